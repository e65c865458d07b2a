/**
 * Files that a person names: data to read, secrets, and output that replaces a file whole or not at
 * all.
 */
@NullMarked
package io.github.jpki4j.cli.file;

import org.jspecify.annotations.NullMarked;

/**
 * Commands that sign and verify documents. The documents themselves are the work of package {@code
 * io.github.jpki4j.document}.
 */
@NullMarked
package io.github.jpki4j.cli.document;

import org.jspecify.annotations.NullMarked;

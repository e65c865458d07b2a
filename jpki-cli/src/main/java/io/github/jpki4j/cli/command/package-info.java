/**
 * What every command works with and how it ends: surroundings, global options, exit codes, and
 * failures as sentences.
 */
@NullMarked
package io.github.jpki4j.cli.command;

import org.jspecify.annotations.NullMarked;

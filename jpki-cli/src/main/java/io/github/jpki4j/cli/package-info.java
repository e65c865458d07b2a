/**
 * The command {@code jpki}: everyday tool, integrators' doctor and front of the simulated card.
 * Commands gather through the public API of the libraries, show on a screen or as JSON, and end
 * with one of the codes of {@code ExitCode}. No card knowledge belongs here.
 *
 * <p>This package holds the command line; the commands are in the packages below it, by duty. None
 * of them uses one above its own layer, which {@code LayerTest} proves.
 */
@NullMarked
package io.github.jpki4j.cli;

import org.jspecify.annotations.NullMarked;

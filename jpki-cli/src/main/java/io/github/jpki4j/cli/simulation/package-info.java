/** The simulated card in place of a real one, and the file that keeps it between commands. */
@NullMarked
package io.github.jpki4j.cli.simulation;

import org.jspecify.annotations.NullMarked;

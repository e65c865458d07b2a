/** The programs of docs/programs.md, with its commands, and the simulated card. */
@NullMarked
package io.github.jpki4j.it.program;

import org.jspecify.annotations.NullMarked;

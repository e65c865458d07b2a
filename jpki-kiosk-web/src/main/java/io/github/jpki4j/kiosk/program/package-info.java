/** The program that runs the server: its configuration, its start and its end. */
@NullMarked
package io.github.jpki4j.kiosk.program;

import org.jspecify.annotations.NullMarked;

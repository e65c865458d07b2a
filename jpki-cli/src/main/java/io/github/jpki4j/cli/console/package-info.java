/**
 * The screen and the keyboard: texts of both languages, pages as wide as a screen, JSON, the person
 * who types. Knows no card and no command.
 */
@NullMarked
package io.github.jpki4j.cli.console;

import org.jspecify.annotations.NullMarked;

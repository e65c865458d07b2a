/** The command {@code kiosk}: the pages of a kiosk and of an app in a browser. */
@NullMarked
package io.github.jpki4j.cli.kiosk;

import org.jspecify.annotations.NullMarked;

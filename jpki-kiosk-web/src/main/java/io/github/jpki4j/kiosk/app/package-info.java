/** The app's steps: a phone that reserves. */
@NullMarked
package io.github.jpki4j.kiosk.app;

import org.jspecify.annotations.NullMarked;

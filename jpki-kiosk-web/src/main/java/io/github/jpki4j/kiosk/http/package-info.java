/** The server: who may ask, and what is answered. */
@NullMarked
package io.github.jpki4j.kiosk.http;

import org.jspecify.annotations.NullMarked;

/** The steps for who knows a secret: changing it, and looking at the certificates. */
@NullMarked
package io.github.jpki4j.kiosk.visit.change;

import org.jspecify.annotations.NullMarked;

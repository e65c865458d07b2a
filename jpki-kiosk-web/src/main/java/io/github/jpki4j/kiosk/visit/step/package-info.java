/** What the steps of a visit share: the visit, questions for a secret, and what goes wrong. */
@NullMarked
package io.github.jpki4j.kiosk.visit.step;

import org.jspecify.annotations.NullMarked;

/** Exchanges written down without secrets, played again, and cards that follow a script. */
@NullMarked
package io.github.jpki4j.testcard.recording;

import org.jspecify.annotations.NullMarked;

/** Programs that tests start or ask: ours, and those of others that judge what we made. */
@NullMarked
package io.github.jpki4j.testkit.program;

import org.jspecify.annotations.NullMarked;

/** Commands and answers of ISO 7816-4, encoded and decoded. Knows nothing of any card. */
@NullMarked
package io.github.jpki4j.apdu;

import org.jspecify.annotations.NullMarked;

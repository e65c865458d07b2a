/** Commands and answers as the chip reads and writes them: ISO/IEC 7816-4. Not exported. */
@NullMarked
package io.github.jpki4j.testcard.apdu;

import org.jspecify.annotations.NullMarked;

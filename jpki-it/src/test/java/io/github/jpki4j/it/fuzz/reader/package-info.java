/** Everything that reads bytes of others: what it says of them, and that nothing else comes out. */
@NullMarked
package io.github.jpki4j.it.fuzz.reader;

import org.jspecify.annotations.NullMarked;

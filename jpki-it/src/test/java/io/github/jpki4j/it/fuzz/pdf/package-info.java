/** Signed PDFs whose structure was changed: what verifies as unchanged has to look unchanged. */
@NullMarked
package io.github.jpki4j.it.fuzz.pdf;

import org.jspecify.annotations.NullMarked;

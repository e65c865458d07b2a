/**
 * The syntax of a PDF (ISO 32000-2, 7), read strictly and without a library: what two readers could
 * take for two different things is refused. Not exported.
 */
@NullMarked
package io.github.jpki4j.document.pdf.syntax;

import org.jspecify.annotations.NullMarked;

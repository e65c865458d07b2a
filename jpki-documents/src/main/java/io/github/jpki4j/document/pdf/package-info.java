/** Signatures in PDF files (ISO 32000-1, PAdES). The only package that knows PDFBox. */
@NullMarked
package io.github.jpki4j.document.pdf;

import org.jspecify.annotations.NullMarked;

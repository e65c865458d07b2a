/**
 * Writes what is added to a PDF: objects of our own, as one more section at the end of the file.
 * Not exported.
 */
@NullMarked
package io.github.jpki4j.document.pdf.write;

import org.jspecify.annotations.NullMarked;

/**
 * The signatures of a PDF, what each covers, and what later states of the file added. Not exported.
 */
@NullMarked
package io.github.jpki4j.document.pdf.revision;

import org.jspecify.annotations.NullMarked;

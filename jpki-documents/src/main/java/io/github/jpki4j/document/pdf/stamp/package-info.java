/**
 * Draws what a page shows of a signature: text in an embedded font, an image, and where on the page
 * they are. Not exported.
 */
@NullMarked
package io.github.jpki4j.document.pdf.stamp;

import org.jspecify.annotations.NullMarked;

/**
 * The site: Markdown pages of the repository as HTML, with the Javadoc; and a browser's look at it.
 */
@NullMarked
package io.github.jpki4j.site;

import org.jspecify.annotations.NullMarked;

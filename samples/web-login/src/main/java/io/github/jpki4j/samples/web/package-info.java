/** A web server to which a person logs in with the card, and which verifies signed PDFs. */
@NullMarked
package io.github.jpki4j.samples.web;

import org.jspecify.annotations.NullMarked;

/** CMS signed data and PDF files for tests, good and wrong, made without a card. */
@NullMarked
package io.github.jpki4j.testkit.document;

import org.jspecify.annotations.NullMarked;

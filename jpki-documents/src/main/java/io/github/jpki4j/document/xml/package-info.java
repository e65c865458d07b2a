/** Signatures of XML (XML-DSig): made with the card, and verified. */
@NullMarked
package io.github.jpki4j.document.xml;

import org.jspecify.annotations.NullMarked;

/** Signatures of any content: CMS signed data (RFC 5652) around it, or beside it. */
@NullMarked
package io.github.jpki4j.document.cms;

import org.jspecify.annotations.NullMarked;

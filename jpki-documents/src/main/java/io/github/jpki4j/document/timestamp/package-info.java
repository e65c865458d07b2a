/**
 * Time stamps of RFC 3161: where they come from. What they prove is in the report of a document.
 */
@NullMarked
package io.github.jpki4j.document.timestamp;

import org.jspecify.annotations.NullMarked;

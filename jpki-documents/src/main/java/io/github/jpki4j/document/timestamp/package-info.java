/** Time stamps of RFC 3161: where they come from, and what they prove. */
@NullMarked
package io.github.jpki4j.document.timestamp;

import org.jspecify.annotations.NullMarked;

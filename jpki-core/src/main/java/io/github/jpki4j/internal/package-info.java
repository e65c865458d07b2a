/** What several packages of this module share and nobody else needs; not exported. */
@NullMarked
package io.github.jpki4j.internal;

import org.jspecify.annotations.NullMarked;

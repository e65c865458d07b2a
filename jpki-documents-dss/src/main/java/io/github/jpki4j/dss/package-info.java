/**
 * {@link io.github.jpki4j.document.longterm.LongTermService} by EU DSS. On the class path: DSS and
 * what it needs are no modules.
 */
@NullMarked
package io.github.jpki4j.dss;

import org.jspecify.annotations.NullMarked;

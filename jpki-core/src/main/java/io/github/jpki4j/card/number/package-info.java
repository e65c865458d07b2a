/**
 * The individual number (個人番号), which Japanese law sets apart: read the warning of {@link
 * io.github.jpki4j.card.number.IndividualNumberAccess} first.
 */
@NullMarked
package io.github.jpki4j.card.number;

import org.jspecify.annotations.NullMarked;

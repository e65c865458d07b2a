/** The card face (券面事項確認AP): images, birth date, gender and expiry. */
@NullMarked
package io.github.jpki4j.card.surface;

import org.jspecify.annotations.NullMarked;

/** The card's own attributes (券面事項入力補助AP). */
@NullMarked
package io.github.jpki4j.card.info;

import org.jspecify.annotations.NullMarked;

/**
 * What happened and what to do about it, in Japanese and English: for people in front of a card.
 */
@NullMarked
package io.github.jpki4j.guidance;

import org.jspecify.annotations.NullMarked;

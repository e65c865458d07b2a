/** Whether two texts are two spellings of one: names and addresses; not exported. */
@NullMarked
package io.github.jpki4j.spelling;

import org.jspecify.annotations.NullMarked;

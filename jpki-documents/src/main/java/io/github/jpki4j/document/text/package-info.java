/** What the reports say, in Japanese and English. Not exported. */
@NullMarked
package io.github.jpki4j.document.text;

import org.jspecify.annotations.NullMarked;

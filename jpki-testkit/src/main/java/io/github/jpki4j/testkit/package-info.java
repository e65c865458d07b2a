/**
 * Loops that the tests of several modules run, each over its own link to a card; and who hears what
 * is logged.
 */
@NullMarked
package io.github.jpki4j.testkit;

import org.jspecify.annotations.NullMarked;

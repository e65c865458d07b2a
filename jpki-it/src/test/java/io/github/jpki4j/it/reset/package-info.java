/** The advice over simulated cards, and against a decision table made from the FAQ. */
package io.github.jpki4j.it.reset;

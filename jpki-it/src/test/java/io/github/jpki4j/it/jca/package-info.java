/** The card as a Java key over simulated cards, and with servers and tools. */
package io.github.jpki4j.it.jca;

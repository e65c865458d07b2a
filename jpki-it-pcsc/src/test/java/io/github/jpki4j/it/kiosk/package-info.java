/**
 * A reset seen from before the screen: pages in Chromium, cards in real readers. A person here
 * knows the words of a page and moves cards by hand.
 */
package io.github.jpki4j.it.kiosk;

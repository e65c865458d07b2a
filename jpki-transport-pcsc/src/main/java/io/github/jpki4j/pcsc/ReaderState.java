package io.github.jpki4j.pcsc;

/**
 * A reader at one moment.
 *
 * @param reader its name
 * @param cardPresent whether there is a card of any kind
 * @param insertions a number that grows when a card is put in, as far as the backend can tell: two
 *     states with a card and different numbers mean that it was another insertion. Where the
 *     backend cannot tell it stays 0
 */
record ReaderState(String reader, boolean cardPresent, long insertions) {}

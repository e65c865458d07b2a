/** Servers and TLS libraries that are given a card's key store, or a card's certificate. */
package io.github.jpki4j.it.server;

/** Every verb of a session, on every card, disturbed by everything at every place. */
package io.github.jpki4j.it.sweep;

package io.github.jpki4j.android;

import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ForwardingConnection;

/** A connection as a program writes it; {@link JarIT} shrinks it with the library. */
final class OwnConnection extends ForwardingConnection {

  OwnConnection(CardConnection connection) {
    super(connection);
  }
}

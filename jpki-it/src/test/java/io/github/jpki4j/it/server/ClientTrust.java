package io.github.jpki4j.it.server;

import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;

/**
 * Whose certificates a server takes: those of a trust store, as the server itself reads it, or
 * those that a trust manager accepts.
 */
record ClientTrust(Optional<KeyStore> store, Optional<X509TrustManager> manager) {

  static ClientTrust in(KeyStore store) {
    return new ClientTrust(Optional.of(store), Optional.empty());
  }

  static ClientTrust by(X509TrustManager manager) {
    return new ClientTrust(Optional.empty(), Optional.of(manager));
  }
}

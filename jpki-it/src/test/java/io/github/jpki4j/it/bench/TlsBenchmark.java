package io.github.jpki4j.it.bench;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.jca.JpkiOptions;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Installed;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.SoftwareKeys;
import io.github.jpki4j.testkit.key.Stores;
import io.github.jpki4j.testkit.key.TlsServer;
import io.github.jpki4j.testkit.program.Stopwatch;
import java.io.IOException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Locale;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * TLS handshakes on 127.0.0.1 with the JDK's client and server: client authentication by a
 * simulated card's key beside the same by a key in memory.
 */
final class TlsBenchmark {

  private static final int WARM_UP = 100;
  private static final int ROUNDS = 300;

  private TlsBenchmark() {}

  /** Who logs in where. */
  private record Client(TlsServer server, KeyManager[] keys) implements AutoCloseable {

    /** The certificate that is shown is the one that the server trusts, or of the CA it trusts. */
    static Client of(
        KeyStore store, char @Nullable [] password, Certificate trusted, String protocol)
        throws Exception {
      KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509"); // decrypts once
      keys.init(store, password);
      return new Client(TlsServer.trusting(trusted, protocol), keys.getKeyManagers());
    }

    /** With a context of its own each time, so that no session is resumed. */
    double time() throws Exception {
      SSLContext context = server.client(keys);
      return Stopwatch.time(() -> server.connect(context));
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }

  /** Measures and prints. */
  static void measure() throws Exception {
    measure("TLSv1.2", JpkiOptions.DEFAULT);
    measure("TLSv1.3", JpkiOptions.DEFAULT.withPss());
  }

  @SuppressWarnings("try") // a provider is installed for the length of a block
  private static void measure(String protocol, JpkiOptions options) throws Exception {
    KeyStore software = SoftwareKeys.server();
    try (JpkiProvider jpki = new JpkiProvider(new Desk(), Person.whoKnows(), options);
        Installed here = Installed.last(jpki)) {
      KeyStore store = KeyStore.getInstance(Stores.type(KeyKind.AUTH), jpki);
      store.load(null, null);
      Certificate ca = store.getCertificateChain(Stores.alias(KeyKind.AUTH))[1];
      try (Client card = Client.of(store, null, ca, protocol);
          Client memory =
              Client.of(
                  software, SoftwareKeys.PASSWORD, software.getCertificate("server"), protocol)) {
        double[] cardTimes = new double[ROUNDS];
        double[] memoryTimes = new double[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) { // interleaved, so that both see the same machine
          double cardTime = card.time();
          double memoryTime = memory.time();
          if (i >= 0) {
            cardTimes[i] = cardTime;
            memoryTimes[i] = memoryTime;
          }
        }
        Stopwatch.print(protocol + " handshake, simulated card's key", cardTimes);
        Stopwatch.print(protocol + " handshake, RSA-2048 key in memory", memoryTimes);
        System.out.printf(
            Locale.ROOT,
            "  the card's key costs %.3f ms more%n",
            Stopwatch.quantile(cardTimes, 50) - Stopwatch.quantile(memoryTimes, 50));
      }
    }
  }
}

package io.github.jpki4j.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Installed;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.Stores;
import io.github.jpki4j.testkit.key.TlsServer;
import io.github.jpki4j.testkit.key.TlsServer.Handshake;
import java.io.IOException;
import java.security.KeyStore;
import java.security.KeyStore.CallbackHandlerProtection;
import java.security.UnrecoverableKeyException;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.KeyStoreBuilderParameters;
import javax.net.ssl.SSLException;
import javax.security.auth.callback.PasswordCallback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Client authentication with the JDK's own TLS, against the JDK's own server on 127.0.0.1. */
@SuppressWarnings("try") // a provider is installed for the length of a block
class TlsTest {

  private static final JpkiOptions PSS = JpkiOptions.DEFAULT.withPss();

  private final Desk desk = new Desk();

  static Handshake connect(Desk desk, JpkiProvider provider, KeyKind kind, String... protocols)
      throws Exception {
    KeyStore store = Stores.loaded(provider, kind);
    try (TlsServer server = TlsServer.start(desk, kind, protocols)) {
      return server.connect(server.client(Stores.keyManagers("NewSunX509", store, "")));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, TLSv1.2, 00",
    "false, true, TLSv1.2, 00",
    "true, false, TLSv1.2, 04",
    "true, true, TLSv1.2, 04",
    "true, false, TLSv1.3, 04",
    "true, true, TLSv1.3, 04",
  })
  void bothKeysLogInWithOneSignature(boolean pss, boolean first, String protocol, String scheme)
      throws Exception {
    for (KeyKind kind : KeyKind.values()) {
      JpkiProvider provider =
          new JpkiProvider(desk, Person.whoKnows(), pss ? PSS : JpkiOptions.DEFAULT);
      try (Installed here = first ? Installed.first(provider) : Installed.last(provider)) {
        Handshake handshake = connect(desk, provider, kind, protocol);
        assertThat(handshake.protocol()).isEqualTo(protocol);
        assertThat(handshake.client().getEncoded())
            .isEqualTo(
                desk.card()
                    .certificate(
                        kind == KeyKind.AUTH
                            ? io.github.jpki4j.CertificateKind.AUTH
                            : io.github.jpki4j.CertificateKind.SIGN));
        List<String> commands = desk.takeCommands();
        assertThat(Stores.signatures(commands, scheme)).isEqualTo(1);
        assertThat(Stores.signatures(commands, "")).isEqualTo(1);
      }
      provider.close();
    }
  }

  @Test
  void withPssOffTheHandshakeOfTls13FailsCleanlyAndThatOf12Works() throws Exception {
    JpkiProvider provider = new JpkiProvider(desk, Person.whoKnows());
    try (Installed here = Installed.last(provider)) {
      assertThatThrownBy(() -> connect(desk, provider, KeyKind.AUTH, "TLSv1.3"))
          .isInstanceOf(SSLException.class);
      assertThat(desk.secrets()).as("no PIN for a handshake that cannot be").isZero();
      assertThat(connect(desk, provider, KeyKind.AUTH, "TLSv1.2").protocol()).isEqualTo("TLSv1.2");
    }
  }

  @Test
  void aCardWithoutPssFallsBackTo12AfterItSaidSo() throws Exception {
    Desk old = new Desk(TestCard.builder().with(CardVariant.NO_PSS));
    JpkiProvider provider = new JpkiProvider(old, Person.whoKnows(), PSS);
    try (Installed here = Installed.last(provider)) {
      assertThatThrownBy(() -> connect(old, provider, KeyKind.AUTH, "TLSv1.3"))
          .isInstanceOf(IOException.class);
      assertThat(connect(old, provider, KeyKind.AUTH, "TLSv1.2").protocol()).isEqualTo("TLSv1.2");
      assertThat(old.triesLeft(KeyKind.AUTH)).isEqualTo(3);
      assertThat(old.secrets()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SunX509", "NewSunX509"})
  void aKeyManagerMayHandOverThePin(String algorithm) throws Exception {
    JpkiProvider provider = new JpkiProvider(desk, Person.whoCancels());
    KeyStore store = Stores.loaded(provider, KeyKind.AUTH);
    try (Installed here = Installed.last(provider);
        TlsServer server = TlsServer.start(desk, KeyKind.AUTH, "TLSv1.2")) {
      KeyManager[] managers = Stores.keyManagers(algorithm, store, Desk.AUTH_PIN);
      assertThat(desk.secrets()).as("nothing before the handshake").isZero();
      assertThat(server.connect(server.client(managers)).protocol()).isEqualTo("TLSv1.2");
      assertThat(desk.secrets()).isEqualTo(1);
    }
  }

  @Test
  void oneWrongPinForAllKeyManagersIsOneTry() throws Exception {
    JpkiProvider provider = new JpkiProvider(desk, Person.whoCancels());
    KeyStore store = Stores.loaded(provider, KeyKind.AUTH);
    try (Installed here = Installed.last(provider);
        TlsServer server = TlsServer.start(desk, KeyKind.AUTH, "TLSv1.2")) {
      KeyManager[] managers = Stores.keyManagers("SunX509", store, "9999");
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> server.connect(server.client(managers)))
            .isInstanceOf(IOException.class);
      }
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> Stores.keyManagers("SunX509", store, "9999"))
            .isInstanceOf(UnrecoverableKeyException.class);
      }
    }
    assertThat(desk.triesLeft(KeyKind.AUTH)).isEqualTo(2);
    assertThat(desk.triesLeft(KeyKind.SIGN)).isEqualTo(5);
  }

  /** Each store is asked for its key with the PIN of the other: SunX509's way. */
  @Test
  void sunX509WithBothStoresSpendsNoTry() throws Exception {
    JpkiProvider provider = new JpkiProvider(desk, Person.whoCancels());
    KeyStore auth = Stores.loaded(provider, KeyKind.AUTH);
    KeyStore sign = Stores.loaded(provider, KeyKind.SIGN, "");
    Stores.keyManagers("SunX509", auth, Desk.AUTH_PIN);
    assertThatThrownBy(() -> Stores.keyManagers("SunX509", auth, Desk.SIGN_PASSWORD))
        .isInstanceOf(UnrecoverableKeyException.class);
    for (String password : List.of(Desk.AUTH_PIN, Desk.SIGN_PASSWORD)) {
      assertThatThrownBy(() -> Stores.keyManagers("SunX509", sign, password))
          .isInstanceOf(UnrecoverableKeyException.class);
    }
    KeyStore open = Stores.loaded(provider, KeyKind.SIGN);
    assertThatThrownBy(() -> Stores.keyManagers("SunX509", open, Desk.AUTH_PIN))
        .isInstanceOf(UnrecoverableKeyException.class);
    assertThat(desk.secrets()).as("of loading the store").isEqualTo(1);
    assertThat(desk.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    assertThat(desk.triesLeft(KeyKind.SIGN)).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"1234, 1", "9999, 1"})
  void newSunX509WithBothStoresLogsInWithTheAuthKeyAndSpendsNoTryOfTheOther(String answer, int sent)
      throws Exception {
    JpkiProvider provider = new JpkiProvider(desk, Person.whoCancels());
    CallbackHandlerProtection asking =
        new CallbackHandlerProtection(
            callbacks -> ((PasswordCallback) callbacks[0]).setPassword(answer.toCharArray()));
    KeyManagerFactory factory = KeyManagerFactory.getInstance("NewSunX509");
    factory.init(
        new KeyStoreBuilderParameters(
            List.of(
                KeyStore.Builder.newInstance("JPKI-SIGN", provider, asking),
                KeyStore.Builder.newInstance("JPKI-AUTH", provider, asking))));
    try (Installed here = Installed.last(provider);
        TlsServer server = TlsServer.start(desk, KeyKind.AUTH, "TLSv1.2")) {
      boolean right = answer.equals(Desk.AUTH_PIN);
      for (int i = 0; i < 3; i++) {
        if (right) {
          assertThat(server.connect(server.client(factory.getKeyManagers())).protocol())
              .isEqualTo("TLSv1.2");
        } else {
          assertThatThrownBy(() -> server.connect(server.client(factory.getKeyManagers())))
              .isInstanceOf(IOException.class);
        }
      }
      assertThat(desk.secrets()).isEqualTo(sent);
      assertThat(desk.triesLeft(KeyKind.AUTH)).isEqualTo(right ? 3 : 2);
      assertThat(desk.triesLeft(KeyKind.SIGN)).isEqualTo(5);
    }
  }
}

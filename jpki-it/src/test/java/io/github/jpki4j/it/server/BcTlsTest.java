package io.github.jpki4j.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.jca.JpkiLoadParameter;
import io.github.jpki4j.jca.JpkiOptions;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Installed;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.SoftwareKeys;
import io.github.jpki4j.testkit.key.Stores;
import java.io.IOException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.BCSSLEngine;
import org.bouncycastle.jsse.BCSSLParameters;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** BouncyCastle's TLS (bctls) with the key of a card; Java's at the other end. */
@SuppressWarnings("try") // a provider is installed for the length of a block
class BcTlsTest {

  private static final Provider JSSE = new BouncyCastleJsseProvider();

  private final Desk desk = new Desk();
  private final Person person = Person.whoKnows();
  private boolean installed;

  /** bctls wants BouncyCastle in Java's list, as a source of randomness. */
  @BeforeEach
  void install() {
    installed = Security.addProvider(new BouncyCastleProvider()) > 0;
  }

  @AfterEach
  void remove() {
    if (installed) {
      Security.removeProvider(BouncyCastleProvider.PROVIDER_NAME);
    }
  }

  private static JpkiOptions options(boolean pss) {
    return pss ? JpkiOptions.DEFAULT.withPss() : JpkiOptions.DEFAULT;
  }

  private SSLEngine bouncyCastle(Provider jpki, KeyKind kind, String version, boolean client)
      throws Exception {
    KeyStore store = KeyStore.getInstance(Stores.type(kind), jpki);
    store.load(JpkiLoadParameter.asking(person));
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX", JSSE);
    keys.init(store, null);
    SSLContext context = SSLContext.getInstance(version, JSSE);
    context.init(keys.getKeyManagers(), Trust.inWhoever(), null);
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(client);
    return engine;
  }

  private static SSLEngine java(boolean client, String version) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509", "SunJSSE");
    keys.init(SoftwareKeys.server(), SoftwareKeys.PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
    context.init(client ? null : keys.getKeyManagers(), Trust.inWhoever(), null);
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(client);
    engine.setNeedClientAuth(!client);
    engine.setEnabledProtocols(new String[] {version});
    return engine;
  }

  private static void allowOnly(SSLEngine engine, String... schemes) {
    BCSSLEngine own = (BCSSLEngine) engine;
    BCSSLParameters parameters = own.getParameters();
    parameters.setSignatureSchemes(schemes);
    own.setParameters(parameters);
  }

  private static String shakeHands(SSLEngine card, SSLEngine other) throws IOException {
    return card.getUseClientMode()
        ? Engines.shakeHands(card, other)
        : Engines.shakeHands(other, card);
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH, TLSv1.2, true,  true",
    "AUTH, TLSv1.2, true,  false",
    "AUTH, TLSv1.3, true,  true",
    "AUTH, TLSv1.3, true,  false",
    "SIGN, TLSv1.2, true,  false",
    "SIGN, TLSv1.3, true,  false",
    "SIGN, TLSv1.2, false, true",
    "SIGN, TLSv1.3, false, false",
  })
  void withPssBothVersionsWorkWhereverTheProviderStands(
      KeyKind kind, String version, boolean client, boolean first) throws Exception {
    try (JpkiProvider jpki = new JpkiProvider(desk, person, options(true));
        Installed here = first ? Installed.first(jpki) : Installed.last(jpki)) {
      assertThat(shakeHands(bouncyCastle(jpki, kind, version, client), java(!client, version)))
          .isEqualTo(version);
    }
    assertThat(desk.takeCommands()).filteredOn(command -> command.startsWith("802A04")).hasSize(1);
    assertThat(person.questions()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void withoutPssItFailsBeforeAPinAsBouncyCastleTakesPss(String version) throws Exception {
    try (JpkiProvider jpki = new JpkiProvider(desk, person);
        Installed here = Installed.last(jpki)) {
      SSLEngine engine = bouncyCastle(jpki, KeyKind.AUTH, version, true);
      assertThatThrownBy(() -> shakeHands(engine, java(false, version)))
          .isInstanceOf(IOException.class);
    }
    assertThat(person.questions()).isEmpty();
    assertThat(desk.secrets()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withPkcs1AloneVersion12Works(boolean pss) throws Exception {
    try (JpkiProvider jpki = new JpkiProvider(desk, person, options(pss));
        Installed here = Installed.last(jpki)) {
      SSLEngine engine = bouncyCastle(jpki, KeyKind.AUTH, "TLSv1.2", true);
      allowOnly(engine, "rsa_pkcs1_sha256");
      assertThat(shakeHands(engine, java(false, "TLSv1.2"))).isEqualTo("TLSv1.2");
    }
    assertThat(desk.takeCommands()).filteredOn(command -> command.startsWith("802A00")).hasSize(1);
    assertThat(person.questions()).hasSize(1);
  }

  /** The certificate for user authentication says that it is for clients. */
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void asAServerItDoesNotTakeTheAuthKey(String version) throws Exception {
    try (JpkiProvider jpki = new JpkiProvider(desk, person, options(true));
        Installed here = Installed.last(jpki)) {
      SSLEngine engine = bouncyCastle(jpki, KeyKind.AUTH, version, false);
      assertThatThrownBy(() -> shakeHands(engine, java(true, version)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no selectable cipher suite");
    }
    assertThat(desk.secrets()).isZero();
  }

  private SSLEngine serverThatTrusts(KeyStore trusted, boolean policies) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX", JSSE);
    keys.init(SoftwareKeys.server(), SoftwareKeys.PASSWORD);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX", JSSE);
    if (policies) {
      trust.init(new CertPathTrustManagerParameters(Trust.path(trusted)));
    } else {
      trust.init(trusted);
    }
    SSLContext context = SSLContext.getInstance("TLSv1.2", JSSE);
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    SSLEngine server = context.createSSLEngine();
    server.setUseClientMode(false);
    server.setNeedClientAuth(true);
    return server;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void asAServerItTrustsTheCardIfThePoliciesAreAllowed(boolean policies) throws Exception {
    SSLEngine server = serverThatTrusts(Trust.store(desk, KeyKind.AUTH), policies);
    try (JpkiProvider jpki = new JpkiProvider(desk, person);
        Installed here = Installed.last(jpki)) {
      KeyManagerFactory card = KeyManagerFactory.getInstance("NewSunX509");
      card.init(Stores.loaded(jpki, KeyKind.AUTH), null);
      SSLContext java = SSLContext.getInstance("TLSv1.2");
      java.init(card.getKeyManagers(), Trust.inWhoever(), null);
      SSLEngine client = java.createSSLEngine();
      client.setUseClientMode(true);
      if (policies) {
        assertThat(Engines.shakeHands(client, server)).isEqualTo("TLSv1.2");
      } else {
        assertThatThrownBy(() -> Engines.shakeHands(client, server))
            .isInstanceOf(IOException.class);
      }
    }
  }
}

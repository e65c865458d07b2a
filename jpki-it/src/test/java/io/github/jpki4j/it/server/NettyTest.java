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
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Netty with Java's TLS, as a client and as a server with the key of a card. */
@SuppressWarnings("try") // a provider is installed for the length of a block
class NettyTest {

  private final Desk desk = new Desk();
  private final Person person = Person.whoKnows();

  private KeyStore loaded(Provider provider, KeyKind kind) throws Exception {
    KeyStore store = KeyStore.getInstance(Stores.type(kind), provider);
    store.load(JpkiLoadParameter.asking(person));
    return store;
  }

  private static KeyManagerFactory keys(KeyStore store, char[] password) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("NewSunX509");
    keys.init(store, password);
    return keys;
  }

  private static SSLEngine netty(SslContextBuilder builder, String version) throws Exception {
    TrustManager whoever = Trust.inWhoever()[0];
    SslContext context =
        builder
            .sslProvider(SslProvider.JDK)
            .trustManager(whoever)
            .endpointIdentificationAlgorithm(null)
            .protocols(version)
            .build();
    return context.newEngine(UnpooledByteBufAllocator.DEFAULT, "127.0.0.1", 1);
  }

  private static SSLEngine java(boolean client) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    KeyManager[] keys = keys(SoftwareKeys.server(), SoftwareKeys.PASSWORD).getKeyManagers();
    context.init(client ? null : keys, Trust.inWhoever(), null);
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(client);
    engine.setNeedClientAuth(!client);
    return engine;
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH, false, TLSv1.2, client",
    "AUTH, false, TLSv1.2, server",
    "AUTH, true,  TLSv1.3, client",
    "AUTH, true,  TLSv1.3, server",
    "SIGN, false, TLSv1.2, client",
    "SIGN, false, TLSv1.2, server",
    "SIGN, true,  TLSv1.3, client",
    "SIGN, true,  TLSv1.3, server",
  })
  void aKeyManagerFactoryWorksAtBothEnds(KeyKind kind, boolean pss, String version, String end)
      throws Exception {
    JpkiOptions options = pss ? JpkiOptions.DEFAULT.withPss() : JpkiOptions.DEFAULT;
    try (JpkiProvider jpki = new JpkiProvider(desk, person, options);
        Installed here = Installed.last(jpki)) {
      KeyManagerFactory keys = keys(loaded(jpki, kind), null);
      String agreed =
          end.equals("client")
              ? Engines.shakeHands(
                  netty(SslContextBuilder.forClient().keyManager(keys), version), java(false))
              : Engines.shakeHands(java(true), netty(SslContextBuilder.forServer(keys), version));
      assertThat(agreed).isEqualTo(version);
    }
    assertThat(person.questions()).hasSize(1);
    assertThat(desk.secrets()).isEqualTo(1);
  }

  /**
   * Netty copies a key into a key store of its own, which one without encoding does not survive.
   */
  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aKeyWithItsChainIsRefusedBeforeAPin(KeyKind kind) throws Exception {
    try (JpkiProvider jpki = new JpkiProvider(desk, person);
        Installed here = Installed.last(jpki)) {
      KeyStore store = Stores.loaded(jpki, kind);
      long loading = desk.secrets();
      PrivateKey key = Stores.key(store);
      X509Certificate certificate = (X509Certificate) store.getCertificate(Stores.alias(kind));
      for (SslContextBuilder builder :
          List.of(
              SslContextBuilder.forClient().keyManager(key, certificate),
              SslContextBuilder.forServer(key, certificate))) {
        assertThatThrownBy(() -> netty(builder, "TLSv1.2")).isInstanceOf(SSLException.class);
      }
      assertThat(desk.secrets()).isEqualTo(loading);
    }
  }
}

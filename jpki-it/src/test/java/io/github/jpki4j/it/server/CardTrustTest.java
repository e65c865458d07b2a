package io.github.jpki4j.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Installed;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.SoftwareKeys;
import io.github.jpki4j.testkit.key.Stores;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CRL;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A server that wants the certificate of a card: refused with a plain trust store, whatever the
 * server, and accepted with the policies allowed.
 */
@SuppressWarnings("try") // a provider is installed for the length of a block
class CardTrustTest {

  @TempDir private Path folder;

  private final Desk desk = new Desk();
  private final JpkiProvider jpki = new JpkiProvider(desk, Person.whoKnows());
  private KeyStore trusted = SoftwareKeys.server();

  private enum Maker {
    TOMCAT,
    JETTY,
    NETTY
  }

  @BeforeEach
  void trustTheCa() throws Exception {
    trusted = Trust.store(desk, KeyKind.AUTH);
  }

  private SSLContext client() throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("NewSunX509");
    keys.init(Stores.loaded(jpki, KeyKind.AUTH), null);
    SSLContext context = SSLContext.getInstance("TLSv1.2");
    context.init(keys.getKeyManagers(), Trust.inWhoever(), null);
    return context;
  }

  /** What a server.xml names as trustManagerClassName. */
  public static final class PolicyTrust extends DelegatingTrust {}

  private WebServer tomcat(boolean withPolicies) throws Exception {
    SSLHostConfig host = new SSLHostConfig();
    host.setProtocols("TLSv1.2");
    host.setCertificateVerification("required");
    if (withPolicies) {
      DelegatingTrust.set(Trust.withPolicies(trusted));
      host.setTrustManagerClassName(PolicyTrust.class.getName());
    } else {
      host.setTrustStore(trusted);
    }
    return Tomcats.start(
        folder,
        host,
        certificate -> {
          certificate.setCertificateKeystore(SoftwareKeys.server());
          certificate.setCertificateKeystorePassword(new String(SoftwareKeys.PASSWORD));
        });
  }

  private WebServer jetty(boolean withPolicies) throws Exception {
    SslContextFactory.Server tls =
        new SslContextFactory.Server() {
          @Override
          protected TrustManager[] getTrustManagers(KeyStore store, Collection<? extends CRL> lists)
              throws Exception {
            return withPolicies
                ? Trust.withPolicies(store).getTrustManagers()
                : super.getTrustManagers(store, lists);
          }
        };
    tls.setIncludeProtocols("TLSv1.2");
    tls.setKeyStore(SoftwareKeys.server());
    tls.setKeyStorePassword(new String(SoftwareKeys.PASSWORD));
    tls.setTrustStore(trusted);
    tls.setNeedClientAuth(true);
    return Jetties.start(tls);
  }

  private SSLEngine netty(boolean withPolicies) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
    keys.init(SoftwareKeys.server(), SoftwareKeys.PASSWORD);
    TrustManagerFactory plain = TrustManagerFactory.getInstance("PKIX");
    plain.init(trusted);
    return SslContextBuilder.forServer(keys)
        .sslProvider(SslProvider.JDK)
        .trustManager(withPolicies ? Trust.withPolicies(trusted) : plain)
        .clientAuth(ClientAuth.REQUIRE)
        .protocols("TLSv1.2")
        .build()
        .newEngine(UnpooledByteBufAllocator.DEFAULT);
  }

  private void logIn(Maker maker, boolean withPolicies) throws Exception {
    if (maker == Maker.NETTY) {
      SSLEngine client = client().createSSLEngine();
      client.setUseClientMode(true);
      Engines.shakeHands(client, netty(withPolicies));
      return;
    }
    try (WebServer server = maker == Maker.TOMCAT ? tomcat(withPolicies) : jetty(withPolicies)) {
      server.shakeHands(client());
    }
  }

  @ParameterizedTest
  @EnumSource(Maker.class)
  void aPlainTrustStoreRefusesTheCard(Maker maker) {
    try (Installed here = Installed.last(jpki)) {
      assertThatThrownBy(() -> logIn(maker, false)).isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Maker.class)
  void withThePoliciesAllowedTheCardLogsIn(Maker maker) throws Exception {
    try (Installed here = Installed.last(jpki)) {
      logIn(maker, true);
    }
    assertThat(desk.secrets()).isEqualTo(1);
  }

  /** The certificate for user authentication is for clients, and says so. */
  @Test
  void aClientOfJavaTakesNoCardForAServer() throws Exception {
    X509TrustManager client = (X509TrustManager) Trust.withPolicies(trusted).getTrustManagers()[0];
    X509Certificate[] card = {desk.certificate(KeyKind.AUTH)};
    client.checkClientTrusted(card, "RSA");
    assertThatThrownBy(() -> client.checkServerTrusted(card, "ECDHE_RSA"))
        .isInstanceOf(CertificateException.class);
  }
}

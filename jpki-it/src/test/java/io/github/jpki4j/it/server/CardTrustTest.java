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
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
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

  private void logIn(ServerMaker maker, boolean withPolicies) throws Exception {
    ClientTrust trust =
        withPolicies
            ? ClientTrust.by((X509TrustManager) Trust.withPolicies(trusted).getTrustManagers()[0])
            : ClientTrust.in(trusted);
    maker.shakeHands(folder, trust, client());
  }

  @ParameterizedTest
  @EnumSource(ServerMaker.class)
  void aPlainTrustStoreRefusesTheCard(ServerMaker maker) {
    try (Installed here = Installed.last(jpki)) {
      assertThatThrownBy(() -> logIn(maker, false)).isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(ServerMaker.class)
  void withThePoliciesAllowedTheCardLogsIn(ServerMaker maker) throws Exception {
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

package io.github.jpki4j.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.Check;
import io.github.jpki4j.cert.FindingCode;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.pki.CaGeneration;
import io.github.jpki4j.testcard.pki.OddCertificate;
import io.github.jpki4j.testcard.pki.Validity;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Installed;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.SoftwareKeys;
import io.github.jpki4j.testkit.key.Stores;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

/** Client certificates, by calls and by a web server of the JDK on 127.0.0.1. */
@SuppressWarnings("try") // a provider is installed for the length of a block
class JpkiTrustManagerTest {

  private final LoginWorld world = new LoginWorld();
  private final JpkiTrustManager trust = trust(world.validator().build());

  private static JpkiTrustManager trust(CertificateValidator validator) {
    return new JpkiTrustManager(
        validator, List.of(LoginWorld.parsed(LoginWorld.PKI.authorityCertificate(KeyKind.AUTH))));
  }

  private static X509Certificate x509(byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new AssertionError(e);
    }
  }

  private ClientCertificateException refusal(byte[] der) {
    X509Certificate[] chain = {x509(der)};
    return catchThrowableOfType(
        ClientCertificateException.class, () -> trust.checkClientTrusted(chain, "RSA"));
  }

  @Test
  void theHolderIsTrustedInEveryWayOfAsking() throws Exception {
    X509Certificate[] alone = {x509(LoginWorld.certificate(LoginWorld.VALID))};
    X509Certificate[] withCa = {alone[0], x509(LoginWorld.PKI.authorityCertificate(KeyKind.AUTH))};
    for (X509Certificate[] chain : List.of(alone, withCa)) {
      trust.checkClientTrusted(chain, "RSA");
      trust.checkClientTrusted(chain, "RSA", (Socket) null);
      trust.checkClientTrusted(chain, "RSA", (SSLEngine) null);
    }
  }

  @Test
  void othersAreRefusedWithWhatWasFound() {
    assertThat(
            refusal(LoginWorld.PKI.certificate(KeyKind.SIGN, LoginWorld.HOLDER, LoginWorld.VALID))
                .codes())
        .containsExactly(LoginCode.CERTIFICATE_OF_SIGN_KEY);
    ClientCertificateException revoked = refusal(LoginWorld.certificate(LoginWorld.REVOKED));
    assertThat(revoked.codes()).contains(LoginCode.CERTIFICATE_NOT_TRUSTED);
    assertThat(revoked.report().orElseThrow().has(FindingCode.REVOKED)).isTrue();
    assertThat(revoked).hasMessageContaining("REVOKED");
    Validity over = new Validity(LoginWorld.VALID.notBefore(), LoginWorld.NOW.minusSeconds(1));
    assertThat(
            refusal(LoginWorld.certificate(over)).report().orElseThrow().has(FindingCode.EXPIRED))
        .isTrue();
    byte[] odd =
        LoginWorld.PKI.oddCertificate(
            LoginWorld.certificate(LoginWorld.VALID),
            KeyKind.AUTH,
            CaGeneration.THIRD,
            OddCertificate.KEY_ON_P256);
    assertThat(refusal(odd).codes()).containsExactly(LoginCode.KEY_UNSUPPORTED);
  }

  @Test
  void whatIsNotKnownIsNotTrusted() {
    JpkiTrustManager asksNobody =
        trust(
            CertificateValidator.builder()
                .anchors(LoginWorld.anchors())
                .clock(world.clock)
                .build());
    X509Certificate[] chain = {x509(LoginWorld.certificate(LoginWorld.VALID))};
    assertThatThrownBy(() -> asksNobody.checkClientTrusted(chain, "RSA"))
        .isInstanceOfSatisfying(
            ClientCertificateException.class,
            e -> assertThat(e.codes()).contains(LoginCode.CERTIFICATE_UNDETERMINED));
  }

  @Test
  void noServerIsTrustedEver() {
    X509Certificate[] chain = {x509(LoginWorld.certificate(LoginWorld.VALID))};
    assertThatThrownBy(() -> trust.checkServerTrusted(chain, "RSA"))
        .isInstanceOf(CertificateException.class);
    assertThatThrownBy(() -> trust.checkServerTrusted(chain, "RSA", (Socket) null))
        .isInstanceOf(CertificateException.class);
    assertThatThrownBy(() -> trust.checkServerTrusted(chain, "RSA", (SSLEngine) null))
        .isInstanceOf(CertificateException.class);
  }

  @Test
  void clientsAreToldTheCaAndMistakesAreMistakes() {
    assertThat(trust.getAcceptedIssuers())
        .containsExactly(x509(LoginWorld.PKI.authorityCertificate(KeyKind.AUTH)));
    X509Certificate[] chain = {x509(LoginWorld.certificate(LoginWorld.VALID))};
    assertThatThrownBy(() -> trust.checkClientTrusted(new X509Certificate[0], "RSA"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> trust.checkClientTrusted(chain, ""))
        .isInstanceOf(IllegalArgumentException.class);
    for (byte[] wrong :
        List.of(
            LoginWorld.PKI.authorityCertificate(KeyKind.SIGN),
            LoginWorld.certificate(LoginWorld.VALID))) {
      assertThatThrownBy(
              () ->
                  new JpkiTrustManager(
                      world.validator().build(), List.of(LoginWorld.parsed(wrong))))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void theExceptionKeepsItsCodesInAStream() throws Exception {
    ClientCertificateException revoked = refusal(LoginWorld.certificate(LoginWorld.REVOKED));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(revoked);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      ClientCertificateException read = (ClientCertificateException) in.readObject();
      assertThat(read.codes()).isEqualTo(revoked.codes());
      assertThat(read.report()).isEmpty();
    }
  }

  private static SSLContext client(JpkiProvider jpki) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("NewSunX509");
    keys.init(Stores.loaded(jpki, KeyKind.AUTH), null);
    TrustManagerFactory servers = TrustManagerFactory.getInstance("PKIX");
    servers.init(SoftwareKeys.trusting(SoftwareKeys.server().getCertificate("server")));
    SSLContext context = SSLContext.getInstance("TLSv1.2");
    KeyManager[] managers = keys.getKeyManagers();
    context.init(managers, servers.getTrustManagers(), null);
    return context;
  }

  private static byte[] get(CertificateServer web, JpkiProvider jpki) throws Exception {
    HttpClient client = HttpClient.newBuilder().sslContext(client(jpki)).build();
    return client
        .send(HttpRequest.newBuilder(web.uri()).build(), HttpResponse.BodyHandlers.ofByteArray())
        .body();
  }

  private static TestCardBuilder card(Validity validity) {
    return TestCard.builder().validity(KeyKind.AUTH, validity);
  }

  @Test
  void theCardLogsInToAWebServer() throws Exception {
    Desk desk = new Desk(card(LoginWorld.VALID));
    JpkiProvider jpki = new JpkiProvider(desk, Person.whoKnows());
    try (Installed here = Installed.last(jpki);
        CertificateServer web = new CertificateServer(trust)) {
      assertThat(get(web, jpki))
          .isEqualTo(desk.certificate(KeyKind.AUTH).getPublicKey().getEncoded());
      assertThat(web.refused()).isEmpty();
    }
    assertThat(desk.secrets()).isEqualTo(1);
  }

  @Test
  void aRevokedCardDoesNot() throws Exception {
    Desk desk = new Desk(card(LoginWorld.REVOKED));
    JpkiProvider jpki = new JpkiProvider(desk, Person.whoKnows());
    try (Installed here = Installed.last(jpki);
        CertificateServer web = new CertificateServer(trust)) {
      assertThatThrownBy(() -> get(web, jpki)).isInstanceOf(IOException.class);
      ClientCertificateException refused =
          (ClientCertificateException) web.refused().poll(20, TimeUnit.SECONDS);
      assertThat(refused.report().orElseThrow().has(FindingCode.REVOKED)).isTrue();
    }
  }

  @Test
  void whoAcceptsThatNobodyAsksHasToSaySo() throws Exception {
    JpkiTrustManager accepting =
        trust(
            CertificateValidator.builder()
                .anchors(LoginWorld.anchors())
                .clock(world.clock)
                .acceptNotPerformed(Check.REVOCATION)
                .build());
    accepting.checkClientTrusted(
        new X509Certificate[] {x509(LoginWorld.certificate(LoginWorld.REVOKED))}, "RSA");
  }
}

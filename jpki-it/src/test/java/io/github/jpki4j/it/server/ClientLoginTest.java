package io.github.jpki4j.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.FindingCode;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.revocation.Crl;
import io.github.jpki4j.cert.revocation.CrlChecker;
import io.github.jpki4j.jca.JpkiOptions;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.login.ClientCertificateException;
import io.github.jpki4j.login.JpkiTrustManager;
import io.github.jpki4j.login.LoginCode;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testcard.pki.Revocation;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testcard.pki.Validity;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Installed;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.Stores;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * People who come to a server with their card, whatever the server: {@code JpkiTrustManager} lets
 * in the certificate that is proven good, and nobody else.
 */
@SuppressWarnings("try") // a provider is installed for the length of a block
class ClientLoginTest {

  private static final Instant NOW = Instant.parse("2026-06-01T03:00:00Z");
  private static final Validity VALID =
      new Validity(Instant.parse("2025-01-15T01:30:00Z"), Instant.parse("2029-02-17T14:59:59Z"));

  @TempDir private Path folder;

  /** Who comes, and what is found. */
  private record Visitor(
      String name, KeyKind kind, Validity validity, Optional<FindingCode> finding) {

    private static Visitor with(Validity validity, FindingCode finding) {
      return new Visitor(finding.name(), KeyKind.AUTH, validity, Optional.of(finding));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final Visitor HOLDER =
      new Visitor("holder", KeyKind.AUTH, VALID, Optional.empty());
  private static final Visitor WITH_A_REVOKED_CARD =
      Visitor.with(
          new Validity(VALID.notBefore().plusSeconds(1), VALID.notAfter()), FindingCode.REVOKED);
  private static final Visitor WITH_AN_EXPIRED_CARD =
      Visitor.with(new Validity(VALID.notBefore(), NOW.minusSeconds(1)), FindingCode.EXPIRED);
  private static final Visitor TOO_EARLY =
      Visitor.with(new Validity(NOW.plusSeconds(1), VALID.notAfter()), FindingCode.NOT_YET_VALID);
  private static final Visitor WITH_THE_KEY_FOR_SIGNATURES =
      new Visitor("key for signatures", KeyKind.SIGN, VALID, Optional.empty());

  /** Remembers what was refused, of which TLS tells nobody. */
  private static final class Listening extends X509ExtendedTrustManager {

    private final JpkiTrustManager trust;
    private final List<ClientCertificateException> refused = new CopyOnWriteArrayList<>();

    Listening(JpkiTrustManager trust) {
      this.trust = trust;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      try {
        trust.checkClientTrusted(chain, type);
      } catch (ClientCertificateException e) {
        refused.add(e);
        throw e;
      }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      checkClientTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      trust.checkServerTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      checkServerTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      checkServerTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return trust.getAcceptedIssuers();
    }
  }

  private static CertificateValidator validator(Desk desk) throws MalformedDataException {
    TestPki pki = desk.card().pki();
    Revocation revoked =
        new Revocation(
            pki.serial(KeyKind.AUTH, Holder.test(), WITH_A_REVOKED_CARD.validity()),
            CRLReason.KEY_COMPROMISE,
            NOW.minus(Duration.ofDays(30)));
    byte[] crl = pki.crl(KeyKind.AUTH, NOW.minus(Duration.ofHours(1))).revoke(revoked).build();
    return CertificateValidator.builder()
        .anchors(TrustAnchors.production().withTestRoot(KeyKind.AUTH, authority(desk)))
        .clock(Clock.fixed(NOW, ZoneOffset.UTC))
        .revocation(CrlChecker.of(Crl.parse(crl)))
        .build();
  }

  private static JpkiCertificate authority(Desk desk) throws MalformedDataException {
    return JpkiCertificate.parse(desk.card().pki().authorityCertificate(KeyKind.AUTH));
  }

  private static SSLContext client(JpkiProvider jpki, KeyKind kind, String version)
      throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("NewSunX509");
    keys.init(Stores.loaded(jpki, kind), null);
    SSLContext context = SSLContext.getInstance(version);
    context.init(keys.getKeyManagers(), Trust.inWhoever(), null);
    return context;
  }

  static Stream<Arguments> visits() {
    return Stream.of(ServerMaker.values())
        .flatMap(
            server ->
                Stream.of(
                        HOLDER,
                        WITH_A_REVOKED_CARD,
                        WITH_AN_EXPIRED_CARD,
                        TOO_EARLY,
                        WITH_THE_KEY_FOR_SIGNATURES)
                    .flatMap(
                        visitor ->
                            Stream.of("TLSv1.2", "TLSv1.3")
                                .map(version -> Arguments.of(server, visitor, version))));
  }

  @ParameterizedTest
  @MethodSource("visits")
  void onlyTheHolderOfAGoodCertificateComesIn(ServerMaker server, Visitor visitor, String version)
      throws Exception {
    Desk desk = new Desk(TestCard.builder().validity(visitor.kind, visitor.validity));
    // Without a name a client shows what it has, also the wrong certificate.
    List<JpkiCertificate> named =
        visitor.kind == KeyKind.AUTH ? List.of(authority(desk)) : List.of();
    Listening trust = new Listening(new JpkiTrustManager(validator(desk), named));
    boolean pss = version.equals("TLSv1.3");
    JpkiOptions options = pss ? JpkiOptions.DEFAULT.withPss() : JpkiOptions.DEFAULT;
    try (JpkiProvider jpki = new JpkiProvider(desk, Person.whoKnows(), options);
        Installed here = Installed.last(jpki)) {
      SSLContext client = client(jpki, visitor.kind, version);
      if (visitor.equals(HOLDER)) {
        server.shakeHands(folder, ClientTrust.by(trust), client);
        assertThat(trust.refused).isEmpty();
        return;
      }
      assertThatThrownBy(() -> server.shakeHands(folder, ClientTrust.by(trust), client))
          .isInstanceOf(IOException.class);
    }
    ClientCertificateException why = trust.refused.get(0);
    if (visitor.kind == KeyKind.SIGN) {
      assertThat(why.codes()).containsExactly(LoginCode.CERTIFICATE_OF_SIGN_KEY);
    } else {
      assertThat(why.report().orElseThrow().has(visitor.finding.orElseThrow())).isTrue();
    }
  }
}

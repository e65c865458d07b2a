package io.github.jpki4j.testcard.pki;

import static io.github.jpki4j.testcard.pki.X509.certificate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.Hex;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.crypto.RsaKey;
import java.nio.file.Path;
import java.security.SignatureException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Three CAs per purpose that share one name. */
class GenerationsTest {

  /** A day on which the CAs of all generations are valid. */
  private static final Instant DAY = Instant.parse("2025-03-03T03:00:00Z");

  private static final Validity VALIDITY = Validity.issuedAt(DAY, MonthDay.of(2, 17));
  private static final TestPki PKI = TestPki.create();

  @TempDir Path folder;

  private static byte[] leaf(KeyKind kind, CaGeneration generation, boolean withAki) {
    return withAki
        ? PKI.certificate(kind, generation, Holder.test(), VALIDITY)
        : PKI.certificateWithoutAki(kind, generation, Holder.test(), VALIDITY);
  }

  private static X509Certificate authority(KeyKind kind, CaGeneration generation) throws Exception {
    return certificate(PKI.authorityCertificate(kind, generation));
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void generationsShareTheNameAndNothingElse(KeyKind kind) throws Exception {
    Set<Object> names = new HashSet<>();
    Set<Object> keysAndSerials = new HashSet<>();
    for (CaGeneration generation : CaGeneration.values()) {
      X509Certificate authority = authority(kind, generation);
      authority.verify(authority.getPublicKey());
      names.add(authority.getSubjectX500Principal());
      keysAndSerials.add(authority.getPublicKey());
      keysAndSerials.add(authority.getSerialNumber());
      assertThat(authority.getNotBefore()).isBefore(Date.from(DAY));
      assertThat(authority.getNotAfter()).isAfter(Date.from(DAY));
      assertThat(
              new Validity(
                  authority.getNotBefore().toInstant(), authority.getNotAfter().toInstant()))
          .isEqualTo(generation.validity());
      assertThat(PKI.authorityPrivateKey(kind, generation)).isNotNull();
    }
    assertThat(names).hasSize(1);
    assertThat(keysAndSerials).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH, FIRST, true", "AUTH, SECOND, true", "AUTH, THIRD, true",
    "SIGN, FIRST, true", "SIGN, SECOND, true", "SIGN, THIRD, true",
    "AUTH, FIRST, false", "AUTH, SECOND, false", "AUTH, THIRD, false",
    "SIGN, FIRST, false", "SIGN, SECOND, false", "SIGN, THIRD, false",
  })
  void onlyTheOwnGenerationVerifiesALeaf(KeyKind kind, CaGeneration own, boolean withAki)
      throws Exception {
    X509Certificate leaf = certificate(leaf(kind, own, withAki));
    assertThat(leaf.getExtensionValue("2.5.29.35") != null).isEqualTo(withAki);
    Set<TrustAnchor> anchors = new HashSet<>();
    for (CaGeneration generation : CaGeneration.values()) {
      X509Certificate authority = authority(kind, generation);
      anchors.add(new TrustAnchor(authority, null));
      if (generation == own) {
        leaf.verify(authority.getPublicKey());
      } else {
        assertThatThrownBy(() -> leaf.verify(authority.getPublicKey()))
            .isInstanceOf(SignatureException.class);
      }
    }
    assertThat(anchorFor(leaf, anchors)).isEqualTo(authority(kind, own));
  }

  private static X509Certificate anchorFor(X509Certificate leaf, Set<TrustAnchor> anchors)
      throws Exception {
    PKIXParameters parameters = new PKIXParameters(anchors);
    parameters.setRevocationEnabled(false);
    parameters.setPolicyQualifiersRejected(false);
    parameters.setDate(Date.from(DAY));
    PKIXCertPathValidatorResult result =
        (PKIXCertPathValidatorResult)
            CertPathValidator.getInstance("PKIX")
                .validate(
                    CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf)),
                    parameters);
    return result.getTrustAnchor().getTrustedCert();
  }

  /** The trap of one name: CERT-05. */
  @Test
  void opensslNeedsTheAuthorityKeyIdentifierToFindTheGeneration() throws Exception {
    if (!Openssl.isInstalled()) {
      return;
    }
    byte[][] authorities =
        Arrays.stream(CaGeneration.values())
            .map(generation -> PKI.authorityCertificate(KeyKind.SIGN, generation))
            .toArray(byte[][]::new);
    String anchors = Openssl.pem(folder.resolve("ca.pem"), "CERTIFICATE", authorities);
    String time = Long.toString(DAY.getEpochSecond());
    for (CaGeneration generation : CaGeneration.values()) {
      String leaf =
          Openssl.pem(
              folder.resolve(generation + ".pem"),
              "CERTIFICATE",
              leaf(KeyKind.SIGN, generation, true));
      assertThat(Openssl.openssl("verify", "-attime", time, "-CAfile", anchors, leaf))
          .contains("OK");
    }
    List<CaGeneration> found = new ArrayList<>();
    for (CaGeneration generation : CaGeneration.values()) {
      String leaf =
          Openssl.pem(
              folder.resolve(generation + ".pem"),
              "CERTIFICATE",
              leaf(KeyKind.SIGN, generation, false));
      if (Openssl.run("verify", "-attime", time, "-CAfile", anchors, leaf).exit() == 0) {
        found.add(generation);
      }
    }
    assertThat(found).as("leaves without AKI that openssl can verify").hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(CaGeneration.class)
  void cardHasTheCertificatesOfOneGeneration(CaGeneration generation) throws Exception {
    TestCard card =
        TestCard.builder()
            .pki(PKI)
            .clock(Clock.fixed(DAY, ZoneOffset.UTC))
            .generation(generation)
            .build();
    Hex.send(card, Hex.SELECT_JPKI, Hex.VERIFY_SIGN);
    for (CertificateKind kind : CertificateKind.values()) {
      byte[] issued = card.certificate(kind);
      String sfi = Integer.toHexString(0x80 | fid(kind));
      byte[] file = Hex.data(card, "00B0" + sfi + "00000000");
      assertThat(Arrays.copyOf(file, issued.length)).isEqualTo(issued);
      certificate(issued).verify(authority(kind.key(), generation).getPublicKey());
    }
    assertThat(card.certificate(CertificateKind.SIGN_CA))
        .isEqualTo(PKI.authorityCertificate(KeyKind.SIGN, generation));
  }

  private static int fid(CertificateKind kind) {
    return switch (kind) {
      case SIGN -> 0x01;
      case SIGN_CA -> 0x02;
      case AUTH -> 0x0A;
      case AUTH_CA -> 0x0B;
    };
  }

  @Test
  void serialNumbersDifferByGenerationAndAreTold() throws Exception {
    Set<Object> serials = new HashSet<>();
    for (CaGeneration generation : CaGeneration.values()) {
      X509Certificate leaf = certificate(leaf(KeyKind.AUTH, generation, true));
      assertThat(leaf.getSerialNumber())
          .isEqualTo(PKI.serial(KeyKind.AUTH, generation, Holder.test(), VALIDITY))
          .isEqualTo(certificate(leaf(KeyKind.AUTH, generation, false)).getSerialNumber());
      serials.add(leaf.getSerialNumber());
    }
    assertThat(serials).hasSize(3);
  }

  /** Recordings and other people's trust stores hold them. */
  @ParameterizedTest
  @CsvSource({
    "AUTH, 750a6b9b54bca0a431c707473aea2a8b0f59069c3c145e9c1f690c4dbcd00c89",
    "SIGN, bd02545bb67062e10635964291dd9970d176666dc21e0cb966456c665d706b20",
  })
  void authoritiesOfTheThirdGenerationKeepTheirBytes(KeyKind kind, String sha256) {
    assertThat(RsaKey.sha256(PKI.authorityCertificate(kind)))
        .isEqualTo(RsaKey.sha256(PKI.authorityCertificate(kind, CaGeneration.THIRD)))
        .asHexString()
        .isEqualToIgnoringCase(sha256);
  }
}

package io.github.jpki4j.cert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.TrustAnchors.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * The published CA certificates, which this repository does not hold: read from the folder
 * ../shared/data/jpki-ca beside the checkout. Where there is none, each test says that it was left
 * out.
 */
final class PublishedAuthoritiesTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("jpki.root")).resolveSibling("shared").resolve("data/jpki-ca");

  private record Published(JpkiRoot root, byte[] der) {

    JpkiCertificate certificate() throws MalformedDataException {
      return JpkiCertificate.parse(der);
    }
  }

  @Test
  void theyAreReadAsWhatTheyAre() throws Exception {
    for (Published published : all()) {
      JpkiRoot root = published.root();
      JpkiCertificate certificate = published.certificate();
      assertThat(certificate.kind()).contains(root.kind().caCertificate());
      assertThat(certificate.root()).contains(root);
      assertThat(certificate.serial()).isEqualTo(root.serial());
      assertThat(certificate.isTest()).isFalse();
      assertThat(certificate.notAfter().toString()).endsWith("T14:59:59Z");
      assertThat(certificate.x509().getSubjectX500Principal())
          .isEqualTo(certificate.x509().getIssuerX500Principal());
    }
  }

  @Test
  void theyMatchTheirPinsAndAreRefusedForTheOtherPurpose() throws Exception {
    TrustAnchors anchors = TrustAnchors.production();
    for (Published published : all()) {
      KeyKind kind = published.root().kind();
      assertThat(anchors.verdict(kind, published.certificate()))
          .as("%s", published.root())
          .isEqualTo(Verdict.PINNED);
      assertThat(anchors.verdict(kind.other(), published.certificate()))
          .isEqualTo(Verdict.OTHER_PURPOSE);
      assertThatThrownBy(() -> TrustAnchors.none().with(kind.other(), published.certificate()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void oneFlippedBitAnywhereIsRefused() throws Exception {
    TrustAnchors anchors = TrustAnchors.production();
    for (Published published : all()) {
      int parsed = 0;
      for (int i = 0; i < published.der().length; i++) {
        byte[] flipped = published.der().clone();
        flipped[i] ^= (byte) (1 << (i % 8));
        try {
          JpkiCertificate certificate = JpkiCertificate.parse(flipped);
          parsed++;
          for (KeyKind kind : KeyKind.values()) {
            assertThat(anchors.verdict(kind, certificate).isTrusted()).isFalse();
          }
        } catch (MalformedDataException refused) {
          assertThat(refused.data()).isEqualTo(MalformedDataException.Data.CERTIFICATE);
        }
      }
      assertThat(parsed).as("certificates that still parse").isPositive();
    }
  }

  @Test
  void noneIsTakenForAPersonsCertificate() throws Exception {
    for (Published published : all()) {
      JpkiCertificate certificate = published.certificate();
      ValidationReport report =
          CertificateValidator.builder()
              .clock(Clock.fixed(certificate.notBefore().plusSeconds(60), ZoneOffset.UTC))
              .build()
              .validate(published.root().kind(), certificate, List.of(certificate));
      assertThat(report.isTrusted()).isFalse();
      assertThat(report.has(FindingCode.IS_CA)).isTrue();
      assertThat(report.has(FindingCode.ANCHOR_PINNED)).isTrue();
    }
  }

  /** All that are there; the folder, where it is, has every one. */
  private static List<Published> all() throws IOException {
    List<Published> all = new ArrayList<>();
    if (!Files.isDirectory(FOLDER)) {
      System.out.println("../shared/data/jpki-ca is not there, left out: the published CAs");
      return all;
    }
    for (JpkiRoot root : JpkiRoot.values()) {
      Path file = FOLDER.resolve(root.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".cer");
      if (Files.exists(file)) {
        all.add(new Published(root, Files.readAllBytes(file)));
      }
    }
    assertThat(all).hasSameSizeAs(JpkiRoot.values());
    return all;
  }
}

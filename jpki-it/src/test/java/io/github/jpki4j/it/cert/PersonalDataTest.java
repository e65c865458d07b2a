package io.github.jpki4j.it.cert;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.cert.BasicFourAttributes;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.ExpiryRule;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.ValidationReport;
import io.github.jpki4j.cert.revocation.OcspChecker;
import io.github.jpki4j.cert.revocation.RevocationReason;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.LogListener;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What of a person can be seen in logs, messages and texts after all that core does: nothing. */
final class PersonalDataTest {

  @RegisterExtension final LogListener log = new LogListener();

  private final List<String> seen = new ArrayList<>();
  private final TestCard card = TestCard.builder().build();

  @Test
  void noAttributeSerialOrSubjectIsInAnyLogMessageOrText() throws Exception {
    JpkiCertificate sign;
    JpkiCertificate auth;
    JpkiCertificate authority;
    try (MyNumberCard session = MyNumberCard.open(card.connect());
        Pin pin = Pin.sign("ABC123".toCharArray())) {
      JpkiAp jpki = session.jpki();
      jpki.verify(pin);
      sign = jpki.readCertificate(CertificateKind.SIGN);
      auth = jpki.readCertificate(CertificateKind.AUTH);
      authority = jpki.readCertificate(CertificateKind.SIGN_CA);
    }
    see(sign);
    see(auth);
    see(authority);
    for (JpkiCertificate certificate : List.of(sign, auth)) {
      for (KeyKind purpose : KeyKind.values()) {
        validate(purpose, certificate, authority);
      }
    }
    damage(sign);
    seen.addAll(log.messages());
    assertThat(log.messages()).as("the session did log").isNotEmpty();
    assertThat(seen)
        .hasSizeGreaterThan(40)
        .allSatisfy(
            text ->
                assertThat(text.toLowerCase(Locale.ROOT).replace(" ", ""))
                    .doesNotContain(forbidden(sign, auth)));
  }

  private void see(JpkiCertificate certificate) {
    seen.add(certificate.toString());
    seen.add(certificate.municipality().toString());
    seen.add(certificate.attributes().toString());
    seen.add(
        ExpiryRule.of(KeyKind.SIGN, certificate.notBefore(), certificate.notAfter()).toString());
    certificate.attributes().ifPresent(this::see);
  }

  private void see(BasicFourAttributes four) {
    seen.add(four.name() + " " + four.address() + " " + four.birthDate());
    seen.add(four.problems().toString());
    seen.add(four.compare(four).toString());
  }

  private void validate(KeyKind purpose, JpkiCertificate certificate, JpkiCertificate authority) {
    TrustAnchors test = TrustAnchors.none().withTestRoot(KeyKind.SIGN, authority);
    for (TrustAnchors anchors : List.of(TrustAnchors.production(), test)) {
      for (RevocationStatus status :
          List.of(
              new RevocationStatus.Good(Forge.NOW),
              new RevocationStatus.Revoked(RevocationReason.SUPERSEDED, Forge.NOW),
              new RevocationStatus.OnHold(Forge.NOW))) {
        ValidationReport report =
            CertificateValidator.builder()
                .anchors(anchors)
                .revocation((leaf, issuer, at) -> status)
                .build()
                .validate(purpose, certificate, List.of(authority));
        seen.add(report.toString());
        seen.add(report.findings().toString());
      }
    }
    seen.add(
        OcspChecker.ofResponse(new byte[] {1})
            .check(certificate.x509(), authority.x509(), Forge.NOW)
            .toString());
  }

  private void damage(JpkiCertificate certificate) {
    for (int length : new int[] {10, 100, 1000, certificate.encoded().length - 1}) {
      byte[] cut = Arrays.copyOf(certificate.encoded(), length);
      byte[] overwritten = certificate.encoded();
      Arrays.fill(overwritten, length / 2, length, (byte) 0x30);
      for (byte[] bytes : List.of(cut, overwritten)) {
        try {
          see(JpkiCertificate.parse(bytes));
        } catch (MalformedDataException e) {
          StringWriter trace = new StringWriter();
          e.printStackTrace(new PrintWriter(trace));
          seen.add(trace.toString());
        }
      }
    }
  }

  private List<String> forbidden(JpkiCertificate... certificates) {
    List<String> forbidden = new ArrayList<>();
    for (String text :
        List.of(
            card.holder().name(),
            card.holder().address(),
            card.holder().birth(),
            card.holder().municipality(),
            card.holder().municipalityCode())) {
      forbidden.add(text);
      forbidden.add(HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
    }
    for (JpkiCertificate certificate : certificates) {
      forbidden.add(certificate.serial().toString());
      forbidden.add(certificate.serial().toString(16));
      String subject = certificate.x509().getSubjectX500Principal().getName();
      forbidden.add(subject.substring(subject.indexOf("CN=") + 3).split(",", -1)[0]);
    }
    return forbidden.stream().map(text -> text.toLowerCase(Locale.ROOT).replace(" ", "")).toList();
  }
}

package io.github.jpki4j.it.cert;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.Finding;
import io.github.jpki4j.cert.FindingCode;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.ValidationReport;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.cert.revocation.RevocationReason;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.cert.revocation.RevocationStatus.Good;
import io.github.jpki4j.cert.revocation.RevocationStatus.OnHold;
import io.github.jpki4j.cert.revocation.RevocationStatus.Revoked;
import io.github.jpki4j.cert.revocation.RevocationStatus.Unknown;
import io.github.jpki4j.cert.revocation.RevocationStatus.Why;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The certificate of a signature that is proven to have existed at some instant. */
class ExistedTest {

  private static final Instant THEN = Forge.NOW;
  private static final Set<RevocationReason> HARMLESS =
      EnumSet.of(
          RevocationReason.AFFILIATION_CHANGED,
          RevocationReason.SUPERSEDED,
          RevocationReason.CESSATION_OF_OPERATION,
          RevocationReason.PRIVILEGE_WITHDRAWN);

  private final TestAuthority ca = TestAuthority.generation(KeyKind.SIGN, 3);
  private final JpkiCertificate certificate = certificate();

  private JpkiCertificate certificate() {
    try {
      return Forge.profile(KeyKind.SIGN).issuedBy(ca);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private ValidationReport validate(Instant now, RevocationChecker checker, Instant existed) {
    return CertificateValidator.builder()
        .anchors(TrustAnchors.none().withTestRoot(KeyKind.SIGN, ca.certificate()))
        .clock(Clock.fixed(now, ZoneOffset.UTC))
        .revocation(checker)
        .build()
        .validate(KeyKind.SIGN, certificate, List.of(), existed);
  }

  private static RevocationChecker always(RevocationStatus status) {
    return (leaf, issuer, at) -> status;
  }

  /** The answer of a list that is fresh at an instant and at no other. */
  private static RevocationChecker listOf(Instant day, RevocationStatus status) {
    return (leaf, issuer, at) -> at.equals(day) ? status : new Unknown(Why.STALE);
  }

  @Test
  void aCertificateThatIsOverWasValidThen() {
    Instant now = Forge.LAST.plus(Duration.ofDays(1));
    ValidationReport report = validate(now, listOf(THEN, new Good(THEN)), THEN);
    assertThat(report.isTrusted()).isTrue();
    assertThat(report.at()).isEqualTo(THEN);
    assertThat(report.has(FindingCode.VALID_NOW)).isTrue();
  }

  @Test
  void aCertificateThatHadNotBegunWasNotValid() {
    Instant before = Forge.ISSUED.minusSeconds(1);
    ValidationReport report = validate(Forge.NOW, always(new Good(Forge.NOW)), before);
    assertThat(report.objections())
        .extracting(Finding::code)
        .containsExactly(FindingCode.NOT_YET_VALID);
  }

  @Test
  void whatIsSaidOfACertificateThatIsOverSaysNothing() {
    Instant now = Forge.LAST.plus(Duration.ofDays(1));
    ValidationReport report = validate(now, listOf(now, new Good(now)), THEN);
    assertThat(report.objections())
        .extracting(Finding::code)
        .containsExactly(FindingCode.REVOCATION_UNKNOWN);
  }

  @Test
  void whoeverIsNotKnownTodayIsAskedForThatDay() {
    Instant now = THEN.plus(Duration.ofDays(30));
    assertThat(validate(now, listOf(THEN, new Good(THEN)), THEN).isTrusted()).isTrue();
    assertThat(validate(now, listOf(now, new Good(now)), THEN).isTrusted()).isTrue();
    ValidationReport neither = validate(now, always(new Unknown(Why.NO_ANSWER)), THEN);
    assertThat(neither.has(FindingCode.REVOCATION_UNKNOWN)).isTrue();
    assertThat(neither.isTrusted()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(RevocationReason.class)
  void aLaterRevocationDoesNoHarmIfItSaysNothingOfTheKey(RevocationReason reason) {
    Instant now = THEN.plus(Duration.ofDays(30));
    Instant later = THEN.plusSeconds(1);
    ValidationReport report = validate(now, always(new Revoked(reason, later)), THEN);
    assertThat(report.isTrusted()).isEqualTo(HARMLESS.contains(reason));
    assertThat(report.has(FindingCode.REVOKED_LATER)).isEqualTo(HARMLESS.contains(reason));
    for (Instant since : List.of(THEN, THEN.minusSeconds(1))) {
      ValidationReport before = validate(now, always(new Revoked(reason, since)), THEN);
      assertThat(before.has(FindingCode.REVOKED)).isTrue();
      assertThat(before.isTrusted()).isFalse();
    }
  }

  @Test
  void aRevocationStaysOneAfterTheEndOfTheCertificate() {
    Instant now = Forge.LAST.plus(Duration.ofDays(1));
    RevocationStatus revoked = new Revoked(RevocationReason.KEY_COMPROMISE, THEN.plusSeconds(1));
    assertThat(validate(now, always(revoked), THEN).has(FindingCode.REVOKED)).isTrue();
  }

  @Test
  void aHoldIsInDoubtWheneverItBegan() {
    Instant now = THEN.plus(Duration.ofDays(30));
    ValidationReport report = validate(now, always(new OnHold(THEN.plusSeconds(1))), THEN);
    assertThat(report.has(FindingCode.ON_HOLD)).isTrue();
    assertThat(report.isTrusted()).isFalse();
  }

  @Test
  void nothingIsProvenOfATimeThatHasNotCome() {
    Instant future = Forge.LAST.plusSeconds(1);
    assertThat(validate(THEN, always(new Good(THEN)), future).at()).isEqualTo(THEN);
  }
}

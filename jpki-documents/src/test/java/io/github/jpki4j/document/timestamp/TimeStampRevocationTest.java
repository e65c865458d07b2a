package io.github.jpki4j.document.timestamp;

import static io.github.jpki4j.document.TimeStampCode.AUTHORITY_NOT_REVOKED;
import static io.github.jpki4j.document.TimeStampCode.AUTHORITY_REVOCATION_NOT_CHECKED;
import static io.github.jpki4j.document.TimeStampCode.AUTHORITY_REVOCATION_UNKNOWN;
import static io.github.jpki4j.document.TimeStampCode.AUTHORITY_REVOKED;
import static io.github.jpki4j.document.TimeStampCode.AUTHORITY_REVOKED_LATER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.revocation.Crl;
import io.github.jpki4j.cert.revocation.CrlChecker;
import io.github.jpki4j.cert.revocation.OcspChecker;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.document.TimeStampAspect;
import io.github.jpki4j.document.TimeStampCode;
import io.github.jpki4j.document.TimeStampFinding;
import io.github.jpki4j.document.TimeStampReport;
import io.github.jpki4j.document.TimeStampTrust;
import io.github.jpki4j.document.cms.CmsFile;
import io.github.jpki4j.document.pdf.PdfForm;
import io.github.jpki4j.document.pdf.PdfSignatures;
import io.github.jpki4j.testkit.document.CmsCase;
import io.github.jpki4j.testkit.document.CmsForge;
import io.github.jpki4j.testkit.document.Identity;
import io.github.jpki4j.testkit.document.PdfForge;
import io.github.jpki4j.testkit.timestamp.TestTsa;
import io.github.jpki4j.testkit.timestamp.TsaCase;
import io.github.jpki4j.testkit.timestamp.TsaRevocation;
import io.github.jpki4j.testkit.timestamp.TsaRevocation.Revoked;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the certificate of an authority for time stamps, or that of its CA, is revoked. */
class TimeStampRevocationTest {

  private static final int KEY_COMPROMISE = 1;
  private static final int SUPERSEDED = 4;

  private static Instant stamped() {
    return Identity.CLOCK.instant();
  }

  private static Instant before() {
    return stamped().minus(Duration.ofDays(1));
  }

  private static Instant after() {
    return stamped().plus(Duration.ofDays(1));
  }

  private static Instant now() {
    return stamped().plus(Duration.ofDays(90));
  }

  private static TimeStampReport judged(Optional<RevocationChecker> checker, Instant now)
      throws Exception {
    byte[] cms = new CmsForge().by(CmsCase.honest()).sign(CmsCase.CONTENT);
    byte[] stamped = StampForge.signatureStamp(cms, TestTsa.of(TsaCase.RIGHT));
    return CmsFile.read(stamped).verify(signers(checker, now)).timeStamps().get(0);
  }

  private static SignerValidator signers(Optional<RevocationChecker> checker, Instant now)
      throws Exception {
    TimeStampTrust trust =
        TimeStampTrust.of(List.of(TestTsa.root()), Clock.fixed(now, ZoneOffset.UTC));
    return TestTrust.signers(KeyKind.SIGN)
        .withTimeStamps(checker.map(trust::withRevocation).orElse(trust));
  }

  private static RevocationChecker lists(TsaRevocation known, Instant made) throws Exception {
    List<Crl> lists = new ArrayList<>();
    for (byte[] list : known.lists(made)) {
      lists.add(Crl.parse(list));
    }
    return CrlChecker.of(lists).withMaxAge(Duration.ofDays(366));
  }

  private static RevocationChecker responder(TsaRevocation known) {
    return OcspChecker.over(request -> known.answer(request, now()));
  }

  private static TsaRevocation nothing() {
    return new TsaRevocation(Optional.empty(), Optional.empty());
  }

  private static TimeStampCode code(TimeStampReport stamp) {
    List<TimeStampCode> codes =
        stamp.findings().stream()
            .map(TimeStampFinding::code)
            .filter(code -> code.check() == TimeStampAspect.REVOCATION)
            .toList();
    assertThat(codes).hasSize(1);
    return codes.get(0);
  }

  @Test
  void withoutAnybodyToAskItIsSaidThatNobodyWasAsked() throws Exception {
    TimeStampReport stamp = judged(Optional.empty(), now());
    assertThat(code(stamp)).isEqualTo(AUTHORITY_REVOCATION_NOT_CHECKED);
    assertThat(stamp.isGood()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "before, 1, AUTHORITY_REVOKED",
    "before, 4, AUTHORITY_REVOKED",
    "before, 0, AUTHORITY_REVOKED",
    "before, 6, AUTHORITY_REVOKED",
    "after, 1, AUTHORITY_REVOKED",
    "after, 2, AUTHORITY_REVOKED",
    "after, 0, AUTHORITY_REVOKED",
    "after, 6, AUTHORITY_REVOKED",
    "after, 3, AUTHORITY_REVOKED_LATER",
    "after, 4, AUTHORITY_REVOKED_LATER",
    "after, 5, AUTHORITY_REVOKED_LATER",
    "after, 9, AUTHORITY_REVOKED_LATER"
  })
  void aRevocationCountsByItsTimeAndItsReason(String when, int reason, TimeStampCode expected)
      throws Exception {
    Revoked revoked = new Revoked(when.equals("before") ? before() : after(), reason);
    for (TsaRevocation known :
        List.of(
            new TsaRevocation(Optional.empty(), Optional.of(revoked)),
            new TsaRevocation(Optional.of(revoked), Optional.empty()))) {
      for (RevocationChecker checker :
          List.of(lists(known, now().minus(Duration.ofDays(30))), responder(known))) {
        TimeStampReport stamp = judged(Optional.of(checker), now());
        assertThat(code(stamp)).as("%s", stamp).isEqualTo(expected);
        assertThat(stamp.isGood()).isEqualTo(expected == AUTHORITY_REVOKED_LATER);
      }
    }
  }

  @Test
  void whatIsNotRevokedSaysAsOfWhen() throws Exception {
    Instant made = now().minus(Duration.ofDays(30));
    TimeStampReport stamp = judged(Optional.of(lists(nothing(), made)), now());
    assertThat(stamp.findings())
        .contains(TimeStampFinding.of(AUTHORITY_NOT_REVOKED, made.toString()));
    assertThat(code(judged(Optional.of(responder(nothing())), now())))
        .isEqualTo(AUTHORITY_NOT_REVOKED);
  }

  @Test
  void theWorstOfThePathCounts() throws Exception {
    Optional<Revoked> later = Optional.of(new Revoked(after(), SUPERSEDED));
    Optional<Revoked> stolen = Optional.of(new Revoked(after(), KEY_COMPROMISE));
    for (TsaRevocation known :
        List.of(new TsaRevocation(later, stolen), new TsaRevocation(stolen, later))) {
      assertThat(code(judged(Optional.of(lists(known, now())), now())))
          .isEqualTo(AUTHORITY_REVOKED);
    }
  }

  @Test
  void anAnswerThatIsMissingOrTooOldForOneCertificateIsNone() throws Exception {
    Crl ofRoot = Crl.parse(nothing().lists(now()).get(0));
    Crl ofAuthority = Crl.parse(nothing().lists(now()).get(1));
    for (RevocationChecker checker :
        List.of(
            CrlChecker.of(ofRoot),
            CrlChecker.of(ofAuthority),
            lists(nothing(), now().minus(Duration.ofDays(400))))) {
      TimeStampReport stamp = judged(Optional.of(checker), now());
      assertThat(code(stamp)).isEqualTo(AUTHORITY_REVOCATION_UNKNOWN);
      assertThat(stamp.isGood()).isFalse();
    }
  }

  /**
   * The older of two time stamps is judged at the time of the later one, with what is known now.
   */
  @Test
  void aListOfTodayIsGoodForATimeStampThatALaterOneCovers() throws Exception {
    byte[] signed = PdfTimeStampTest.signed(PdfForge.plain(), PdfForm.CADES);
    byte[] first = PdfStampForge.documentStamp(signed, TestTsa.of(TsaCase.RIGHT));
    Clock later = Clock.fixed(stamped().plus(Duration.ofDays(10)), ZoneOffset.UTC);
    byte[] second = PdfStampForge.documentStamp(first, TestTsa.of(TsaCase.RIGHT, later));
    Instant made = now().minus(Duration.ofDays(30));
    for (TimeStampReport stamp : pdf(second, lists(nothing(), made)).timeStamps()) {
      assertThat(code(stamp)).as("%s", stamp).isEqualTo(AUTHORITY_NOT_REVOKED);
      assertThat(stamp.isGood()).isTrue();
    }
    TsaRevocation between =
        TsaRevocation.ofUnit(stamped().plus(Duration.ofDays(5)).toString(), SUPERSEDED);
    assertThat(pdf(second, lists(between, made)).timeStamps())
        .extracting(TimeStampRevocationTest::code)
        .containsExactly(AUTHORITY_REVOKED_LATER, AUTHORITY_REVOKED);
  }

  private static DocumentReport pdf(byte[] stamped, RevocationChecker checker) throws Exception {
    return PdfSignatures.verify(stamped, signers(Optional.of(checker), now()));
  }
}

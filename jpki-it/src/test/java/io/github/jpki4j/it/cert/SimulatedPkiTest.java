package io.github.jpki4j.it.cert;

import static io.github.jpki4j.cert.FindingCode.ANCHOR_TEST_NOT_ACCEPTED;
import static io.github.jpki4j.cert.FindingCode.EXPIRED;
import static io.github.jpki4j.cert.FindingCode.ISSUER_EXPIRED;
import static io.github.jpki4j.cert.FindingCode.NOT_YET_VALID;
import static io.github.jpki4j.cert.FindingCode.REVOCATION_NOT_CHECKED;
import static io.github.jpki4j.cert.FindingCode.REVOKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.CertificateNotFoundException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.cert.AttributeText;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.ExpiryReason;
import io.github.jpki4j.cert.ExpiryRule;
import io.github.jpki4j.cert.Finding;
import io.github.jpki4j.cert.FindingCode;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.ValidationReport;
import io.github.jpki4j.cert.revocation.Crl;
import io.github.jpki4j.cert.revocation.CrlChecker;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.Scenario;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.CaGeneration;
import io.github.jpki4j.testcard.pki.TestCrlBuilder;
import io.github.jpki4j.testcard.pki.TestPki;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Certificates off the simulated card, in every situation of a holder, judged as off a real one.
 */
final class SimulatedPkiTest {

  private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final TestPki pki = TestPki.create();

  /** What a server gets from a client that read a card. */
  private record Sent(JpkiCertificate certificate, JpkiCertificate issuer) {}

  private static Sent read(TestCard card, KeyKind kind) throws JpkiException {
    boolean sign = kind == KeyKind.SIGN;
    try (MyNumberCard session = MyNumberCard.open(card.connect());
        Pin pin = Pin.sign("ABC123".toCharArray())) {
      JpkiAp jpki = session.jpki();
      if (sign) {
        jpki.verify(pin);
      }
      return new Sent(
          jpki.readCertificate(sign ? CertificateKind.SIGN : CertificateKind.AUTH),
          jpki.readCertificate(sign ? CertificateKind.SIGN_CA : CertificateKind.AUTH_CA));
    }
  }

  private static ValidationReport validate(
      KeyKind kind, Sent sent, TrustAnchors anchors, RevocationChecker revocation) {
    return CertificateValidator.builder()
        .anchors(anchors)
        .clock(CLOCK)
        .revocation(revocation)
        .build()
        .validate(kind, sent.certificate(), List.of(sent.issuer()));
  }

  private TrustAnchors anchors() throws JpkiException {
    TrustAnchors anchors = TrustAnchors.production();
    for (KeyKind kind : KeyKind.values()) {
      for (CaGeneration generation : CaGeneration.values()) {
        JpkiCertificate authority =
            JpkiCertificate.parse(pki.authorityCertificate(kind, generation));
        anchors = anchors.withTestRoot(kind, authority);
      }
    }
    return anchors;
  }

  /** The list of the day that the CA of the situation publishes. */
  private RevocationChecker listOf(KeyKind kind, Scenario scenario, TestCard card)
      throws JpkiException {
    TestCrlBuilder list =
        pki.crl(kind, NOW.minus(Duration.ofHours(3))).distributionPoint(card.holder());
    if (kind == KeyKind.SIGN) {
      scenario.revocation(card).ifPresent(list::revoke);
    }
    return CrlChecker.of(Crl.parse(list.build()));
  }

  private static Set<FindingCode> expected(KeyKind kind, Scenario scenario) {
    return switch (scenario) {
      case EXPIRED -> EnumSet.of(EXPIRED);
      case NOT_YET_VALID -> EnumSet.of(NOT_YET_VALID);
      case REVOKED, MOVED_HOUSE ->
          kind == KeyKind.SIGN ? EnumSet.of(REVOKED) : EnumSet.noneOf(FindingCode.class);
      case EXPIRES_TOMORROW,
          FOREIGN_RESIDENT,
          UNDER_15,
          SUBSTITUTED_CHARACTERS,
          UNKNOWN_BIRTH_DAY ->
          EnumSet.noneOf(FindingCode.class);
    };
  }

  @ParameterizedTest
  @EnumSource
  void everySituationIsFoundOnBothCertificates(Scenario scenario) throws Exception {
    TestCard card = scenario.card(CLOCK).pki(pki).build();
    for (KeyKind kind : KeyKind.values()) {
      if (kind == KeyKind.SIGN && scenario == Scenario.UNDER_15) {
        assertThatThrownBy(() -> read(card, kind)).isInstanceOf(CertificateNotFoundException.class);
        continue;
      }
      ValidationReport report =
          validate(kind, read(card, kind), anchors(), listOf(kind, scenario, card));
      assertThat(report.objections())
          .as("%s %s", kind, report)
          .extracting(Finding::code)
          .containsExactlyInAnyOrderElementsOf(expected(kind, scenario));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoeverDidNotOptInToTestsTrustsNoneOfThem(Scenario scenario) throws Exception {
    TestCard card = scenario.card(CLOCK).pki(pki).build();
    Sent sent = read(card, KeyKind.AUTH);
    ValidationReport report =
        validate(
            KeyKind.AUTH,
            sent,
            TrustAnchors.production(),
            (certificate, issuer, at) -> {
              throw new AssertionError("nobody is asked about a certificate of an unknown CA");
            });
    assertThat(report.isTrusted()).isFalse();
    assertThat(report.has(ANCHOR_TEST_NOT_ACCEPTED)).isTrue();
    assertThat(report.has(REVOCATION_NOT_CHECKED)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void theCardsGenerationIsFoundAmongThreeOfOneName(CaGeneration generation) throws Exception {
    TestCard card = TestCard.builder().clock(CLOCK).pki(pki).generation(generation).build();
    for (KeyKind kind : KeyKind.values()) {
      Sent sent = read(card, kind);
      RevocationChecker list =
          CrlChecker.of(
              Crl.parse(
                  pki.crl(kind, NOW.minus(Duration.ofHours(3))).generation(generation).build()));
      ValidationReport report = validate(kind, sent, anchors(), list);
      assertThat(report.issuer().orElseThrow())
          .isEqualTo(JpkiCertificate.parse(pki.authorityCertificate(kind, generation)));
      assertThat(report.objections())
          .extracting(Finding::code)
          .containsExactlyElementsOf(
              generation == CaGeneration.FIRST ? List.of(ISSUER_EXPIRED) : List.of());
    }
  }

  @Test
  void substitutesAreKnownByTheirPlaceAndNeverMakeAnotherPerson() throws Exception {
    TestCard card = Scenario.SUBSTITUTED_CHARACTERS.card(CLOCK).pki(pki).build();
    AttributeText name =
        read(card, KeyKind.SIGN).certificate().attributes().orElseThrow().name().orElseThrow();
    int flagged = card.holder().nameFlags().indexOf('1');
    assertThat(name.isSubstituted(flagged)).isTrue();
    int[] real = card.holder().name().codePoints().toArray();
    real[flagged] = 0x20BB7; // the character that the certificate cannot carry
    assertThat(name.compare(new String(real, 0, real.length)).name())
        .isEqualTo("SAME_BUT_SUBSTITUTED");
    real[flagged == 0 ? 1 : 0] = 0x20BB7;
    assertThat(name.compare(new String(real, 0, real.length)).name()).isEqualTo("DIFFERENT");
  }

  @Test
  void theEndOfACertificateIsExplained() throws Exception {
    TestCard card = TestCard.builder().clock(CLOCK).pki(pki).build();
    JpkiCertificate sign = read(card, KeyKind.SIGN).certificate();
    JpkiCertificate auth = read(card, KeyKind.AUTH).certificate();
    ExpiryRule rule =
        ExpiryRule.of(KeyKind.SIGN, sign.notBefore(), sign.notAfter())
            .withBirthDate(sign.attributes().orElseThrow().birthDate().orElseThrow())
            .withAuthNotAfter(auth.notAfter());
    assertThat(rule.reasons())
        .containsExactlyInAnyOrder(ExpiryReason.FIFTH_BIRTHDAY, ExpiryReason.AUTH_CERTIFICATE);
  }

  @Test
  void oneValidatorServesManyThreads() throws Exception {
    TestCard card = Scenario.REVOKED.card(CLOCK).pki(pki).build();
    Sent sent = read(card, KeyKind.SIGN);
    CertificateValidator validator =
        CertificateValidator.builder()
            .anchors(anchors())
            .clock(CLOCK)
            .revocation(listOf(KeyKind.SIGN, Scenario.REVOKED, card))
            .build();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<List<Finding>>> results = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        results.add(
            threads.submit(
                () ->
                    validator
                        .validate(KeyKind.SIGN, sent.certificate(), List.of(sent.issuer()))
                        .findings()));
      }
      List<Finding> first = results.get(0).get();
      assertThat(first).extracting(Finding::code).contains(REVOKED);
      for (Future<List<Finding>> result : results) {
        assertThat(result.get()).isEqualTo(first);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}

package io.github.jpki4j.testcard;

import static io.github.jpki4j.testcard.Hex.SELECT_COMMON;
import static io.github.jpki4j.testcard.pki.X509.certificate;
import static io.github.jpki4j.testcard.pki.X509.crl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.pki.Asn1;
import io.github.jpki4j.testcard.pki.CaGeneration;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testcard.pki.OcspAnswer;
import io.github.jpki4j.testcard.pki.OcspClient;
import io.github.jpki4j.testcard.pki.Revocation;
import io.github.jpki4j.testcard.pki.TestOcspResponder;
import io.github.jpki4j.testcard.pki.TestOcspResponderBuilder;
import io.github.jpki4j.testcard.pki.TestPki;
import java.nio.charset.StandardCharsets;
import java.security.cert.CRLReason;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioTest {

  private static final ZoneOffset JAPAN = ZoneOffset.ofHours(9);
  private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
  private static final TestPki PKI = TestPki.create();

  private static Clock at(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }

  private static TestCard card(Scenario scenario) {
    return card(scenario, NOW);
  }

  private static TestCard card(Scenario scenario, Instant now) {
    return scenario.card(at(now)).pki(PKI).build();
  }

  private static X509Certificate x509(TestCard card, CertificateKind kind) throws Exception {
    return certificate(card.certificate(kind));
  }

  /** Days around birthdays, leap days and turns of the year, in Japan before and after midnight. */
  private static Stream<Instant> days() {
    return Stream.of(
            "2026-11-23T03:00:00Z",
            "2026-02-16T14:59:59Z",
            "2026-02-16T15:00:00Z",
            "2027-02-17T15:00:00Z",
            "2028-02-27T15:00:00Z",
            "2028-02-28T15:00:00Z",
            "2026-12-30T15:00:00Z",
            "2026-12-31T15:00:00Z")
        .map(Instant::parse);
  }

  private static Stream<Arguments> scenariosOnDays() {
    return days()
        .flatMap(day -> Stream.of(Scenario.values()).map(scenario -> Arguments.of(scenario, day)));
  }

  /** Facts: CERT-27 to CERT-29. */
  @ParameterizedTest
  @MethodSource("scenariosOnDays")
  void certificatesAreValidOrNotAsTheScenarioSays(Scenario scenario, Instant now) throws Exception {
    TestCard card = card(scenario, now);
    for (CertificateKind kind :
        new CertificateKind[] {CertificateKind.AUTH, CertificateKind.SIGN}) {
      X509Certificate leaf = x509(card, kind);
      Instant begin = leaf.getNotBefore().toInstant();
      Instant end = leaf.getNotAfter().toInstant();
      assertThat(begin.isAfter(now)).isEqualTo(scenario == Scenario.NOT_YET_VALID);
      assertThat(end.isBefore(now)).isEqualTo(scenario == Scenario.EXPIRED);
      assertThat(end.atOffset(JAPAN).toLocalTime()).hasToString("23:59:59");
      assertThat(Duration.between(begin, end)).isLessThan(Duration.ofDays(5 * 365 + 2));
      assertThat(end.atOffset(JAPAN).toLocalDate())
          .as("not after the card")
          .isBeforeOrEqualTo(card.issue().cardExpiry());
    }
  }

  @ParameterizedTest
  @MethodSource("days")
  void lastDayIsTomorrowInJapanAndTheBirthday(Instant now) throws Exception {
    TestCard card = card(Scenario.EXPIRES_TOMORROW, now);
    LocalDate tomorrow = now.atOffset(JAPAN).toLocalDate().plusDays(1);
    X509Certificate auth = x509(card, CertificateKind.AUTH);
    assertThat(auth.getNotAfter().toInstant().atOffset(JAPAN).toLocalDate()).isEqualTo(tomorrow);
    assertThat(card.holder().birthday().atYear(tomorrow.getYear())).isEqualTo(tomorrow);
  }

  @ParameterizedTest
  @MethodSource("days")
  void expiredCardEndedOnTheLastBirthday(Instant now) throws Exception {
    LocalDate today = now.atOffset(JAPAN).toLocalDate();
    LocalDate end =
        x509(card(Scenario.EXPIRED, now), CertificateKind.AUTH)
            .getNotAfter()
            .toInstant()
            .atOffset(JAPAN)
            .toLocalDate();
    assertThat(end).hasDayOfMonth(17).hasMonthValue(2).isBefore(today);
    assertThat(end.plusYears(1)).isAfterOrEqualTo(today);
  }

  @ParameterizedTest
  @CsvSource({
    "REVOKED, CESSATION_OF_OPERATION, 2026-10-24T00:00:00Z",
    "MOVED_HOUSE, AFFILIATION_CHANGED, 2026-11-16T00:00:00Z",
  })
  void revokedSignCertificateStandsInListAndAnswer(
      Scenario scenario, CRLReason reason, Instant since) throws Exception {
    TestCard card = card(scenario);
    Revocation revocation = scenario.revocation(card).orElseThrow();
    assertThat(revocation.reason()).isEqualTo(reason);
    X509Certificate sign = x509(card, CertificateKind.SIGN);
    byte[] list =
        PKI.crl(KeyKind.SIGN, NOW).distributionPoint(card.holder()).revoke(revocation).build();
    X509CRLEntry entry = crl(list).getRevokedCertificate(sign);
    assertThat(entry.getRevocationReason()).isEqualTo(reason);
    assertThat(entry.getRevocationDate().toInstant())
        .isEqualTo(since)
        .isAfter(sign.getNotBefore().toInstant());
    TestOcspResponderBuilder builder =
        PKI.ocspResponder(KeyKind.SIGN).clock(at(NOW)).revoke(revocation);
    try (TestOcspResponder responder = builder.start()) {
      byte[] request = OcspClient.request(CaGeneration.THIRD, sign.getSerialNumber(), new byte[0]);
      OcspAnswer answer = OcspAnswer.parse(OcspClient.post(responder.uri(), request));
      assertThat(answer.single().certStatus().tag()).isEqualTo(0xA1);
    }
  }

  @Test
  void revocationFollowsTheGenerationOfTheCard() throws Exception {
    TestCard card = Scenario.REVOKED.card(at(NOW)).pki(PKI).generation(CaGeneration.SECOND).build();
    assertThat(Scenario.REVOKED.revocation(card).orElseThrow().serial())
        .isEqualTo(x509(card, CertificateKind.SIGN).getSerialNumber());
  }

  @ParameterizedTest
  @EnumSource(
      value = Scenario.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"REVOKED", "MOVED_HOUSE"})
  void nothingIsRevokedInTheOthers(Scenario scenario) {
    assertThat(scenario.revocation(card(scenario))).isEmpty();
  }

  /** The attributes of the sign certificate by the last arc of their OID. */
  private static Map<String, String> attributes(TestCard card) throws Exception {
    X509Certificate sign = x509(card, CertificateKind.SIGN);
    Map<String, String> attributes = new HashMap<>();
    Asn1 names = Asn1.parse(Asn1.parse(sign.getExtensionValue("2.5.29.17")).value());
    for (Asn1 name : names.children()) {
      String oid = name.child(0).oid();
      attributes.put(oid.substring(oid.lastIndexOf('.') + 1), name.child(1).child(0).utf8());
    }
    return attributes;
  }

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void textApplicationAgreesWithTheCertificateUnlessTheHolderMoved(Scenario scenario)
      throws Exception {
    TestCard card = card(scenario);
    Map<Integer, String> items = FourItemsTest.items(card);
    Map<String, String> attributes = attributes(card);
    assertThat(items.get(0x22)).isEqualTo(attributes.get("1"));
    assertThat(items.get(0x23).equals(attributes.get("5")))
        .isEqualTo(scenario != Scenario.MOVED_HOUSE);
    assertThat(items.get(0x24)).isEqualTo(attributes.get("4").substring(1));
    assertThat(items.get(0x25)).isEqualTo(attributes.get("3"));
  }

  @Test
  void residentCanDifferFromTheHolder() throws Exception {
    Holder married = Holder.test().withName("ＴＥＳＴ２　花子");
    TestCard card = TestCard.builder().pki(PKI).resident(married).build();
    assertThat(FourItemsTest.items(card)).containsEntry(0x22, "ＴＥＳＴ２　花子");
    assertThat(attributes(card)).containsEntry("1", "ＴＥＳＴ　花子");
  }

  @Test
  void foreignResidentsCardEndsWithTheStay() throws Exception {
    TestCard card = card(Scenario.FOREIGN_RESIDENT);
    X509Certificate sign = x509(card, CertificateKind.SIGN);
    assertThat(sign.getNotAfter().toInstant()).isEqualTo(Instant.parse("2027-06-11T14:59:59Z"));
    assertThat(Duration.between(sign.getNotBefore().toInstant(), sign.getNotAfter().toInstant()))
        .isLessThan(Duration.ofDays(365));
    assertThat(Hex.text(Hex.data(card, SELECT_COMMON, "00B2010C00")))
        .endsWith(Hex.text("20270611".getBytes(StandardCharsets.US_ASCII)));
    assertThat(attributes(card).get("1")).matches("[Ａ-Ｚ　]+");
  }

  @Test
  void childHasNoSignCertificateAndItsCardEndsWithTheOther() throws Exception {
    TestCard card = card(Scenario.UNDER_15);
    assertThat(card.type()).isEqualTo(TestCardType.NO_SIGN_CERTIFICATE);
    assertThat(Hex.send(card, Hex.SELECT_JPKI, "00B0880003")).isEqualTo("008F009000");
    assertThat(card.holder().birth()).isEqualTo("420160217");
    assertThat(card(Scenario.UNDER_15, Instant.parse("2031-01-01T00:00:00Z")).holder().birth())
        .isEqualTo("520210217");
    X509Certificate auth = x509(card, CertificateKind.AUTH);
    assertThat(auth.getNotAfter().toInstant().atOffset(JAPAN).toLocalDate())
        .isEqualTo(LocalDate.of(2029, 2, 17))
        .isEqualTo(card.issue().cardExpiry());
  }

  @Test
  void substitutedCharactersAreFlaggedOneByOne() throws Exception {
    Map<String, String> attributes = attributes(card(Scenario.SUBSTITUTED_CHARACTERS));
    assertThat(flagged(attributes.get("1"), attributes.get("2"))).isEqualTo("崎");
    assertThat(flagged(attributes.get("5"), attributes.get("6"))).isEqualTo("辻");
  }

  private static String flagged(String text, String flags) {
    assertThat(flags).matches("[01]+").hasSize(text.codePointCount(0, text.length()));
    StringBuilder flagged = new StringBuilder();
    int[] characters = text.codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      if (flags.charAt(i) == '1') {
        flagged.appendCodePoint(characters[i]);
      }
    }
    return flagged.toString();
  }

  @Test
  void unknownBirthDayIsZeros() throws Exception {
    TestCard card = card(Scenario.UNKNOWN_BIRTH_DAY);
    assertThat(attributes(card)).containsEntry("4", "319800200");
    assertThat(x509(card, CertificateKind.AUTH).getNotAfter().toInstant())
        .isEqualTo(Instant.parse("2030-01-01T14:59:59Z"));
  }

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void everyScenarioHasANameForCommandLinesAndACardForToday(Scenario scenario) {
    assertThat(scenario.cliName()).matches("[a-z0-9-]+");
    assertThat(Scenario.of(scenario.cliName())).isEqualTo(scenario);
    assertThat(scenario.card().authPin("9876").build().isInserted()).isTrue();
    assertThatThrownBy(() -> Scenario.of(scenario.name()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

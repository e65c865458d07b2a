package io.github.jpki4j.reset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.card.CardKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import io.github.jpki4j.testkit.card.Ability;
import io.github.jpki4j.testkit.card.AnsweringConnection;
import io.github.jpki4j.testkit.card.OddCommonApplication;
import io.github.jpki4j.testkit.card.TracingConnection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read for the advice, and that nothing is spent by it. */
final class ResetGatheringTest {

  private static final Instant NOW = Instant.parse("2026-11-26T01:30:00Z");

  private static CardFacts gather(TestCardBuilder builder) throws Exception {
    try (MyNumberCard card = MyNumberCard.open(builder.build().connect())) {
      return CardFacts.gather(card);
    }
  }

  @ParameterizedTest
  @EnumSource(Ability.class)
  void nothingIsSpentOnAnyCardOverAnyLink(Ability ability) throws Exception {
    for (TestCardType type : TestCardType.values()) {
      for (int tries = 0; tries <= 3; tries++) {
        TestCard chip = ability.card().type(type).authTriesLeft(tries).signTriesLeft(tries).build();
        TracingConnection link = new TracingConnection(chip.connect(ability.link()));
        CardFacts facts;
        try (MyNumberCard card = MyNumberCard.open(link)) {
          facts = CardFacts.gather(card);
        }
        assertThat(link.secrets()).as("%s %s", type, ability).isZero();
        assertThat(link.commands()).noneMatch(command -> command.startsWith("0024"));
        assertThat(link.commands().stream().anyMatch(c -> c.contains(OddCommonApplication.AID)))
            .as("the expiry is that of a My Number card alone: %s", type)
            .isEqualTo(facts.card() == PresentedCard.MY_NUMBER);
        if (type != TestCardType.OTHER_CARD && type != TestCardType.JUKI) {
          assertThat(facts.authPin()).contains(status(KeyKind.AUTH, tries, 3));
          assertThat(facts.signPassword()).contains(status(KeyKind.SIGN, tries, 5));
        }
      }
    }
  }

  /** What was read for another purpose gives the same facts, so the same advice. */
  @ParameterizedTest
  @EnumSource(TestCardType.class)
  void theWholeCardTellsTheSame(TestCardType type) throws Exception {
    for (int tries = 0; tries <= 3; tries++) {
      TestCard chip =
          TestCard.builder().type(type).authTriesLeft(tries).signTriesLeft(3 - tries).build();
      try (MyNumberCard card = MyNumberCard.open(chip.connect())) {
        CardFacts gathered = CardFacts.gather(card);
        assertThat(CardFacts.of(card.wholeCard())).isEqualTo(gathered);
        CardFacts cheap = CardFacts.of(card.overview(kind -> kind != CardKind.JUKI));
        assertThat(cheap.authPin()).isEqualTo(gathered.authPin());
        assertThat(cheap.signPassword()).isEqualTo(gathered.signPassword());
        assertThat(cheap.cardExpiry()).isEmpty();
      }
    }
  }

  private static PinStatus status(KeyKind key, int left, int max) {
    return new PinStatus(key, OptionalInt.of(left), max);
  }

  @Test
  void aMyNumberCardTellsAllButTheSignCertificate() throws Exception {
    CardFacts facts = gather(TestCard.builder());
    assertThat(facts.card()).isEqualTo(PresentedCard.MY_NUMBER);
    assertThat(facts.authCertificate()).isInstanceOf(CertificateFact.Term.class);
    assertThat(facts.signCertificate()).isEqualTo(new CertificateFact.Present());
  }

  @Test
  void theCardsOwnExpiryIsReadWithoutAPin() throws Exception {
    TestCard chip = TestCard.builder().build();
    CardFacts facts;
    try (MyNumberCard card = MyNumberCard.open(chip.connect())) {
      facts = CardFacts.gather(card);
      assertThat(facts.cardExpiry()).isEqualTo(card.expiry()).isPresent();
    }
    assertThat(facts.withCardExpiry(LocalDate.of(2026, 11, 25)).cardExpiry())
        .contains(LocalDate.of(2026, 11, 25));
  }

  /** 6985 and the like, a record of another form, no application, no file: the rest is read. */
  @ParameterizedTest
  @CsvSource({"6985", "6982", "6F00", "6A82", "6A83", "0102039000", "9000"})
  void anExpiryThatIsRefusedStaysUnknownAndTheRestIsKnown(String answer) throws Exception {
    TestCard chip = TestCard.builder().build();
    TracingConnection link =
        new TracingConnection(
            new AnsweringConnection(
                chip.connect(), new OddCommonApplication(HexFormat.of().parseHex(answer))));
    try (MyNumberCard card = MyNumberCard.open(link)) {
      CardFacts facts = CardFacts.gather(card);
      assertThat(facts.cardExpiry()).isEmpty();
      assertThat(facts.authCertificate()).isInstanceOf(CertificateFact.Term.class);
      assertThat(facts.authPin()).contains(status(KeyKind.AUTH, 3, 3));
    }
    assertThat(link.secrets()).isZero();
  }

  @Test
  void aCardWithoutSignCertificateTellsSo() throws Exception {
    CardFacts facts = gather(TestCard.builder().type(TestCardType.NO_SIGN_CERTIFICATE));
    assertThat(facts.signCertificate()).isEqualTo(new CertificateFact.Absent());
    assertThat(facts.authCertificate()).isInstanceOf(CertificateFact.Term.class);
  }

  @Test
  void aCardThatMayHaveNoSecretsIsSeenWithoutAPin() throws Exception {
    CardFacts facts =
        gather(TestCard.builder().type(TestCardType.NO_SIGN_CERTIFICATE).authTriesLeft(0));
    ResetAdvice advice =
        ResetAdvisor.standard().advise(ResetFacts.of(ResetTarget.AUTH_PIN, NOW).with(facts));
    assertThat(advice.of(Requirement.CARD_HAS_SECRETS).map(Evidence::reason))
        .contains(Reason.CARD_MAY_BE_FACE_AUTHENTICATION);
    assertThat(advice.verdict()).isEqualTo(Verdict.NOT_ELIGIBLE);
  }

  @ParameterizedTest
  @CsvSource({"ANDROID, PHONE", "IPHONE, PHONE"})
  void aPhonesGatedCertificateIsThereAndNotThrownAway(TestCardType type, PresentedCard card)
      throws Exception {
    CardFacts facts = gather(TestCard.builder().type(type));
    assertThat(facts.card()).isEqualTo(card);
    assertThat(facts.authCertificate()).isEqualTo(new CertificateFact.Present());
    assertThat(facts.authPin()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"JUKI, JUKI", "OTHER_CARD, OTHER"})
  void ofOtherCardsOnlyTheKindIsRead(TestCardType type, PresentedCard card) throws Exception {
    assertThat(gather(TestCard.builder().type(type))).isEqualTo(CardFacts.of(card));
  }

  @Test
  void withoutThePresenceFileTheCardDoesNotTell() throws Exception {
    CardFacts facts = gather(TestCard.builder().withoutFile(0x0008));
    assertThat(facts.signCertificate())
        .isEqualTo(new CertificateFact.Unknown(CertificateFact.Why.NOT_TOLD));
    assertThat(facts.authCertificate()).isInstanceOf(CertificateFact.Term.class);
  }

  @Test
  void aPresenceFileThatMakesNoSenseTellsNothing() throws Exception {
    CardFacts facts = gather(TestCard.builder().file(0x0008, new byte[] {1}));
    assertThat(facts.signCertificate()).isEqualTo(CertificateFact.notRead());
  }

  @Test
  void withoutTheTokenFileTheKindStaysUnknownAndTheRestIsRead() throws Exception {
    CardFacts facts = gather(TestCard.builder().withoutFile(0x0006));
    assertThat(facts.card()).isEqualTo(PresentedCard.NOT_READ);
    assertThat(facts.authPin()).isPresent();
  }

  /** An erased file is read again; a label that is none of those known is for the counter. */
  @ParameterizedTest
  @CsvSource({"FF, NOT_READ", "00, NOT_READ", "20, NOT_READ", "58, UNDESCRIBED"})
  void bytesThatAreNoLabelAreApartFromALabelThatNobodyKnows(String hex, PresentedCard card)
      throws Exception {
    CardFacts facts =
        gather(TestCard.builder().file(0x0006, HexFormat.of().parseHex(hex.repeat(160))));
    assertThat(facts.card()).isEqualTo(card);
    assertThat(facts.authPin()).isPresent();
  }

  @Test
  void anAuthCertificateThatIsNoneIsNotReadAndOneThatIsMissingIsAbsent() throws Exception {
    assertThat(gather(TestCard.builder().file(0x000A, new byte[] {0x30, 1, 0})).authCertificate())
        .isEqualTo(CertificateFact.notRead());
    assertThat(gather(TestCard.builder().withoutFile(0x000A)).authCertificate())
        .isEqualTo(new CertificateFact.Absent());
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void aPasswordThatWasVerifiedIsKnownAndShowsItsCertificate(boolean answers9000) throws Exception {
    TestCardBuilder builder = TestCard.builder().signTriesLeft(3);
    if (answers9000) {
      builder.with(CardVariant.VERIFIED_QUERY_9000);
    }
    try (MyNumberCard card = MyNumberCard.open(builder.build().connect());
        Pin password = Pin.sign("ABC123".toCharArray())) {
      JpkiAp jpki = card.jpki();
      jpki.verify(password);
      ResetFacts facts = ResetFacts.gather(jpki, KeyKind.AUTH, NOW);
      assertThat(facts.holder().knowsOther()).isEqualTo(Answer.YES);
      assertThat(facts.holder().knowsTarget()).isEqualTo(Answer.UNKNOWN);
      assertThat(facts.card().signCertificate()).isInstanceOf(CertificateFact.Term.class);
      assertThat(facts.card().signPassword()).contains(status(KeyKind.SIGN, 5, 5));
      assertThat(ResetFacts.gather(jpki, KeyKind.SIGN, NOW).holder().knowsTarget())
          .isEqualTo(Answer.YES);
    }
  }

  @ParameterizedTest
  @EnumSource(TestCardType.class)
  void theFactsOfASessionAreThoseOfTheCardAndNobodyWasAsked(TestCardType type) throws Exception {
    TestCard chip = TestCard.builder().type(type).build();
    TracingConnection link = new TracingConnection(chip.connect());
    for (KeyKind target : KeyKind.values()) {
      try (MyNumberCard card = MyNumberCard.open(chip.connect())) {
        CardFacts told = CardFacts.gather(card);
        assertThat(ResetFacts.gather(MyNumberCard.open(link), target, NOW))
            .isEqualTo(ResetFacts.of(ResetTarget.of(target), NOW).with(told));
      }
    }
    assertThat(link.secrets()).isZero();
  }

  @Test
  void aCardThatLeavesAnywhereIsAFailureOfTheLinkAndSpendsNothing() throws Exception {
    TestCard chip = TestCard.builder().build();
    TracingConnection whole = new TracingConnection(chip.connect());
    try (MyNumberCard card = MyNumberCard.open(whole)) {
      CardFacts.gather(card);
    }
    int commands = whole.commands().size();
    assertThat(commands).isGreaterThan(5);
    for (int leavesAt = 0; leavesAt < commands; leavesAt++) {
      FaultyConnection link = new FaultyConnection(chip.connect(), Fault.REMOVED_BEFORE, leavesAt);
      try (MyNumberCard card = MyNumberCard.open(link)) {
        assertThatThrownBy(() -> CardFacts.gather(card)).isInstanceOf(TransportException.class);
      }
      chip.insert();
    }
    assertThat(chip.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    assertThat(chip.triesLeft(KeyKind.SIGN)).isEqualTo(5);
  }
}

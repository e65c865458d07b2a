package io.github.jpki4j.it.genuine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.authenticity.AuthenticityCheck;
import io.github.jpki4j.card.authenticity.AuthenticityCode;
import io.github.jpki4j.card.authenticity.AuthenticityReport;
import io.github.jpki4j.card.authenticity.AuthenticityRequest;
import io.github.jpki4j.card.authenticity.AuthenticityVerdict;
import io.github.jpki4j.card.authenticity.CvAuthorities;
import io.github.jpki4j.cert.BasicFourAttributes;
import io.github.jpki4j.cert.BirthDate;
import io.github.jpki4j.cert.Gender;
import io.github.jpki4j.pin.VerificationNumberB;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestApplication;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.testcard.TestSecret;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.card.Ability;
import io.github.jpki4j.testkit.card.InsertedCard;
import io.github.jpki4j.testkit.card.TestAuthorities;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ForwardingConnection;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Right cards, links that lie, and what a look at a card costs. */
class CardAuthenticityTest {

  private static final TestPki PKI = TestPki.create();

  private static TestCard card() {
    return TestCard.builder().pki(PKI).build();
  }

  /** A link that changes the answers to 80 2A. */
  private static CardConnection lying(TestCard model, UnaryOperator<byte[]> change) {
    return new ForwardingConnection(InsertedCard.connect(model)) {
      @Override
      public byte[] transceive(byte[] command) throws TransportException {
        byte[] answer = super.transceive(command);
        return command[0] == (byte) 0x80 ? change.apply(answer) : answer;
      }
    };
  }

  @ParameterizedTest
  @CsvSource({
    "NO_SECRET, NOT_PROVEN",
    "NUMBER_B, GENUINE_FOR_TESTS",
    "NUMBER_A, GENUINE_FOR_TESTS",
    "NUMBER_A_AND_IMAGE, GENUINE_FOR_TESTS",
    "BIRTH_KEY, GENUINE_FOR_TESTS",
    "PIN, NOT_PROVEN",
    "PIN_AND_NUMBER, NOT_PROVEN",
    "NUMBER_B_AND_PIN, GENUINE_FOR_TESTS"
  })
  void aRightCardIsWhatItCanBeProvenToBe(Look look, AuthenticityVerdict verdict) throws Exception {
    for (Ability ability : Ability.values()) {
      TestCard model = ability.card().pki(PKI).build();
      AuthenticityReport report =
          look.at(model, model.connect(ability.link()), TestAuthorities.test());
      assertThat(report.verdict()).as("%s", ability).isEqualTo(verdict);
      assertThat(report.person().isPresent())
          .isEqualTo(verdict == AuthenticityVerdict.GENUINE_FOR_TESTS);
    }
  }

  @Test
  void theSameCardIsGenuineForWhoVouchesForItsCaAndNotProvenForWhoKnowsProductionAlone()
      throws Exception {
    AuthenticityReport supplied = Look.NUMBER_B.at(card(), TestAuthorities.supplied());
    assertThat(supplied.verdict()).isEqualTo(AuthenticityVerdict.GENUINE);
    assertThat(supplied.restsOnPublishedKeys()).isFalse();
    for (CvAuthorities strangers :
        List.of(
            CvAuthorities.none(),
            CvAuthorities.production(),
            CvAuthorities.production().withTest())) {
      AuthenticityReport report = Look.NUMBER_B.at(card(), strangers);
      assertThat(report.verdict()).isEqualTo(AuthenticityVerdict.NOT_PROVEN);
      assertThat(report.missing())
          .containsExactly(
              AuthenticityCheck.SURFACE_CHAIN,
              AuthenticityCheck.FACE_RECORD,
              AuthenticityCheck.SURFACE_CHALLENGE);
      assertThat(report.has(AuthenticityCode.ISSUER_UNKNOWN)).isTrue();
      assertThat(report.has(AuthenticityCode.SIGNER_NOT_PROVEN)).isTrue();
    }
  }

  @Test
  void theExampleOfThePageFindsASimulatedCardNotGenuine() throws Exception {
    TestCard model = card();
    assertThat(
            GenuineExample.isGenuine(
                model.connect(), model.verificationNumberB().toCharArray(), new byte[16]))
        .isFalse();
  }

  @Test
  void personIsBirthDateAndGenderOfTheBoundRecord() throws Exception {
    BasicFourAttributes person =
        Look.NUMBER_B.at(card(), TestAuthorities.test()).person().orElseThrow();
    assertThat(person.birthDate().map(BirthDate::iso)).contains("1980-02-17");
    assertThat(person.gender()).contains(Gender.FEMALE);
    assertThat(person.name()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "OUTER_LENGTH_81",
        "OUTER_LENGTH_82",
        "ATTRIBUTES_LEAD",
        "PHOTO_CODESTREAM",
        "PHOTO_JPEG",
        "PHOTO_EMPTY",
        "NO_CARD_CERTIFICATE",
        "LONG_OBJECT_6C",
        "LONG_OBJECT_61",
        "LONG_OBJECT_CUT",
        "EXTENDED_LE_256",
        "FACE_EXPIRY_DIFFERS",
        "READ_END_6282",
        "FIRST_COMMAND_6F00",
        "RESELECT_DROPS_VERIFIED",
        "NUMBER_TRIES_3",
        "REFUSED_READ_6985"
      })
  void whatRightCardsMayDoDifferentlyIsNoObjection(CardVariant variant) throws Exception {
    for (Ability ability : List.of(Ability.FULL, Ability.SHORT_LINK)) {
      TestCard model = ability.card().pki(PKI).with(variant).build();
      AuthenticityReport report =
          Look.NUMBER_B_AND_PIN.at(model, model.connect(ability.link()), TestAuthorities.test());
      assertThat(report.verdict())
          .as("%s: %s", ability, report)
          .isEqualTo(AuthenticityVerdict.GENUINE_FOR_TESTS);
    }
  }

  @Test
  void fillerBehindWhatIsSignedIsNoObjection() throws Exception {
    byte[] filler = new byte[300];
    Arrays.fill(filler, (byte) 0xFF);
    TestCard right = card();
    var builder = TestCard.builder().pki(PKI);
    for (int fid : new int[] {2, 4}) {
      builder.file(
          TestApplication.SURFACE,
          fid,
          Forged.join(CardFiles.read(right, TestApplication.SURFACE, fid), filler));
    }
    assertThat(Look.NUMBER_B.at(builder.build(), TestAuthorities.test()).verdict())
        .isEqualTo(AuthenticityVerdict.GENUINE_FOR_TESTS);
  }

  @Test
  void attributesOfAnotherCardOfTheMunicipalityAreNeverBound() throws Exception {
    TestCard mixed = TestCard.builder().pki(PKI).with(CardVariant.TEXT_RECORDS_OF_ANOTHER).build();
    AuthenticityReport report = Look.PIN.at(mixed, TestAuthorities.test());
    assertThat(report.has(AuthenticityCode.NOT_BOUND)).isTrue();
    assertThat(report.verdict()).isEqualTo(AuthenticityVerdict.NOT_PROVEN);
    assertThat(report.person()).isEmpty();
  }

  @Test
  void anOldAnswerIsNotTaken() throws Exception {
    TestCard model = card();
    List<byte[]> answers = new ArrayList<>();
    Look.NUMBER_B.at(
        model,
        lying(
            model,
            answer -> {
              answers.add(answer.clone());
              return answer;
            }),
        TestAuthorities.test());
    assertThat(answers).hasSize(1);
    AuthenticityReport report =
        Look.NUMBER_B.at(
            model, lying(model, answer -> answers.get(0).clone()), TestAuthorities.test());
    assertChallenge(report, AuthenticityCode.CHALLENGE_WRONG, AuthenticityVerdict.FAILED);
  }

  @Test
  void noAnswerAndAnswersOfAnyOtherFormProveNothing() throws Exception {
    TestCard model = card();
    for (int length : new int[] {0, 1, 255, 257}) {
      AuthenticityReport report =
          Look.NUMBER_B.at(model, lying(model, answer -> answer(length)), TestAuthorities.test());
      assertChallenge(report, AuthenticityCode.CHALLENGE_WRONG, AuthenticityVerdict.FAILED);
    }
    AuthenticityReport zeros =
        Look.NUMBER_B.at(model, lying(model, answer -> answer(256)), TestAuthorities.test());
    assertChallenge(zeros, AuthenticityCode.CHALLENGE_WRONG, AuthenticityVerdict.FAILED);
    AuthenticityReport refused =
        Look.NUMBER_B.at(
            model, lying(model, answer -> new byte[] {0x69, (byte) 0x85}), TestAuthorities.test());
    assertChallenge(refused, AuthenticityCode.CHALLENGE_REFUSED, AuthenticityVerdict.NOT_PROVEN);
  }

  private static byte[] answer(int length) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.writeBytes(new byte[length]);
    answer.write(0x90);
    answer.write(0);
    return answer.toByteArray();
  }

  private static void assertChallenge(
      AuthenticityReport report, AuthenticityCode code, AuthenticityVerdict verdict) {
    assertThat(report.findings())
        .filteredOn(finding -> finding.check() == AuthenticityCheck.SURFACE_CHALLENGE)
        .extracting(finding -> finding.code())
        .containsExactly(code);
    assertThat(report.verdict()).isEqualTo(verdict);
  }

  /** On a link that others share: on an exclusive one, each secret takes one less. */
  @ParameterizedTest
  @CsvSource({
    "NO_SECRET, FULL, 7",
    "NUMBER_B, FULL, 12",
    "BIRTH_KEY, FULL, 12",
    "PIN, FULL, 14",
    "NUMBER_B_AND_PIN, FULL, 19",
    "NUMBER_A_AND_IMAGE, FULL, 13",
    "PIN_AND_NUMBER, FULL, 15"
  })
  void exchangesAreTheFewest(Look look, Ability ability, int exchanges) throws Exception {
    TestCard model = ability.card().pki(PKI).build();
    model.clearTraffic();
    look.at(model, model.connect(ability.link()), TestAuthorities.test());
    // one more leaves the application when the session ends, if a secret was sent
    int closing = look == Look.NO_SECRET ? 0 : 1;
    assertThat(model.traffic().commands() - closing).isEqualTo(exchanges);
  }

  @Test
  void aWrongNumberSpendsOneTryAndTheLastTryIsKept() throws Exception {
    TestCard model = card();
    try (VerificationNumberB wrong = VerificationNumberB.of("55021720350000".toCharArray());
        MyNumberCard card = MyNumberCard.open(model.connect())) {
      AuthenticityRequest request = AuthenticityRequest.withNumberB(wrong);
      assertThatThrownBy(() -> card.authenticity(TestAuthorities.test()).check(request))
          .isInstanceOf(PinIncorrectException.class);
      assertThat(model.secret(TestSecret.SURFACE_NUMBER_B).triesLeft()).isEqualTo(9);
      assertThat(model.secret(TestSecret.TEXT_NUMBER_B).triesLeft()).isEqualTo(10);
      assertThatThrownBy(() -> card.authenticity(TestAuthorities.test()).check(request))
          .isInstanceOf(IllegalArgumentException.class);
    }
    model.secret(TestSecret.SURFACE_NUMBER_B).setTriesLeft(1);
    assertThatThrownBy(() -> Look.NUMBER_B.at(model, TestAuthorities.test()))
        .isInstanceOf(LastTryException.class);
    assertThat(model.secret(TestSecret.SURFACE_NUMBER_B).triesLeft()).isEqualTo(1);
  }

  @Test
  void aPhoneHasNothingToLookAtAndGetsNoSecret() throws Exception {
    TestCard phone = TestCard.builder().pki(PKI).type(TestCardType.ANDROID).build();
    AuthenticityReport report = Look.NO_SECRET.at(phone, TestAuthorities.test());
    assertThat(report.verdict()).isEqualTo(AuthenticityVerdict.NOT_PROVEN);
    assertThat(report.has(AuthenticityCode.APPLICATION_MISSING)).isTrue();
    try (VerificationNumberB number = VerificationNumberB.of("55021720352285".toCharArray());
        MyNumberCard card = MyNumberCard.open(phone.connect())) {
      assertThatThrownBy(
              () ->
                  card.authenticity(TestAuthorities.test())
                      .check(AuthenticityRequest.withNumberB(number)))
          .isInstanceOf(ApplicationNotFoundException.class);
    }
  }

  @Test
  void theJpkiApplicationFromBeforeIsOfNoUseAfterwards() throws Exception {
    TestCard model = card();
    try (MyNumberCard card = MyNumberCard.open(model.connect())) {
      JpkiAp before = card.jpki();
      card.authenticity(TestAuthorities.test()).check(AuthenticityRequest.withoutSecret());
      assertThat(card.selected()).isEmpty();
      assertThatThrownBy(() -> before.overview(kind -> true))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}

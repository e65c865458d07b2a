package io.github.jpki4j.it.genuine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.authenticity.AuthenticityCheck;
import io.github.jpki4j.card.authenticity.AuthenticityCode;
import io.github.jpki4j.card.authenticity.AuthenticityFinding;
import io.github.jpki4j.card.authenticity.AuthenticityReport;
import io.github.jpki4j.card.authenticity.AuthenticityRequest;
import io.github.jpki4j.card.authenticity.AuthenticityVerdict;
import io.github.jpki4j.pin.VerificationNumberB;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestSecret;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.card.Ability;
import io.github.jpki4j.testkit.card.TestAuthorities;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The card info input application, opened by a number in place of its PIN. */
class TextByNumberTest {

  private static final TestPki PKI = TestPki.create();

  private static Map<AuthenticityCheck, AuthenticityCode> codes(AuthenticityReport report) {
    return report.findings().stream()
        .collect(Collectors.toMap(AuthenticityFinding::check, AuthenticityFinding::code));
  }

  @ParameterizedTest
  @CsvSource({"NUMBER_B_FOR_TEXT, NOT_PROVEN", "NUMBER_B_FOR_BOTH, GENUINE_FOR_TESTS"})
  void numberBOpensWhatThePinOpensButTheNumber(Look look, AuthenticityVerdict verdict)
      throws Exception {
    for (Ability ability : Ability.values()) {
      TestCard model = ability.card().pki(PKI).build();
      AuthenticityReport report =
          look.at(model, model.connect(ability.link()), TestAuthorities.test());
      assertThat(report.verdict()).as("%s: %s", ability, report).isEqualTo(verdict);
      assertThat(codes(report))
          .containsEntry(AuthenticityCheck.TEXT_RECORD, AuthenticityCode.RECORD_SIGNED)
          .containsEntry(AuthenticityCheck.TEXT_KEY, AuthenticityCode.RECORD_SIGNED)
          .containsEntry(AuthenticityCheck.TEXT_CHALLENGE, AuthenticityCode.CHALLENGE_ANSWERED)
          .containsEntry(AuthenticityCheck.TEXT_BINDING, AuthenticityCode.NOT_BOUND)
          .containsEntry(AuthenticityCheck.INDIVIDUAL_NUMBER, AuthenticityCode.NUMBER_NOT_READ);
      assertThat(model.secret(TestSecret.CARD_INFO).isVerified()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"NUMBER_A_FOR_TEXT, NOT_PROVEN", "NUMBER_A_FOR_BOTH, GENUINE_FOR_TESTS"})
  void numberAShowsThatAGenuineCardIsPresentAndNoAttributes(Look look, AuthenticityVerdict verdict)
      throws Exception {
    TestCard model = TestCard.builder().pki(PKI).build();
    AuthenticityReport report = look.at(model, TestAuthorities.test());
    assertThat(report.verdict()).isEqualTo(verdict);
    assertThat(codes(report))
        .containsEntry(AuthenticityCheck.TEXT_RECORD, AuthenticityCode.SECRET_NEEDED)
        .containsEntry(AuthenticityCheck.TEXT_KEY, AuthenticityCode.RECORD_SIGNED)
        .containsEntry(AuthenticityCheck.TEXT_CHALLENGE, AuthenticityCode.CHALLENGE_ANSWERED)
        .doesNotContainKey(AuthenticityCheck.TEXT_ATTRIBUTES);
  }

  @Test
  void aCardThatKeepsTheSignatureFromNumberBIsNotHeldToBeWrong() throws Exception {
    TestCard model =
        TestCard.builder().pki(PKI).with(CardVariant.TEXT_SIGNATURE_NOT_BY_NUMBER_B).build();
    AuthenticityReport report = Look.NUMBER_B_FOR_BOTH.at(model, TestAuthorities.test());
    assertThat(report.verdict()).isEqualTo(AuthenticityVerdict.GENUINE_FOR_TESTS);
    assertThat(codes(report))
        .containsEntry(AuthenticityCheck.TEXT_RECORD, AuthenticityCode.READ_REFUSED)
        .containsEntry(AuthenticityCheck.TEXT_KEY, AuthenticityCode.RECORD_SIGNED)
        .containsEntry(AuthenticityCheck.TEXT_ATTRIBUTES, AuthenticityCode.SIGNER_NOT_PROVEN);
  }

  @ParameterizedTest
  @EnumSource(names = {"NUMBER_B_FOR_TEXT", "NUMBER_B_FOR_BOTH"})
  void aCopyIsNoBetterForIt(Look look) throws Exception {
    TestCard model = TestCard.builder().pki(PKI).with(CardVariant.CLONED_CARD).build();
    AuthenticityReport report = look.at(model, TestAuthorities.test());
    assertThat(report.verdict()).isEqualTo(AuthenticityVerdict.FAILED);
    assertThat(codes(report))
        .containsEntry(AuthenticityCheck.TEXT_CHALLENGE, AuthenticityCode.CHALLENGE_WRONG);
  }

  @Test
  void aWrongNumberSpendsATryOfThisApplicationAloneAndTheLastOneIsKept() throws Exception {
    TestCard model = TestCard.builder().pki(PKI).build();
    try (VerificationNumberB wrong = VerificationNumberB.of("55021720350000".toCharArray());
        MyNumberCard card = MyNumberCard.open(model.connect())) {
      AuthenticityRequest request = AuthenticityRequest.withoutSecret().text(wrong);
      assertThatThrownBy(() -> card.authenticity(TestAuthorities.test()).check(request))
          .isInstanceOf(PinIncorrectException.class);
    }
    assertThat(model.secret(TestSecret.TEXT_NUMBER_B).triesLeft()).isEqualTo(9);
    assertThat(model.secret(TestSecret.SURFACE_NUMBER_B).triesLeft()).isEqualTo(10);
    model.secret(TestSecret.TEXT_NUMBER_B).setTriesLeft(1);
    assertThatThrownBy(() -> Look.NUMBER_B_FOR_BOTH.at(model, TestAuthorities.test()))
        .isInstanceOf(LastTryException.class);
    assertThat(model.secret(TestSecret.TEXT_NUMBER_B).triesLeft()).isEqualTo(1);
  }
}

package io.github.jpki4j.cert;

import static io.github.jpki4j.cert.SubjectAltName.full;
import static io.github.jpki4j.cert.SubjectAltName.read;
import static io.github.jpki4j.cert.SubjectAltName.usual;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeComparisonTest {

  @ParameterizedTest
  @CsvSource({
    "SAME, SAME, SAME, SAME, unchanged",
    "SAME_BUT_SUBSTITUTED, SAME, SAME, SAME_BUT_SUBSTITUTED, unchanged",
    "DIFFERENT, SAME, SAME, SAME, changed",
    "SAME, DIFFERENT, SAME, SAME, changed",
    "SAME, SAME, DIFFERENT, SAME, changed",
    "SAME, SAME, SAME, DIFFERENT, changed",
    "UNDETERMINED, SAME, SAME, SAME, unclear",
    "SAME, UNDETERMINED, SAME, SAME, unclear",
    "SAME, SAME, UNDETERMINED, SAME, unclear",
    "SAME, SAME, SAME, UNDETERMINED, unclear",
    "UNDETERMINED, SAME, SAME, DIFFERENT, changed",
    "OTHER_SPELLING, SAME, SAME, SAME, spelling",
    "SAME, SAME, SAME, OTHER_SPELLING, spelling",
    "OTHER_SPELLING, SAME, SAME, SAME_BUT_SUBSTITUTED, spelling",
    "OTHER_SPELLING, SAME, SAME, OTHER_SPELLING, spelling",
    "OTHER_SPELLING, UNDETERMINED, SAME, SAME, unclear",
    "OTHER_SPELLING, SAME, SAME, DIFFERENT, changed",
  })
  void theFourTogetherDecide(
      Match name, Match gender, Match birth, Match address, String conclusion) {
    AttributeComparison comparison = new AttributeComparison(name, gender, birth, address);
    assertThat(comparison.isUnchanged()).isEqualTo(conclusion.equals("unchanged"));
    assertThat(comparison.isChanged()).isEqualTo(conclusion.equals("changed"));
    assertThat(comparison.isOtherSpelling()).isEqualTo(conclusion.equals("spelling"));
  }

  @Test
  void theAddressAloneIsComparedAsAnAddress() {
    BasicFourAttributes one = BasicFourAttributes.ofTexts("試験　三郎", "1", "19800217", "試験市三番地");
    BasicFourAttributes other = BasicFourAttributes.ofTexts("試験　３郎", "1", "19800217", "試験市３");
    assertThat(one.compare(other))
        .isEqualTo(
            new AttributeComparison(Match.DIFFERENT, Match.SAME, Match.SAME, Match.OTHER_SPELLING));
  }

  @Test
  void eachAttributeIsComparedWithItsOwn() {
    BasicFourAttributes other =
        read(full("〓験　花子", "10000", "3", "319800217", "東京都試験市３－４", "000000000"));
    assertThat(read(usual()).compare(other))
        .isEqualTo(
            new AttributeComparison(
                Match.SAME_BUT_SUBSTITUTED, Match.UNDETERMINED, Match.SAME, Match.DIFFERENT));
  }

  @Test
  void theSameCertificateIsUnchanged() {
    assertThat(read(usual()).compare(read(usual().shuffled(1))).isUnchanged()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0, NAME", "1, BIRTH_DATE", "2, GENDER", "3, ADDRESS"})
  void whatIsMissingOnEitherSideIsUndetermined(int index, Attribute missing) {
    BasicFourAttributes partial = read(usual().without(index));
    for (AttributeComparison comparison :
        new AttributeComparison[] {
          partial.compare(read(usual())), read(usual()).compare(partial), partial.compare(partial)
        }) {
      for (Attribute attribute : Attribute.values()) {
        assertThat(comparison.of(attribute))
            .isEqualTo(attribute == missing ? Match.UNDETERMINED : Match.SAME);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, MALE, 1, SAME",
    "2, FEMALE, 1, DIFFERENT",
    "3, UNKNOWN, 1, UNDETERMINED",
    "0, UNKNOWN, 3, SAME",
    "9, NOT_APPLICABLE, 9, SAME",
    "9, NOT_APPLICABLE, 2, DIFFERENT",
    "9, NOT_APPLICABLE, 0, UNDETERMINED",
  })
  void gendersAreReadLenientlyAndComparedStrictly(
      String code, Gender gender, String otherCode, Match match) {
    assertThat(Gender.parse(code)).contains(gender);
    Gender other = Gender.parse(otherCode).orElseThrow();
    assertThat(gender.compare(other)).isEqualTo(match);
    assertThat(other.compare(gender)).isEqualTo(match);
  }

  @ParameterizedTest
  @CsvSource({"''", "4", "8", "01", "' 1'", "１", "M", "男"})
  void otherCodesAreNoGender(String code) {
    assertThat(Gender.parse(code)).isEmpty();
  }
}

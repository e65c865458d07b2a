package io.github.jpki4j.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.cert.Attribute;
import io.github.jpki4j.cert.AttributeProblem;
import io.github.jpki4j.cert.BirthDate;
import io.github.jpki4j.cert.Check;
import io.github.jpki4j.cert.ExpiryReason;
import io.github.jpki4j.cert.Finding;
import io.github.jpki4j.cert.FindingCode;
import io.github.jpki4j.cert.Gender;
import io.github.jpki4j.cert.JpkiRoot;
import io.github.jpki4j.cert.Outcome;
import io.github.jpki4j.cert.revocation.RevocationReason;
import io.github.jpki4j.cert.revocation.RevocationStatus.Why;
import io.github.jpki4j.cli.card.ValidityState;
import io.github.jpki4j.cli.console.DisplayWidth;
import io.github.jpki4j.cli.console.Language;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.guidance.Guidance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that a validation can find has a sentence, in both languages. */
class FindingTextTest {

  private static final String TIME = "2026-11-23T14:59:59Z";
  private static final Messages EN = Messages.of(Language.EN);
  private static final Messages JA = Messages.of(Language.JA);

  /** Every code with every argument that changes its sentence. */
  static Stream<Finding> findings() {
    List<Finding> all = new ArrayList<>();
    for (FindingCode code : FindingCode.values()) {
      arguments(code).forEach(arguments -> all.add(new Finding(code, arguments)));
    }
    return all.stream();
  }

  private static Stream<List<String>> arguments(FindingCode code) {
    return switch (code) {
      case ANCHOR_PINNED ->
          Stream.concat(
                  Arrays.stream(JpkiRoot.values()).map(root -> root.name().replace('_', ' ')),
                  Stream.of(""))
              .map(List::of);
      case VALID_NOW -> Stream.of(List.of(TIME, TIME));
      case NOT_YET_VALID,
          EXPIRED,
          ISSUER_NOT_YET_VALID,
          ISSUER_EXPIRED,
          CLOCK_WRONG,
          NOT_REVOKED,
          ON_HOLD ->
          Stream.of(List.of(TIME));
      case REVOKED, REVOKED_LATER ->
          Arrays.stream(RevocationReason.values()).map(reason -> List.of(reason.name(), TIME));
      case REVOCATION_UNKNOWN -> Arrays.stream(Why.values()).map(why -> List.of(why.name()));
      case ATTRIBUTE_ODD, ATTRIBUTE_UNUSABLE ->
          Arrays.stream(AttributeProblem.Kind.values())
              .flatMap(
                  kind ->
                      Stream.of("", "NAME", "ADDRESS")
                          .map(attribute -> List.of(kind.name(), attribute)));
      case PATH_INVALID,
          POLICY_RIGHT,
          POLICY_UNCONFIRMED,
          POLICY_TEST,
          POLICY_TEST_NOT_ACCEPTED,
          POLICY_WRONG,
          SIGNATURE_ALGORITHM_WEAK,
          KEY_WEAK,
          ISSUER_KEY_WEAK,
          CRITICAL_EXTENSION_UNKNOWN,
          ANCHOR_UNFIT,
          EXTENSION_UNREADABLE ->
          Stream.of(List.of("1.2.3"));
      default -> Stream.of(List.of());
    };
  }

  @ParameterizedTest
  @MethodSource("findings")
  void everyFindingHasASentenceInBothLanguages(Finding finding) {
    String english = FindingText.of(finding, EN);
    String japanese = FindingText.of(finding, JA);
    assertThat(english).isNotBlank().doesNotContain("{", "2026-11-23T", "null");
    assertThat(japanese).containsPattern("[ぁ-んァ-ヶ一-龠]").doesNotContain("{", "2026-11-23T");
    if (finding.arguments().contains(TIME)) {
      assertThat(english).contains("2026-11-23 23:59");
      assertThat(japanese).contains("2026-11-23 23:59").contains("日本時間");
    }
    if (finding.arguments().contains("1.2.3")) {
      assertThat(english).contains("1.2.3");
      assertThat(japanese).contains("1.2.3");
    }
  }

  @Test
  void sentencesTellTheirArgumentsApart() {
    for (Messages messages : List.of(EN, JA)) {
      assertThat(findings().map(finding -> finding.outcome() + FindingText.of(finding, messages)))
          .filteredOn(text -> !text.endsWith("{0}"))
          .doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @EnumSource(Check.class)
  void everyCheckHasALabelThatLeavesAGap(Check check) {
    for (Messages messages : List.of(EN, JA)) {
      assertThat(DisplayWidth.of(messages.terms().name(check))).isBetween(1, 19);
    }
  }

  @Test
  void marksDiffer() {
    assertThat(Arrays.stream(Outcome.values()).map(FindingText::mark))
        .doesNotHaveDuplicates()
        .allSatisfy(mark -> assertThat(mark).hasSize(2));
  }

  @Test
  void everyWordForAttributesIsThere() {
    for (Messages messages : List.of(EN, JA)) {
      for (AttributeProblem.Kind kind : AttributeProblem.Kind.values()) {
        for (Attribute attribute : Attribute.values()) {
          AttributeProblem problem = new AttributeProblem(Optional.of(attribute), kind);
          assertThat(Guidance.of(problem, messages.locale()).happened())
              .startsWith(messages.terms().name(attribute) + ":");
        }
      }
      for (Gender gender : Gender.values()) {
        assertThat(messages.get("gender." + gender)).isNotBlank();
      }
      for (BirthDate.Era era : BirthDate.Era.values()) {
        assertThat(messages.get("era." + era)).isNotBlank();
      }
      for (ExpiryReason reason : ExpiryReason.values()) {
        assertThat(messages.bundle().containsKey("expiry." + reason))
            .isEqualTo(reason != ExpiryReason.UNDETERMINED);
      }
      for (ValidityState validity : ValidityState.values()) {
        assertThat(messages.get("now." + validity)).isNotBlank();
      }
    }
  }
}

package io.github.jpki4j.it.genuine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.authenticity.AuthenticityCode;
import io.github.jpki4j.card.authenticity.AuthenticityReport;
import io.github.jpki4j.card.authenticity.AuthenticityVerdict;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestSecret;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.card.Ability;
import io.github.jpki4j.testkit.card.InsertedCard;
import io.github.jpki4j.testkit.card.TestAuthorities;
import io.github.jpki4j.transport.CardConnection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Links that spoil answers: a right card is never called wrong for it, and a copy never right. */
class BadLinkTest {

  private static final TestPki PKI = TestPki.create();
  private static final Set<AuthenticityVerdict> GOOD =
      EnumSet.of(AuthenticityVerdict.GENUINE, AuthenticityVerdict.GENUINE_FOR_TESTS);

  /** Empty if the work ended with an exception, which says nothing of the card. */
  private static Optional<AuthenticityReport> look(Look look, TestCard model, CardConnection link) {
    try {
      return Optional.of(look.at(model, link, TestAuthorities.test()));
    } catch (JpkiException e) {
      return Optional.empty();
    }
  }

  private static TestCard card(Ability ability, CardVariant... variants) {
    var builder = ability.card().pki(PKI);
    for (CardVariant variant : variants) {
      builder.with(variant);
    }
    return builder.build();
  }

  private static CardConnection link(TestCard model, Ability ability) {
    return InsertedCard.connect(model, ability.exclusiveLink());
  }

  private static int reads(Look look, TestCard model, Ability ability) {
    SpoilingLink link =
        new SpoilingLink(link(model, ability), SpoilingLink.Fault.CUT, number -> false, 1);
    assertThat(look(look, model, link)).isPresent();
    return link.reads();
  }

  /** The four ways to look that together read everything. */
  private static final Set<Look> ALL =
      EnumSet.of(
          Look.NUMBER_B_AND_PIN, Look.NUMBER_A_AND_IMAGE, Look.BIRTH_KEY, Look.PIN_AND_NUMBER);

  @ParameterizedTest
  @EnumSource
  void oneSpoiltAnswerNeverMakesARightCardWrong(SpoilingLink.Fault fault) {
    for (Ability ability : new Ability[] {Ability.FULL, Ability.SHORT_LINK}) {
      for (Look look : ALL) {
        TestCard model = card(ability);
        int reads = reads(look, model, ability);
        assertThat(reads).isGreaterThan(5);
        for (int i = 0; i < reads; i++) {
          int spoilt = i;
          Optional<AuthenticityReport> report =
              look(
                  look,
                  model,
                  new SpoilingLink(link(model, ability), fault, number -> number == spoilt, i));
          assertThat(report.map(AuthenticityReport::verdict))
              .as("%s, %s, answer %d of %d: %s", ability, look, i, reads, report)
              .isNotEqualTo(Optional.of(AuthenticityVerdict.FAILED));
        }
        assertThat(model.secret(TestSecret.SURFACE_NUMBER_B).triesLeft()).isEqualTo(10);
      }
    }
  }

  /** Those that are no other at the second time count as what the card says. */
  @ParameterizedTest
  @EnumSource(
      names = {"CUT_TO_FEW", "CUT_IN_HALF"},
      mode = EnumSource.Mode.EXCLUDE)
  void answersThatAreSpoiltInAnotherWayEachTimeNeverMakeARightCardWrong(SpoilingLink.Fault fault) {
    for (Ability ability : new Ability[] {Ability.FULL, Ability.SHORT_LINK}) {
      for (Look look : ALL) {
        TestCard model = card(ability);
        for (int start = 0; start < 5; start++) {
          Optional<AuthenticityReport> report =
              look(
                  look,
                  model,
                  new SpoilingLink(link(model, ability), fault, number -> true, 13 * start));
          assertThat(report.map(AuthenticityReport::verdict))
              .as("%s, %s, start %d: %s", ability, look, start, report)
              .isNotEqualTo(Optional.of(AuthenticityVerdict.FAILED));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void noSpoiltAnswerMakesACopyGenuine(SpoilingLink.Fault fault) {
    for (Look look : ALL) {
      TestCard copy = card(Ability.FULL, CardVariant.CLONED_CARD);
      int reads = reads(look, copy, Ability.FULL);
      for (int i = 0; i < reads; i++) {
        int spoilt = i;
        SpoilingLink link =
            new SpoilingLink(link(copy, Ability.FULL), fault, number -> number == spoilt, i);
        assertThat(look(look, copy, link).map(AuthenticityReport::verdict))
            .as("%s, answer %d", look, i)
            .isNotIn(GOOD.stream().map(Optional::of).toList());
      }
    }
  }

  @Test
  void whatACardSaysTwiceIsItsOwnAndFails() {
    TestCard copy = card(Ability.FULL, CardVariant.CLONED_CARD);
    SpoilingLink honest =
        new SpoilingLink(InsertedCard.connect(copy), SpoilingLink.Fault.CUT, number -> false, 1);
    AuthenticityReport report = look(Look.NUMBER_B, copy, honest).orElseThrow();
    assertThat(report.has(AuthenticityCode.CHALLENGE_WRONG)).isTrue();
    assertThat(report.verdict()).isEqualTo(AuthenticityVerdict.FAILED);
  }
}

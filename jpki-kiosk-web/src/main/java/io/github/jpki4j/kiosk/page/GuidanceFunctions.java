package io.github.jpki4j.kiosk.page;

import io.github.jpki4j.internal.JapanTime;
import io.github.jpki4j.kiosk.flow.PageLanguage;
import io.github.jpki4j.reset.Evidence;
import io.github.jpki4j.reset.FaqEntry;
import io.github.jpki4j.reset.FaqTopic;
import io.github.jpki4j.reset.KioskOperator;
import io.github.jpki4j.reset.NextStep;
import io.github.jpki4j.reset.Reason;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.ResetAdvice;
import io.github.jpki4j.reset.ResetGuidance;
import io.github.jpki4j.reset.ResetTarget;
import io.github.jpki4j.reset.Warning;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** What pages say of advice, and of days and times in Japan. */
final class GuidanceFunctions {

  private GuidanceFunctions() {}

  /** {@code guide(what, target)}: the words for a constant, an advice's reason or an operator. */
  static final class Guide extends Words {

    Guide() {
      super("what", "target");
    }

    @Override
    Object words(PageLanguage language, Map<String, Object> arguments) {
      Object what = given(arguments, "what", Object.class);
      ResetGuidance guidance = ResetGuidance.of(language.locale());
      Object about = arguments.get("target");
      if (about instanceof ResetTarget target) {
        guidance = guidance.about(target);
      } else if (about instanceof String target) {
        guidance = guidance.about(ResetTarget.valueOf(target));
      }
      if (what instanceof ResetAdvice advice) {
        return reason(guidance.about(advice.target()), advice);
      }
      if (what instanceof Evidence evidence) {
        return guidance.text(evidence);
      }
      if (what instanceof Warning warning) {
        return guidance.text(warning);
      }
      if (what instanceof NextStep step) {
        return guidance.text(step);
      }
      if (what instanceof Refusal refusal) {
        return guidance.text(refusal);
      }
      if (what instanceof Reason reason) {
        return guidance.text(reason);
      }
      if (what instanceof ResetTarget target) {
        return guidance.text(target);
      }
      if (what instanceof FaqEntry entry) {
        return guidance.text(entry);
      }
      if (what instanceof FaqTopic topic) {
        return guidance.text(topic);
      }
      return ((KioskOperator) what).name(language.locale());
    }

    private static String reason(ResetGuidance guidance, ResetAdvice advice) {
      return advice.evidence().stream()
          .filter(evidence -> evidence.reason() == advice.reason())
          .findFirst()
          .map(guidance::text)
          .orElseGet(() -> guidance.text(advice.reason()));
    }
  }

  /** {@code nextStep(advice)}: what to do, in the words for this advice. */
  static final class Next extends Words {

    Next() {
      super("advice");
    }

    @Override
    Object words(PageLanguage language, Map<String, Object> arguments) {
      ResetAdvice advice = given(arguments, "advice", ResetAdvice.class);
      return ResetGuidance.of(language.locale()).about(advice.target()).nextStep(advice);
    }
  }

  /** {@code when(what, at)}: what an instant means. */
  static final class When extends Words {

    When() {
      super("what", "at");
    }

    @Override
    Object words(PageLanguage language, Map<String, Object> arguments) {
      ResetGuidance guidance = ResetGuidance.of(language.locale());
      Instant at = given(arguments, "at", Instant.class);
      return arguments.get("what") instanceof Reason reason
          ? guidance.when(reason, at)
          : guidance.when(given(arguments, "what", Refusal.class), at);
    }
  }

  /** {@code day(date)}: a day in Japan, as people write it. */
  static final class Day extends Words {

    private static final DateTimeFormatter JAPANESE =
        DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.JAPANESE);
    private static final DateTimeFormatter ENGLISH =
        DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    Day() {
      super("date");
    }

    @Override
    Object words(PageLanguage language, Map<String, Object> arguments) {
      DateTimeFormatter format = language == PageLanguage.EN ? ENGLISH : JAPANESE;
      return format.format(given(arguments, "date", LocalDate.class));
    }
  }

  /** {@code time(instant)}: a time in Japan, as the official app writes it. */
  static final class Time extends Words {

    private static final DateTimeFormatter FORMAT =
        DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm", Locale.ROOT);

    Time() {
      super("instant");
    }

    @Override
    Object words(PageLanguage language, Map<String, Object> arguments) {
      return FORMAT.format(given(arguments, "instant", Instant.class).atOffset(JapanTime.OFFSET));
    }
  }
}

package io.github.jpki4j.reset;

import io.github.jpki4j.internal.JapanTime;
import io.github.jpki4j.internal.PropertiesFile;
import io.github.jpki4j.reset.simulation.ResetRefusedException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words for people, in Japanese, English and easy Japanese ({@link #EASY_JAPANESE}): what the
 * official app's questions and answers mean, in our own words. Times are in Japan time, {@code
 * yyyy/MM/dd HH:mm}. Nothing in a text names the person. Immutable.
 *
 * @since 0.1.0
 */
public final class ResetGuidance {

  /**
   * やさしい日本語, Japanese for people who are learning it: short sentences, easy words, official terms
   * explained in brackets. It says what the Japanese text says. The language tag is {@code
   * ja-x-easy}.
   */
  public static final Locale EASY_JAPANESE = Locale.forLanguageTag("ja-x-easy");

  /** Where the texts are: an absolute name holds where R8 renames or moves this package. */
  static final String DIRECTORY = "/io/github/jpki4j/reset/";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm", Locale.ROOT);

  private final Properties texts;
  private final Locale locale;

  /** What takes the place of {@code {other}}. */
  private final String other;

  private ResetGuidance(Properties texts, Locale locale, String other) {
    this.texts = texts;
    this.locale = locale;
    this.other = other;
  }

  /**
   * The words of a language.
   *
   * @param locale {@link #EASY_JAPANESE} and nothing but it for easy Japanese, any other Japanese
   *     locale for Japanese, or anything else for English
   * @return the words
   */
  public static ResetGuidance of(Locale locale) {
    Properties texts = load("guidance_" + file(locale) + ".properties");
    return new ResetGuidance(texts, locale, get(texts, "other"));
  }

  private static String file(Locale locale) {
    if (locale.equals(EASY_JAPANESE)) {
      return "easy";
    }
    return locale.getLanguage().equals("ja") ? "ja" : "en";
  }

  /**
   * The same words where it is known which secret was forgotten: what speaks of the other secret
   * names it.
   *
   * @param target what was forgotten
   * @return the words; the same where there is no one other secret
   */
  public ResetGuidance about(ResetTarget target) {
    return target
        .otherKey()
        .map(key -> new ResetGuidance(texts, locale, get(texts, "other." + key.name())))
        .orElse(this);
  }

  static Properties load(String file) {
    String name = DIRECTORY + file;
    return PropertiesFile.read(ResetGuidance.class.getResourceAsStream(name), name);
  }

  /**
   * Says all of an advice: the verdict, the reason, the next step and its time; the operators of
   * kiosks, if any; every other piece of evidence, also what is unknown; every warning.
   *
   * @param advice the advice
   * @return one text for each, in this order, each once; unmodifiable
   */
  public List<String> explain(ResetAdvice advice) {
    return about(advice.target()).sentences(advice);
  }

  private List<String> sentences(ResetAdvice advice) {
    Set<String> all = new LinkedHashSet<>();
    all.add(text(advice.verdict()));
    all.add(reason(advice));
    all.add(nextStep(advice));
    advice.until().ifPresent(until -> all.add(when(advice.reason(), until)));
    if (!advice.operators().isEmpty()) {
      all.add(get("operators").replace("{names}", names(advice.operators())));
    }
    advice.evidence().forEach(evidence -> all.add(text(evidence)));
    advice.warnings().forEach(warning -> all.add(text(warning)));
    return Collections.unmodifiableList(new ArrayList<>(all));
  }

  /** With its time or tries where the evidence has them. */
  private String reason(ResetAdvice advice) {
    return advice.evidence().stream()
        .filter(evidence -> evidence.reason() == advice.reason())
        .findFirst()
        .map(this::text)
        .orElseGet(() -> text(advice.reason()));
  }

  private String names(List<KioskOperator> operators) {
    return operators.stream()
        .map(operator -> operator.name(locale))
        .collect(Collectors.joining(get("comma")));
  }

  /**
   * Says whether the service will do it.
   *
   * @param verdict the verdict
   * @return one sentence
   */
  public String text(Verdict verdict) {
    return text("verdict", verdict);
  }

  /**
   * Says what to do next.
   *
   * @param step the step
   * @return one or two sentences
   */
  public String text(NextStep step) {
    return text("step", step);
  }

  /**
   * Says what to do next, and where the reason is that there is no My Number card, how to get one:
   * who holds a resident register card or the notification card may have no other.
   *
   * @param advice the advice
   * @return one or two sentences
   */
  public String nextStep(ResetAdvice advice) {
    return switch (advice.reason()) {
      case CARD_IS_JUKI, CARD_IS_NOTIFICATION_CARD -> get("step.without-card");
      default -> about(advice.target()).text(advice.nextStep());
    };
  }

  /**
   * Names a requirement.
   *
   * @param requirement the requirement
   * @return one sentence
   */
  public String text(Requirement requirement) {
    return text("requirement", requirement);
  }

  /**
   * Explains a reason.
   *
   * @param reason the reason
   * @return one or two sentences
   */
  public String text(Reason reason) {
    return text("reason", reason);
  }

  /**
   * Explains a refusal.
   *
   * @param refusal the refusal
   * @return one or two sentences
   */
  public String text(Refusal refusal) {
    return text("refusal", refusal);
  }

  /**
   * Helps with what an entry is about.
   *
   * @param entry the entry
   * @return one to three sentences
   */
  public String text(FaqEntry entry) {
    return text("entry", entry);
  }

  /**
   * Names a topic.
   *
   * @param topic the topic
   * @return its name, no sentence
   */
  public String text(FaqTopic topic) {
    return text("topic", topic);
  }

  /**
   * Names what was forgotten.
   *
   * @param target the secret
   * @return its official name
   */
  public String text(ResetTarget target) {
    return text("target", target);
  }

  /**
   * Explains evidence, with its time or tries.
   *
   * @param evidence the evidence
   * @return the reason's text, with what it speaks of
   */
  public String text(Evidence evidence) {
    String reason = text(evidence.reason());
    if (evidence.at().isPresent()) {
      return fill(get("evidence.at").replace("{reason}", reason), evidence.at(), evidence.tries());
    }
    return evidence.tries().isPresent()
        ? fill(get("evidence.tries").replace("{reason}", reason), evidence.at(), evidence.tries())
        : reason;
  }

  /**
   * Warns.
   *
   * @param warning the warning
   * @return one or two sentences
   */
  public String text(Warning warning) {
    return fill(text("warning", warning.kind()), warning.at(), warning.tries());
  }

  /**
   * Says what {@link ResetAdvice#until()} means: when something ends, opens or begins.
   *
   * @param reason the advice's reason
   * @param at the instant
   * @return one sentence with the time
   */
  public String when(Reason reason, Instant at) {
    return when(reason.name(), at);
  }

  /**
   * Says what {@link ResetRefusedException#retryAt()} means: from when to try again.
   *
   * @param refusal the refusal
   * @param at the instant
   * @return one sentence with the time
   */
  public String when(Refusal refusal, Instant at) {
    return when(refusal.name(), at);
  }

  private String when(String name, Instant at) {
    String text = texts.getProperty("when." + name, get("when"));
    return fill(text, Optional.of(at), OptionalInt.empty());
  }

  /**
   * Says how the end of a reservation is written, when {@link Reservation#parse} refused.
   *
   * @return one sentence
   */
  public String reservationFormat() {
    return get("reservation-format");
  }

  private String text(String group, Enum<?> constant) {
    return get(group + "." + constant.name());
  }

  private String get(String key) {
    return get(texts, key).replace("{other}", other);
  }

  private static String get(Properties texts, String key) {
    return Objects.requireNonNull(texts.getProperty(key), key);
  }

  private static String fill(String text, Optional<Instant> at, OptionalInt tries) {
    String filled = text;
    if (at.isPresent()) {
      filled = filled.replace("{at}", TIME.format(at.get().atOffset(JapanTime.OFFSET)));
    }
    if (tries.isPresent()) {
      filled = filled.replace("{tries}", Integer.toString(tries.getAsInt()));
    }
    return filled;
  }
}

package io.github.jpki4j.cli.validate;

import io.github.jpki4j.cert.Finding;
import io.github.jpki4j.cert.JpkiRoot;
import io.github.jpki4j.cert.Outcome;
import io.github.jpki4j.cli.card.AttributesView;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.internal.JapanTime;
import java.time.Instant;
import java.util.List;

/** A finding of a validation as a sentence. */
public final class FindingText {

  private FindingText() {}

  /** Two characters that can be told apart without colour. */
  public static String mark(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> "OK";
      case WARNING -> "!!";
      case NOT_PERFORMED -> "--";
      case UNDETERMINED -> "??";
      case FAILED -> "NG";
    };
  }

  public static String of(Finding finding, Messages messages) {
    List<String> given = finding.arguments();
    Object[] arguments =
        switch (finding.code()) {
          case ANCHOR_PINNED -> new Object[] {root(given.get(0), messages)};
          case VALID_NOW,
              NOT_YET_VALID,
              EXPIRED,
              ISSUER_NOT_YET_VALID,
              ISSUER_EXPIRED,
              CLOCK_WRONG,
              NOT_REVOKED,
              ON_HOLD ->
              given.stream().map(FindingText::time).toArray();
          case REVOKED, REVOKED_LATER ->
              new Object[] {messages.get("reason." + given.get(0)), time(given.get(1))};
          case REVOCATION_UNKNOWN -> new Object[] {messages.get("why." + given.get(0))};
          case ATTRIBUTE_ODD, ATTRIBUTE_UNUSABLE ->
              new Object[] {AttributesView.sentence(given.get(0), given.get(1), messages)};
          default -> given.toArray();
        };
    return messages.get("finding." + finding.code(), arguments);
  }

  /** The finding for programs, with the sentence in it. */
  public static Json json(Finding finding, Messages messages) {
    return json(
        new Json().put("check", EnumNames.of(finding.check())),
        finding.code(),
        finding.outcome(),
        finding.arguments(),
        of(finding, messages));
  }

  /**
   * A finding of any kind, with the same names in the same order.
   *
   * @param begun says by which check it was found
   * @param code what was found
   * @param outcome what that means
   * @param arguments of the code
   * @param message the sentence
   */
  public static Json json(
      Json begun, Enum<?> code, Outcome outcome, List<String> arguments, String message) {
    return begun
        .put("code", EnumNames.of(code))
        .put("outcome", EnumNames.of(outcome))
        .put("arguments", arguments)
        .put("message", message);
  }

  private static String time(String instant) {
    return JapanTime.minutes(Instant.parse(instant));
  }

  /** A CA by its purpose and generation, as in {@code AUTH 03}. */
  private static String root(String name, Messages messages) {
    for (JpkiRoot root : JpkiRoot.values()) {
      if (root.name().replace('_', ' ').equals(name)) {
        return messages.get("root." + root.kind(), root.generation());
      }
    }
    return messages.get("root.other");
  }
}

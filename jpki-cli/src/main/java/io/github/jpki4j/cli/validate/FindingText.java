package io.github.jpki4j.cli.validate;

import io.github.jpki4j.cert.Finding;
import io.github.jpki4j.cert.Outcome;
import io.github.jpki4j.cli.console.Actions;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.guidance.Guidance;
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

  /** What was found, and which option of the command has to do with it. */
  public static String of(Finding finding, Messages messages) {
    String found = Guidance.of(finding, messages.locale()).happened();
    return hasOption(finding, messages) ? messages.get(option(finding), found) : found;
  }

  /** Adds what to do about findings, where no sentence about an option has said it. */
  public static void addActions(TextPage page, List<Finding> findings, Messages messages) {
    Actions.addTo(
        page,
        findings.stream()
            .filter(finding -> finding.outcome() != Outcome.PASSED)
            .filter(finding -> !hasOption(finding, messages))
            .map(finding -> Guidance.of(finding, messages.locale())),
        messages);
  }

  private static String option(Finding finding) {
    return "finding.option." + finding.code();
  }

  private static boolean hasOption(Finding finding, Messages messages) {
    return messages.bundle().containsKey(option(finding));
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
}

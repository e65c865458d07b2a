package io.github.jpki4j.cli.document;

import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;

/** Documents that are not what they should be, as exit codes and sentences. */
final class DocumentFailures {

  private DocumentFailures() {}

  static Failure of(String file, DocumentException e) {
    ExitCode code =
        switch (e.problem()) {
          case NO_SUCH_FIELD,
              FIELD_DEMANDS,
              NO_SUCH_PAGE,
              STAMP_CHARACTERS,
              STAMP_TOO_LONG,
              STAMP_OUTSIDE,
              STAMP_FONT_NEEDED,
              LONG_TERM_REACHED ->
              ExitCode.USAGE;
          case NOT_INTACT -> ExitCode.BAD_SIGNATURE;
          case LONG_TERM_INCOMPLETE -> ExitCode.NOT_TRUSTED;
          default -> ExitCode.FILE_ERROR;
        };
    String option = option(e.problem());
    return new Failure(
        e,
        code,
        option.isEmpty() ? "document" : "document.option",
        file,
        new Failure.Sentence(e::text),
        option);
  }

  /** The option that says otherwise; empty if the document alone is at fault. */
  private static String option(Problem problem) {
    return switch (problem) {
      case NO_SUCH_FIELD, FIELD_DEMANDS -> "--field";
      case NO_SUCH_PAGE -> "--stamp-page";
      case STAMP_CHARACTERS, STAMP_TOO_LONG -> "--stamp-text";
      case STAMP_OUTSIDE -> "--stamp-at";
      case STAMP_FONT, STAMP_FONT_NEEDED -> "--stamp-font";
      case STAMP_IMAGE -> "--stamp-image";
      case LONG_TERM_REACHED -> "--level";
      default -> "";
    };
  }
}

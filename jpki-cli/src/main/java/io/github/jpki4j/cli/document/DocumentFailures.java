package io.github.jpki4j.cli.document;

import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.document.DocumentException;

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
              STAMP_FONT_NEEDED ->
              ExitCode.USAGE;
          default -> ExitCode.FILE_ERROR;
        };
    String offset = e.offset().isPresent() ? String.valueOf(e.offset().getAsLong()) : "?";
    String advice = e.isUnsigned() ? ".unsigned" : "";
    return new Failure(e, code, "document." + e.problem() + advice, file, offset, e.reason());
  }
}

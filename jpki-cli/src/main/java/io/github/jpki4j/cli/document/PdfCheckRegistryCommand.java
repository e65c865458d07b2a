package io.github.jpki4j.cli.document;

import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.file.DataFile;
import io.github.jpki4j.cli.report.RegistryView;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.pdf.RegistryForm;
import io.github.jpki4j.document.pdf.RegistryReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells whether the signatures of a PDF have the form that the registry takes. */
@Command(name = "check-registry")
final class PdfCheckRegistryCommand implements CliCommand {

  private final CommandContext context;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "parameter.pdf")
  private String file = "";

  PdfCheckRegistryCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode work() {
    byte[] pdf = new DataFile(file, context.environment().in()).document();
    RegistryView view = new RegistryView(file, check(pdf), context.messages());
    return context.results().show(view::text, view::json, view.failure());
  }

  private RegistryReport check(byte[] pdf) {
    try {
      return RegistryForm.check(pdf);
    } catch (DocumentException e) {
      throw DocumentFailures.of(file, e);
    }
  }
}

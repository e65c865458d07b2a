package io.github.jpki4j.cli.tls;

import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Output;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.cli.file.OutputFile;
import java.util.Base64;
import java.util.Optional;

/** What a web server answered, for people, for programs, or as it came. */
final class WebAnswerView {

  private final CommandContext context;
  private final String host;
  private final WebAnswer answer;

  WebAnswerView(CommandContext context, String host, WebAnswer answer) {
    this.context = context;
    this.host = host;
    this.answer = answer;
  }

  /**
   * Writes the answer where it shall go.
   *
   * @param file for the body, or empty for standard output
   * @param name the file's
   */
  ExitCode show(Optional<OutputFile> file, Optional<String> name) {
    Output output = context.output();
    output.note(
        answer.certificateShown() ? "note.certificate-shown" : "note.no-certificate-shown",
        host,
        answer.protocol(),
        answer.status());
    answer.location().ifPresent(location -> output.note("note.location", location));
    file.ifPresent(f -> f.write(answer.body()));
    name.ifPresent(n -> output.note("note.written", n));
    String shown = file.isPresent() || output.isJson() ? "" : body();
    return context.results().show(() -> shown, () -> json(name), failure());
  }

  /** On a terminal as text; in a pipe the very bytes, which go ahead of all text. */
  private String body() {
    if (!context.output().isTerminal()) {
      context.output().bytes(answer.body());
      return "";
    }
    return TextPage.lines(
        answer.text().orElseThrow(() -> new Failure(ExitCode.USAGE, "usage.binary-on-terminal")));
  }

  private Json json(Optional<String> name) {
    Json json =
        new Json()
            .put("status", answer.status())
            .put("contentType", answer.contentType())
            .put("location", answer.location())
            .put("protocol", answer.protocol())
            .put("certificateShown", answer.certificateShown())
            .put("simulated", context.isSimulated())
            .put("bytes", answer.body().length);
    if (name.isPresent()) {
      return json.put("out", name.get());
    }
    Optional<String> text = answer.text();
    return text.isPresent()
        ? json.put("body", text.get())
        : json.put("bodyBase64", Base64.getEncoder().encodeToString(answer.body()));
  }

  private Optional<Failure> failure() {
    return answer.isError()
        ? Optional.of(new Failure(ExitCode.HTTP_ERROR, "web.status", host, answer.status()))
        : Optional.empty();
  }
}

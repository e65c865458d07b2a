package io.github.jpki4j.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the command says: results on standard output, the rest on standard error. In a pipe it says
 * nothing but results and errors.
 */
final class Output {

  private final PrintStream out;
  private final PrintStream err;
  private final boolean person;
  private final boolean json;
  private final Messages messages;

  Output(Environment environment, Messages messages, boolean json) {
    this.out = new PrintStream(environment.out(), false, environment.charset());
    this.err = new PrintStream(environment.err(), true, environment.charset());
    this.person = environment.terminal().isPresent();
    this.json = json;
    this.messages = messages;
  }

  /** For what picocli prints by itself. */
  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  /** Whether results are JSON. */
  boolean isJson() {
    return json;
  }

  /** Whether a person looks at the screen. */
  boolean isTerminal() {
    return person;
  }

  /** Shows a result in the form that was asked for. */
  ExitCode show(Supplier<String> text, Supplier<Json> object) {
    return show(text, object, Optional.empty());
  }

  /** Shows what there is to show even though something failed, then what failed. */
  ExitCode show(Supplier<String> text, Supplier<Json> object, Optional<Failure> failure) {
    if (json) {
      Json result = object.get();
      failure.ifPresent(f -> result.putAll(error(f)));
      out.print(result);
    } else {
      out.print(text.get());
      out.flush();
      failure.ifPresent(this::sentence);
    }
    return failure.map(Failure::code).orElse(ExitCode.OK);
  }

  /** A result that is no text. */
  void bytes(byte[] result) {
    out.write(result, 0, result.length);
  }

  /** Says why there is no result. */
  ExitCode fail(Failure failure) {
    if (json) {
      out.print(error(failure));
    } else {
      sentence(failure);
    }
    return failure.code();
  }

  private void sentence(Failure failure) {
    err.print(new Screen(0).paragraph("jpki: ", failure.sentence(messages)));
  }

  private Json error(Failure failure) {
    return new Json()
        .put(
            "error",
            new Json()
                .put("code", failure.code().number())
                .put("name", Names.of(failure.code()))
                .put("message", failure.sentence(messages)));
  }

  /** Tells a person what is going on. */
  void note(String key, Object... arguments) {
    say(messages.get(key, arguments));
  }

  /** Tells a person something that is a sentence already. */
  void say(String sentence) {
    if (person) {
      err.print(new Screen(0).paragraph(sentence));
    }
  }

  /** For who wants to know where in the program something went wrong. */
  void trace(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    trace
        .toString()
        .lines()
        .map(
            line ->
                line.startsWith("\t") ? "\t" + Screen.lines(line.substring(1)) : Screen.lines(line))
        .forEach(err::print);
  }

  /** Asks a person; the answer is typed behind it. */
  void prompt(String text) {
    err.print(text);
    err.flush();
  }

  /**
   * Ends the output.
   *
   * @return whether all of it arrived
   */
  boolean finish() {
    return !out.checkError();
  }
}

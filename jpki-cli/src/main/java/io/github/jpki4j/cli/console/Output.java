package io.github.jpki4j.cli.console;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What the command says: results on standard output, the rest on standard error. In a pipe it says
 * nothing but results and errors.
 */
public final class Output {

  private final PrintStream out;
  private final PrintStream err;
  private final boolean person;
  private final boolean json;
  private final Messages messages;

  /**
   * Writes to two streams.
   *
   * @param out for results
   * @param err for all the rest
   * @param person whether a person looks at the screen
   * @param json whether results are JSON
   * @param messages for what is said to that person
   */
  public Output(PrintStream out, PrintStream err, boolean person, boolean json, Messages messages) {
    this.out = out;
    this.err = err;
    this.person = person;
    this.json = json;
    this.messages = messages;
  }

  /** For what picocli prints by itself. */
  public PrintStream out() {
    return out;
  }

  public PrintStream err() {
    return err;
  }

  /** Whether results are JSON. */
  public boolean isJson() {
    return json;
  }

  /** Whether a person looks at the screen. */
  public boolean isTerminal() {
    return person;
  }

  /** A result for people. */
  public void print(String text) {
    out.print(text);
    out.flush();
  }

  /** A result for programs. */
  public void print(Json object) {
    out.print(object);
  }

  /** A result that is no text. */
  public void bytes(byte[] result) {
    out.write(result, 0, result.length);
  }

  /** Says what went wrong, to people and in a pipe. */
  public void error(String sentence) {
    err.print(new TextPage(0).paragraph("jpki: ", sentence));
  }

  /** Tells a person what is going on. */
  public void note(String key, Object... arguments) {
    say(messages.get(key, arguments));
  }

  /** Tells a person something that is a sentence already. */
  public void say(String sentence) {
    if (person) {
      err.print(new TextPage(0).paragraph(sentence));
    }
  }

  /** For who wants to know where in the program something went wrong. */
  public void trace(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    trace
        .toString()
        .lines()
        .map(
            line ->
                line.startsWith("\t")
                    ? "\t" + TextPage.lines(line.substring(1))
                    : TextPage.lines(line))
        .forEach(err::print);
  }

  /** Asks a person; the answer is typed behind it. */
  public void prompt(String text) {
    err.print(text);
    err.flush();
  }

  /**
   * Ends the output.
   *
   * @return whether all of it arrived
   */
  public boolean finish() {
    return !out.checkError();
  }
}

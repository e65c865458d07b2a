package io.github.jpki4j.it.pcscd;

import io.github.jpki4j.testkit.program.ForeignProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Another program on the same reader, in a process of its own, told what to do step by step. Within
 * one program the JDK's driver hands one link to everybody.
 */
public final class OtherClient implements AutoCloseable {

  private static final Duration CLEANING = Duration.ofMillis(500);

  private static volatile long lastCrash = System.nanoTime();

  private final Process process;
  private final BufferedReader answers;
  private final Writer orders;

  private OtherClient(List<String> options, String backend, String reader) {
    this.process = ForeignProgram.java(options, OtherClientProgram.class, backend, reader).start();
    this.answers = process.inputReader();
    this.orders = process.outputWriter();
  }

  /**
   * Starts it by the way that this Java takes by itself.
   *
   * @param reader its whole name
   */
  public static OtherClient on(String reader) {
    return new OtherClient(
        List.of("--enable-native-access=ALL-UNNAMED"),
        Runtime.version().feature() < 22 ? "javax" : "native",
        reader);
  }

  /**
   * Starts it with {@code javax.smartcardio}.
   *
   * @param reader its whole name
   * @param options for Java
   */
  public static OtherClient byJavax(String reader, String... options) {
    return new OtherClient(List.of(options), "javax", reader);
  }

  /** Connects to the card. */
  public String open() {
    return order("open");
  }

  /** Connects so that nobody else can; needs the native backend. */
  public String openExclusive() {
    return order("open-exclusive");
  }

  /** Ends the connection. */
  public String disconnect() {
    return order("disconnect");
  }

  /** Sends a command; both in hex. */
  public String send(String command) {
    return order(command);
  }

  /** Begins a transaction, which lasts until {@link #end} or the end of the program. */
  public String begin() {
    return order("begin");
  }

  /** Ends the transaction. */
  public String end() {
    return order("end");
  }

  private String order(String line) {
    try {
      orders.write(line + "\n");
      orders.flush();
      @Nullable String answer = answers.readLine();
      while (answer != null && !answer.startsWith(OtherClientProgram.MARK)) {
        answer = answers.readLine();
      }
      if (answer == null) {
        throw new IllegalStateException("the other program ended");
      }
      return answer.substring(OtherClientProgram.MARK.length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the program by force, as a crash would. */
  @Override
  public void close() {
    ForeignProgram.kill(process);
    lastCrash = System.nanoTime();
  }

  /**
   * Waits until the service has cleaned up after the last crash. It resets the card then; of a card
   * that is pulled in the middle of that, pcsc-lite does not see a successor that comes within half
   * a second.
   */
  public static void awaitCleaning() {
    LockSupport.parkNanos(lastCrash + CLEANING.toNanos() - System.nanoTime());
  }
}

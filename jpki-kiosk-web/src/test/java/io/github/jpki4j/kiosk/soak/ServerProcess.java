package io.github.jpki4j.kiosk.soak;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link ServerProgram} that was started, and what can be asked of it. */
final class ServerProcess implements AutoCloseable {

  /** Longer than the script hesitates, if the machine is not very busy. */
  static final Duration IDLE = Duration.ofSeconds(2);

  static final Duration COUNTDOWN = Duration.ofSeconds(2);

  private static final int SECONDS = 60;
  private static final int QUIET_MILLIS = 2_000;

  /** Longer than the server keeps a thread that has nothing to do. */
  private static final int BACK_SECONDS = 90;

  private final Process process;
  private final OutputStream orders;
  private final ObjectInputStream answers;

  ServerProcess(long seed, Path log) throws IOException {
    process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx128m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ServerProgram.class.getName(),
                    Long.toString(seed),
                    log.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    orders = process.getOutputStream();
    answers = new ObjectInputStream(process.getInputStream());
  }

  private Object ask(String order) {
    try {
      orders.write((order + "\n").getBytes(StandardCharsets.US_ASCII));
      orders.flush();
      return answers.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException("the server ended itself at " + order, e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A link that opens the window. */
  URI link() {
    return (URI) ask("link");
  }

  /** A customer's card is put in; one that is there is taken out first. */
  void come(int customer) {
    ask("come " + customer);
  }

  /** The card is taken out, if there is one. */
  void go() {
    ask("go");
  }

  /** Whether a card is in. */
  boolean hasCard() {
    return (Boolean) ask("in");
  }

  /** The reader's cable. */
  void setPlugged(boolean value) {
    ask("plugged " + value);
  }

  /** Whether the service can be reached. */
  void setOnline(boolean value) {
    ask("online " + value);
  }

  /** Whether a secret of a customer's card is verified now. */
  boolean isVerified(int customer) {
    return (Boolean) ask("verified " + customer);
  }

  /** The server forgets a customer, and tells what became of the card. */
  CardReport leave(int customer) {
    return (CardReport) ask("leave " + customer);
  }

  /** What it has as soon as threads and descriptors stay as they are for two seconds. */
  ServerMetrics whenQuiet() throws InterruptedException {
    ServerMetrics last;
    ServerMetrics now = (ServerMetrics) ask("measure");
    do {
      last = now;
      Thread.sleep(QUIET_MILLIS);
      now = (ServerMetrics) ask("measure");
    } while (now.threads() != last.threads() || now.descriptors() != last.descriptors());
    return now;
  }

  /** What it has as soon as nothing has grown any more, or after a while. */
  ServerMetrics whenBackAt(ServerMetrics start) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BACK_SECONDS);
    ServerMetrics now = whenQuiet();
    while (!now.growthSince(start).isEmpty() && System.nanoTime() < end) {
      now = whenQuiet();
    }
    return now;
  }

  /** Writes all objects of the server that are alive to a file. */
  void dump(Path file) {
    ask("dump " + file);
  }

  @Override
  public void close() throws IOException {
    orders.close();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the server does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }
}

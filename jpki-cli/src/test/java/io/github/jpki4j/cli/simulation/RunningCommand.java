package io.github.jpki4j.cli.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.cli.CommandRunner;
import io.github.jpki4j.cli.command.Environment;
import io.github.jpki4j.cli.support.Desk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** {@code jpki simulate} while it runs: what it has said so far. */
final class RunningCommand {

  private static final long PATIENCE_MILLIS = 60_000;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CompletableFuture<Integer> code;

  private RunningCommand(List<String> words) {
    Environment environment = Desk.empty().environment(out, err);
    code =
        CompletableFuture.supplyAsync(
            () -> CommandRunner.run(environment, words.toArray(String[]::new)),
            work -> new Thread(work, "running-command").start());
  }

  /** Begins it at a reader. */
  static RunningCommand simulate(VirtualPcd reader, String... options) {
    List<String> words = new ArrayList<>(List.of("simulate", "--vpcd=" + reader.address()));
    words.addAll(List.of(options));
    return new RunningCommand(words);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** Standard error without its line breaks. */
  String said() {
    return err().replaceAll("\\s+", " ");
  }

  /** Waits until standard output has a text. */
  String await(String text) throws InterruptedException {
    long start = System.nanoTime();
    while (true) {
      boolean over = code.isDone() || System.nanoTime() - start > PATIENCE_MILLIS * 1_000_000;
      if (out().contains(text)) {
        return out();
      }
      if (over) {
        throw new AssertionError("never said: " + text + "\n" + out() + err());
      }
      Thread.sleep(5);
    }
  }

  /** Waits for the JSON of the start. */
  JsonNode json() throws InterruptedException, IOException {
    return new ObjectMapper().readTree(await("\n}\n"));
  }

  /** Waits for the end; the exit code. */
  int end() throws Exception {
    return code.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
  }

  boolean isRunning() {
    return !code.isDone();
  }
}

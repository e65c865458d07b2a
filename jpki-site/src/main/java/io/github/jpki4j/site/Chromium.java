package io.github.jpki4j.site;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Chromium without a window and without a past, which reaches this computer alone. */
final class Chromium implements Closeable {

  /** As it is called on Debian. */
  static final String PROGRAM = "chromium";

  private static final long PATIENCE_SECONDS = 60;

  private static final long END_SECONDS = 10;

  private static final List<String> OPTIONS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-dev-shm-usage",
          "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
          "--window-size=1200,900",
          "--remote-debugging-port=0");

  private final Path home;
  private final Process process;
  private final HttpClient http = HttpClient.newHttpClient();

  private Chromium(Path home) throws IOException {
    this.home = home;
    List<String> command = new ArrayList<>(List.of(PROGRAM));
    command.addAll(OPTIONS);
    command.addAll(List.of("--user-data-dir=" + home, "about:blank"));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("log").toFile())
            .start();
  }

  /**
   * Starts it.
   *
   * @throws IOException if there is none
   */
  static Chromium start() throws IOException {
    return new Chromium(Files.createTempDirectory("chromium"));
  }

  /** Its tab. */
  DevTools tab() throws IOException {
    URI list = URI.create("http://127.0.0.1:" + port() + "/json/list");
    try {
      String answer =
          http.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString()).body();
      for (JsonNode target : DevTools.JSON.readTree(answer)) {
        if (target.path("type").asText().equals("page")) {
          return new DevTools(http, URI.create(target.get("webSocketDebuggerUrl").asText()));
        }
      }
      throw new IOException("the browser has no tab: " + answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** It writes the port that it took into a file. */
  private String port() throws IOException {
    Path file = home.resolve("DevToolsActivePort");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.exists(file) || Files.readAllLines(file).size() < 2) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException(
            "the browser does not start: " + Files.readString(home.resolve("log")));
      }
      pause();
    }
    return Files.readAllLines(file).get(0);
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Ends it and what it started, and takes its files away. */
  @Override
  public void close() throws IOException {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    try {
      process.waitFor(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
    for (ProcessHandle child : children) { // one that ends still writes
      child.onExit().completeOnTimeout(child, END_SECONDS, TimeUnit.SECONDS).join();
    }
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}

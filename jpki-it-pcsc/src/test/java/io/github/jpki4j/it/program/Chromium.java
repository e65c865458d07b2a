package io.github.jpki4j.it.program;

import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.testkit.program.ForeignProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chromium with a new profile on a virtual screen, started by a command of the page. */
final class Chromium implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** After the PIN, until it offers the certificate. */
  private static final Duration OFFER = Duration.ofSeconds(3);

  private static final String QUESTION = "Unlock Security Device";

  /** Containers have no sandbox; nobody is asked about a first run; DevTools tell their port. */
  private static final String OPTIONS =
      "--no-sandbox --no-first-run --no-default-browser-check --password-store=basic --disable-gpu"
          + " --disable-dev-shm-usage --disable-background-networking --remote-debugging-port=0"
          + " --remote-allow-origins=* --user-data-dir=$HOME/profile ";

  private static final Pattern SOCKET =
      Pattern.compile("\"url\": \"https://[^}]*?\"webSocketDebuggerUrl\": \"(ws://[^\"]+)\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private final VirtualScreen screen;
  private final Path devTools;
  private final Path log;
  private final Process process;

  private Chromium(VirtualScreen screen, CommandLine shell, Process process) {
    this.screen = screen;
    this.devTools = shell.file("profile/DevToolsActivePort");
    this.log = shell.file("chromium.log");
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param commands the last one begins with {@code chromium}
   */
  static Chromium start(CommandLine shell, VirtualScreen screen, String commands)
      throws IOException {
    Process process =
        shell
            .shell(
                commands.replaceFirst(
                    "(?m)^chromium (.*)",
                    "exec chromium " + Matcher.quoteReplacement(OPTIONS) + "$1 >chromium.log 2>&1"))
            .with("DISPLAY", screen.display())
            .start();
    return new Chromium(screen, shell, process);
  }

  /** Waits for the question for a PIN. */
  void awaitQuestion() {
    await("asks for a PIN", () -> screen.shows(QUESTION));
  }

  /** Answers the question for a PIN. */
  void answer(String pin) {
    awaitQuestion();
    screen.type(pin);
    screen.press("Return");
  }

  /** Answers no question for a PIN, however often it is asked. */
  void cancel() {
    awaitQuestion();
    await(
        "asks no more",
        () -> {
          screen.press("Escape");
          return PcscdFixture.within(PAUSE, () -> !screen.shows(QUESTION));
        });
  }

  /**
   * What is on the page, once there is something. Until then the certificate that is offered is
   * chosen, for which there is no window of its own to wait for. There is a long pause between two
   * keys, so that it is not chosen twice.
   */
  String page() {
    PcscdFixture.within(OFFER, () -> !text().isEmpty());
    await(
        "shows a page",
        () -> {
          if (text().isEmpty()) {
            screen.press("Return");
          }
          return PcscdFixture.within(OFFER.multipliedBy(5), () -> !text().isEmpty());
        });
    return text();
  }

  /**
   * Chooses the certificate that is offered, and waits for an error of the network. Chromium 156
   * may end itself when a server refuses a certificate, so its page is not looked at.
   */
  void awaitError(int number) {
    BooleanSupplier told = () -> log().contains("net_error " + number);
    PcscdFixture.within(OFFER, told);
    await(
        "tells the error " + number,
        () -> {
          screen.press("Return");
          return PcscdFixture.within(OFFER.multipliedBy(5), told);
        });
  }

  private void await(String what, BooleanSupplier so) {
    if (!PcscdFixture.within(PATIENCE, so)) {
      throw new AssertionError("Chromium never " + what + ": " + log());
    }
  }

  /** The text of the page that is loaded, by the DevTools protocol; empty before. */
  private String text() {
    try {
      String port = Files.readString(devTools, StandardCharsets.US_ASCII).lines().findFirst().get();
      HttpRequest list =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list")).build();
      Matcher socket = SOCKET.matcher(client.send(list, BodyHandlers.ofString()).body());
      return socket.find() ? DevTools.text(client, URI.create(socket.group(1))) : "";
    } catch (IOException e) {
      throw new AssertionError("Chromium's DevTools do not answer: " + log(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What it printed, for who looks for a mistake. */
  private String log() {
    try {
      return (process.isAlive() ? "it runs" : "it ended with " + process.exitValue())
          + "\n"
          + Files.readString(log, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        ForeignProgram.kill(process);
      }
    } catch (InterruptedException e) {
      ForeignProgram.kill(process);
      Thread.currentThread().interrupt();
    }
  }
}

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
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chromium with a new profile on a virtual screen, started by a command of the page. */
final class Chromium implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** After the PIN, until it offers the certificate. */
  private static final Duration OFFER = Duration.ofSeconds(3);

  /**
   * SIGTRAP, by which Chromium ends itself when a check of its own fails. Other signals, as SIGSEGV
   * in OpenSC's module, are no crash that may be passed over.
   */
  private static final int CRASH = 128 + 5;

  private static final String QUESTION = "Unlock Security Device";

  /** Containers have no sandbox; nobody is asked about a first run; DevTools tell their port. */
  private static final String OPTIONS =
      "--no-sandbox --no-first-run --no-default-browser-check --password-store=basic --disable-gpu"
          + " --disable-dev-shm-usage --disable-background-networking --remote-debugging-port=0"
          + " --remote-allow-origins=* --user-data-dir=$HOME/profile ";

  /** {@code prlimit --memlock} limits root only after root has lost the right to lock memory. */
  private static final String LIMITED =
      "$(test $(id -u) != 0 || echo setpriv --bounding-set=-ipc_lock) ";

  /**
   * Its further programs, of which one writes down crashes, may outlive it and write into the
   * folder that is deleted. They are known by their environment.
   */
  private static final String END =
      """
      while ours=$(grep -slzxF "HOME=$1" /proc/[0-9]*/environ | cut -d/ -f3); [ -n "$ours" ]; do
        kill -9 $ours 2>/dev/null
        sleep 0.02
      done
      """;

  private static final Pattern SOCKET =
      Pattern.compile("\"url\": \"https://[^}]*?\"webSocketDebuggerUrl\": \"(ws://[^\"]+)\"");

  /** Chromium ended itself by SIGTRAP before what was waited for. */
  static final class Crash extends AssertionError {
    private static final long serialVersionUID = 1L;

    private Crash(String message) {
      super(message);
    }
  }

  private final HttpClient client = HttpClient.newHttpClient();
  private final VirtualScreen screen;
  private final Path home;
  private final Path devTools;
  private final Path log;
  private final Process process;

  private Chromium(VirtualScreen screen, CommandLine shell, Process process) {
    this.screen = screen;
    this.home = shell.file("");
    this.devTools = shell.file("profile/DevToolsActivePort");
    this.log = shell.file("chromium.log");
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param commands the last one is {@code prlimit} with {@code chromium}
   */
  static Chromium start(CommandLine shell, VirtualScreen screen, String commands)
      throws IOException {
    Process process =
        shell
            .shell(
                commands.replaceFirst(
                    "(?m)^(prlimit \\S+ chromium) (.*)",
                    Matcher.quoteReplacement("exec " + LIMITED)
                        + "$1 "
                        + Matcher.quoteReplacement(OPTIONS)
                        + "$2 >chromium.log 2>&1"))
            .with("DISPLAY", screen.display())
            .start();
    return new Chromium(screen, shell, process);
  }

  /** Waits for the question for a PIN, until an answer that is typed reaches it. */
  void awaitQuestion() {
    await("asks for a PIN", () -> screen.listens(QUESTION));
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

  /** What is on the page, once there is something; the certificate is chosen before. */
  String page() {
    AtomicReference<String> page = new AtomicReference<>("");
    choose(
        "shows a page",
        () -> {
          page.set(text());
          return !page.get().isEmpty();
        });
    return page.get();
  }

  /**
   * Chooses the certificate that is offered, for which there is no window of its own to wait for,
   * until something is so. There is a long pause between two keys, so that it is not chosen twice.
   */
  void choose(String what, BooleanSupplier so) {
    soon(OFFER, so);
    await(
        what,
        () -> {
          if (!so.getAsBoolean()) {
            screen.press("Return");
          }
          return soon(OFFER.multipliedBy(5), so);
        });
  }

  /** Waits for an error of the network, which a crash can keep it from telling. */
  void awaitErrorOrCrash(int number) {
    await("tells the error " + number, () -> log().contains("net_error " + number) || hasCrashed());
  }

  /**
   * Waits until something is so.
   *
   * @throws Crash if Chromium ended itself before
   */
  void await(String what, BooleanSupplier so) {
    if (soon(PATIENCE, so)) {
      return;
    }
    String message = "Chromium never " + what + ": " + log();
    throw hasCrashed() ? new Crash(message) : new AssertionError(message);
  }

  private boolean hasCrashed() {
    return !process.isAlive() && process.exitValue() == CRASH;
  }

  /** Whether something is so within a time; of a program that ended it is asked once more. */
  private boolean soon(Duration limit, BooleanSupplier so) {
    return PcscdFixture.within(limit, () -> so.getAsBoolean() || !process.isAlive())
        && (process.isAlive() || PcscdFixture.within(PAUSE, so));
  }

  /**
   * The text of the page that is loaded, by the DevTools protocol; empty before, and where they do
   * not answer, as while another page takes the place of this one, or at the end.
   */
  private String text() {
    try {
      String port =
          Files.readString(devTools, StandardCharsets.US_ASCII).lines().findFirst().orElse("");
      HttpRequest list =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
              .timeout(DevTools.PATIENCE)
              .build();
      Matcher socket = SOCKET.matcher(client.send(list, BodyHandlers.ofString()).body());
      return socket.find() ? DevTools.text(client, URI.create(socket.group(1))) : "";
    } catch (IOException | CompletionException e) {
      return "";
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
    ForeignProgram.of("sh", "-c", END, "end", home.toString()).run();
  }
}

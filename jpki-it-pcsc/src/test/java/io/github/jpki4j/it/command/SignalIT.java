package io.github.jpki4j.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.OtherClient;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.it.pcscd.ScriptedChip;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.key.TlsServer;
import io.github.jpki4j.testkit.program.ForeignProgram;
import io.github.jpki4j.testkit.program.RunnableJar;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A signal while the command works with a card, beside another program that is connected all the
 * time: it finds no secret verified afterwards.
 */
@NeedsPcscd(programs = {"script", "stty"})
class SignalIT {

  /** What was started in the background ignores signals, and so would the programs below it. */
  private static final List<String> HEARING = List.of("env", "--default-signal");

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String SELECT = "00A4040C0AD392F000260100000001";
  private static final String SIGN_WITH_AUTH_KEY = "802A029720" + "00".repeat(32) + "00";
  private static final String VERIFY = "002000980431323334";
  private static final String SIGN = "802A0097";

  /**
   * How long the card takes for the command in which the signal comes, in milliseconds after it.
   */
  private static final int SLOW = 1_000;

  private final PcscdFixture service;
  private final TestCard card = TestCard.builder().build();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch signalled = new CountDownLatch(1);

  private final TlsServer server;
  private CompletableFuture<Integer> asked = new CompletableFuture<>();

  @TempDir private Path folder;

  SignalIT(PcscdFixture service) throws Exception {
    this.service = service;
    card.powerOn();
    byte[] authority = card.certificate(CertificateKind.AUTH_CA);
    server = TlsServer.trusting(JpkiCertificate.parse(authority).x509());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  /** The card, slow at one command; a reset and loss of power do not reach it. */
  private ScriptedChip chip(String slowAt) {
    return new ScriptedChip(
        command -> {
          if (command.startsWith(slowAt) && reached.getCount() > 0) {
            reached.countDown();
            pause();
          }
          return Optional.of(HEX.formatHex(card.transmit(HEX.parseHex(command))));
        });
  }

  private void pause() {
    try {
      signalled.await(60, TimeUnit.SECONDS);
      Thread.sleep(SLOW);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A command that signs: a file, or in the handshake with a server that never answers. */
  private String[] jpki(String command, String option) throws Exception {
    List<String> words = new ArrayList<>(HEARING);
    words.addAll(RunnableJar.command());
    words.addAll(List.of("--lang=en", "--reader=" + service.readerName(0), command));
    if (command.equals("sign")) {
      Path in = Files.writeString(folder.resolve("text"), "TEST");
      words.addAll(List.of("--key=auth", "--out=" + out(), in.toString()));
    } else {
      asked = server.listen();
      words.addAll(List.of("GET", "https://127.0.0.1:" + server.port() + "/", "--out=" + out()));
      words.add("--server-ca=" + server.certificateFile(folder));
    }
    words.add(option);
    return words.toArray(String[]::new);
  }

  private Path out() {
    return folder.resolve("out");
  }

  private String pinFile() throws IOException {
    return "--pin-file=" + Files.writeString(folder.resolve("pin"), "1234\n");
  }

  private static void signal(long pid, String name) {
    ForeignProgram.Outcome sent = ForeignProgram.of("kill", "-" + name, Long.toString(pid)).run();
    assertThat(sent.exit()).as(sent.text()).isZero();
  }

  private void assertNothingIsVerified(OtherClient other) {
    String answer = other.send(SELECT);
    if (!answer.equals("9000")) {
      // the end of the session reset the card
      assertThat(other.open()).isEqualTo("done");
      assertThat(other.send(SELECT)).isEqualTo("9000");
    }
    assertThat(other.send(SIGN_WITH_AUTH_KEY)).isEqualTo("6982");
  }

  @ParameterizedTest
  @CsvSource({
    "sign, INT, VERIFY",
    "sign, TERM, VERIFY",
    "sign, HUP, VERIFY",
    "sign, INT, SIGN",
    "sign, TERM, SIGN",
    "sign, HUP, SIGN",
    "tls, INT, VERIFY",
    "tls, TERM, VERIFY",
    "tls, HUP, VERIFY",
    "tls, INT, SIGN",
    "tls, TERM, SIGN",
    "tls, HUP, SIGN",
  })
  void aSignalInTheMiddleOfACommandEndsTheSession(String command, String name, String where)
      throws Exception {
    try (ScriptedChip chip = chip(where.equals("VERIFY") ? VERIFY : SIGN)) {
      service.insert(chip);
      try (OtherClient other = OtherClient.on(service.readerName(0))) {
        assertThat(other.open()).isEqualTo("done");
        Process process = ForeignProgram.of(jpki(command, pinFile())).start();
        assertThat(reached.await(60, TimeUnit.SECONDS)).as("the command was sent").isTrue();
        endsBy(name, process);
        assertThat(chip.heard()).contains(VERIFY);
        assertNothingIsVerified(other);
      }
    }
    if (command.equals("tls") || where.equals("VERIFY")) {
      assertThat(out()).doesNotExist();
    }
  }

  private void endsBy(String name, Process process) {
    signal(process.pid(), name);
    signalled.countDown();
    ForeignProgram.Outcome outcome = ForeignProgram.finish(process);
    assertThat(outcome.exit()).as(outcome.text()).isGreaterThan(128);
  }

  /** The card has signed, the PIN stays verified for as long as the page takes. */
  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void aSignalWhileAServerIsAwaitedEndsTheSession(String name) throws Exception {
    try (ScriptedChip chip = chip("-")) {
      service.insert(chip);
      try (OtherClient other = OtherClient.on(service.readerName(0))) {
        assertThat(other.open()).isEqualTo("done");
        Process process = ForeignProgram.of(jpki("tls", pinFile())).start();
        assertThat(asked.get(60, TimeUnit.SECONDS)).as("the first letter").isEqualTo('G');
        assertThat(card.isVerified(KeyKind.AUTH)).isTrue();
        endsBy(name, process);
        assertNothingIsVerified(other);
      }
    }
    assertThat(out()).doesNotExist();
  }

  /** At a terminal: Ctrl-C or a signal at the prompt, where what is typed is not shown. */
  @Tag("program")
  @ParameterizedTest
  @CsvSource({"sign, INT", "sign, TERM", "tls, INT", "tls, TERM"})
  void aSignalAtThePromptEndsTheSessionAndTheTerminalShowsWhatIsTypedAgain(
      String command, String name) throws Exception {
    try (ScriptedChip chip = chip("-")) {
      service.insert(chip);
      try (OtherClient other = OtherClient.on(service.readerName(0))) {
        assertThat(other.open()).isEqualTo("done");
        String words = String.join("' '", jpki(command, "--timeout=30"));
        String line = "trap : INT; '" + words + "'; stty -a; sleep 1";
        List<String> script = new ArrayList<>(HEARING);
        script.addAll(List.of("script", "-qec", line, "/dev/null"));
        Process terminal = ForeignProgram.of(script.toArray(String[]::new)).start();
        StringBuilder shown = new StringBuilder();
        try (Writer keyboard = terminal.outputWriter()) {
          int next = terminal.getInputStream().read();
          while (next >= 0 && !shown.toString().contains("auth PIN, 4 digits")) {
            shown.append((char) next);
            next = terminal.getInputStream().read();
          }
          Thread.sleep(500);
          if (name.equals("INT")) {
            keyboard.write('\003');
            keyboard.flush();
          } else {
            signal(java(terminal), name);
          }
          while (next >= 0) {
            shown.append((char) next);
            next = terminal.getInputStream().read();
          }
        }
        assertThat(terminal.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(shown.toString()).containsPattern("[^-]echo ");
        assertThat(chip.heard()).doesNotContain(VERIFY);
        assertNothingIsVerified(other);
      }
    }
  }

  /** The command below the terminal and its shell. */
  private static long java(Process terminal) {
    return terminal
        .descendants()
        .filter(below -> below.info().command().filter(name -> name.endsWith("java")).isPresent())
        .findFirst()
        .orElseThrow()
        .pid();
  }
}

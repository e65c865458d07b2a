package io.github.jpki4j.it.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.testcard.TestCard;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A signal while the command works with a card, beside another program that is connected all the
 * time: it finds no secret verified afterwards.
 */
@NeedsPcscd(programs = {"script", "stty"})
class SignalIT {

  private static final Path JAR =
      Path.of(System.getProperty("jpki.root", ".."), "jpki-cli", "target", "jpki.jar");
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String SELECT = "00A4040C0AD392F000260100000001";
  private static final String SIGN_WITH_AUTH_KEY = "802A029720" + "00".repeat(32) + "00";
  private static final String VERIFY = "002000980431323334";
  private static final String SIGN = "802A0097";

  /** How long the card takes for the command in which the signal comes, in milliseconds. */
  private static final int SLOW = 1_000;

  private final PcscdFixture service;
  private final TestCard card = TestCard.builder().build();
  private final CountDownLatch reached = new CountDownLatch(1);

  @TempDir private Path folder;

  SignalIT(PcscdFixture service) {
    this.service = service;
    card.powerOn();
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

  private static void pause() {
    try {
      Thread.sleep(SLOW);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> jpki(String pinFile) throws IOException {
    Path in = Files.writeString(folder.resolve("text"), "TEST");
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            JAR.toAbsolutePath().toString(),
            "--lang=en",
            "--reader=" + service.readerName(0),
            "sign",
            "--key=auth",
            "--out=" + folder.resolve("signature"),
            pinFile,
            in.toString()));
  }

  private static void signal(Process process, String name) throws Exception {
    ForeignProgram.Outcome sent =
        ForeignProgram.of("kill", "-" + name, Long.toString(process.pid())).run();
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
    "INT, VERIFY",
    "TERM, VERIFY",
    "HUP, VERIFY",
    "INT, SIGN",
    "TERM, SIGN",
    "HUP, SIGN",
  })
  void aSignalInTheMiddleOfACommandEndsTheSession(String name, String where) throws Exception {
    try (ScriptedChip chip = chip(where.equals("VERIFY") ? VERIFY : SIGN)) {
      service.insert(chip);
      try (OtherClient other = OtherClient.on(service.readerName(0))) {
        assertThat(other.open()).isEqualTo("done");
        Path pin = Files.writeString(folder.resolve("pin"), "1234\n");
        Process process =
            ForeignProgram.of(jpki("--pin-file=" + pin).toArray(String[]::new)).start();
        assertThat(reached.await(60, TimeUnit.SECONDS)).as("the command was sent").isTrue();
        signal(process, name);
        ForeignProgram.Outcome outcome = ForeignProgram.finish(process);
        assertThat(outcome.exit()).as(outcome.text()).isGreaterThan(128);
        assertThat(chip.heard()).contains(VERIFY);
        assertNothingIsVerified(other);
      }
    }
    if (where.equals("VERIFY")) {
      assertThat(folder.resolve("signature")).doesNotExist();
    }
  }

  /** Typed at a terminal: Ctrl-C at the prompt, where what is typed is not shown. */
  @Test
  void aSignalAtThePromptEndsTheSessionAndTheTerminalShowsWhatIsTypedAgain() throws Exception {
    try (ScriptedChip chip = chip("-")) {
      service.insert(chip);
      try (OtherClient other = OtherClient.on(service.readerName(0))) {
        assertThat(other.open()).isEqualTo("done");
        List<String> words = new ArrayList<>(jpki("--timeout=30"));
        String line = "trap : INT; '" + String.join("' '", words) + "'; stty -a; sleep 1";
        Process terminal = ForeignProgram.of("script", "-qec", line, "/dev/null").start();
        StringBuilder shown = new StringBuilder();
        try (Writer keyboard = terminal.outputWriter()) {
          int next = terminal.getInputStream().read();
          while (next >= 0 && !shown.toString().contains("auth PIN, 4 digits")) {
            shown.append((char) next);
            next = terminal.getInputStream().read();
          }
          Thread.sleep(500);
          keyboard.write('\003');
          keyboard.flush();
          while (next >= 0) {
            shown.append((char) next);
            next = terminal.getInputStream().read();
          }
        }
        assertThat(terminal.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(shown.toString()).containsPattern("[^-]echo ");
        assertThat(chip.heard()).doesNotContain(VERIFY);
        assertNothingIsVerified(other);
      }
    }
  }
}

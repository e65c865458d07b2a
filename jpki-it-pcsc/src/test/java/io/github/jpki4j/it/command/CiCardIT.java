package io.github.jpki4j.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.program.ForeignProgram;
import io.github.jpki4j.testkit.program.ForeignProgram.Outcome;
import io.github.jpki4j.testkit.program.RunnableJar;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sample ci-card: a Python and a Node program and their script, at a card in a real reader. */
@Tag("program")
@NeedsPcscd(programs = "pkcs11-tool")
class CiCardIT {

  /** The auth certificate, as the card's file. */
  private static final int AUTH_CERTIFICATE = 0x000A;

  @TempDir private static Path folder;

  private final PcscdFixture service;

  CiCardIT(PcscdFixture service) {
    this.service = service;
  }

  /** The two programs of the sample. */
  enum Program {
    PYTHON {
      @Override
      List<String> command() {
        return CiCardSample.python();
      }
    },
    NODE {
      @Override
      List<String> command() {
        return CiCardSample.node(folder);
      }
    };

    abstract List<String> command();
  }

  /** What a program says at a card. */
  private Outcome run(Program program, TestCard card, String... steps) throws Exception {
    List<String> command = new ArrayList<>(program.command());
    command.addAll(List.of(steps));
    service.insert(card);
    return program(command).run();
  }

  private boolean isPresent() {
    try {
      return service.reader(0).isCardPresent();
    } catch (TransportException e) {
      throw new IllegalStateException(e);
    }
  }

  private ForeignProgram program(List<String> command) {
    return ForeignProgram.of(command.toArray(String[]::new))
        .in(folder)
        .with("HOME", folder.toString())
        .with("READER", service.readerName(0));
  }

  private static void assertSays(Outcome outcome, String... lines) {
    assertThat(outcome.exit()).as(outcome.text()).isZero();
    assertThat(outcome.text().lines()).containsExactly(lines);
  }

  @ParameterizedTest
  @EnumSource
  void signsAChallengeAndSpendsNoTry(Program program) throws Exception {
    TestCard card = TestCard.builder().build();
    assertSays(run(program, card, "sign"), "sign: the signature fits the certificate");
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource
  void aMistakeTakesOneTry(Program program) throws Exception {
    TestCard card = TestCard.builder().build();
    assertSays(run(program, card, "mistype"), "mistype: 2 of 3 tries are left");
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(2);
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource
  void blocksACardWithFewTries(Program program) throws Exception {
    TestCard card = TestCard.builder().authTriesLeft(2).build();
    assertSays(run(program, card, "block"), "block: the PIN is blocked after 2 mistakes");
    assertThat(card.triesLeft(KeyKind.AUTH)).isZero();
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource
  void failsAtACardThatTakesAnotherPin(Program program) throws Exception {
    TestCard card = TestCard.builder().authPin("5678").build();
    Outcome outcome = run(program, card, "sign");
    assertThat(outcome.exit()).as(outcome.text()).isOne();
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(2);
  }

  /** As a person's card would be, which was left in the reader. */
  @ParameterizedTest
  @EnumSource
  void sendsNoPinToACardThatIsNotSimulated(Program program) throws Exception {
    String certificate =
        new String(
            TestCard.builder().build().certificate(CertificateKind.AUTH),
            StandardCharsets.ISO_8859_1);
    assertThat(certificate).contains("JPKI-TEST");
    byte[] changed =
        certificate.replace("JPKI-TEST", "JPKI-REAL").getBytes(StandardCharsets.ISO_8859_1);
    TestCard card = TestCard.builder().file(AUTH_CERTIFICATE, changed).build();
    Outcome outcome = run(program, card);
    assertThat(outcome.exit()).as(outcome.text()).isOne();
    assertThat(outcome.text())
        .contains("the card is a simulated one")
        .doesNotContain("mistype:", "sign:");
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  /** The script with the simulated card of the command, in place of one of ours. */
  private Outcome withCard(List<String> command) throws Exception {
    Path jpki = folder.resolve("jpki");
    Files.writeString(
        jpki, "#!/bin/sh\nexec '" + String.join("' '", RunnableJar.command()) + "' \"$@\"\n");
    assertThat(jpki.toFile().setExecutable(true)).isTrue();
    List<String> words = new ArrayList<>(List.of(CiCardSample.file("with-card.sh").toString()));
    words.addAll(command);
    Outcome outcome =
        program(words)
            .with("JPKI", jpki.toString())
            .with("CARD_OPTIONS", "--vpcd=127.0.0.1:" + service.port(0))
            .run();
    assertThat(PcscdFixture.within(PcscdFixture.PATIENCE, () -> !isPresent()))
        .as("the script takes its card out")
        .isTrue();
    return outcome;
  }

  @ParameterizedTest
  @EnumSource
  void theScriptPutsACardInForTheWholeProgram(Program program) throws Exception {
    assertSays(
        withCard(program.command()),
        "sign: the signature fits the certificate",
        "mistype: 2 of 3 tries are left",
        "block: the PIN is blocked after 2 mistakes");
  }

  @Test
  void theScriptEndsAsTheCommandDid() throws Exception {
    assertThat(withCard(List.of("sh", "-c", "exit 7"))).isEqualTo(new Outcome(7, ""));
    assertThat(withCard(List.of("no-such-program")).exit()).isEqualTo(127);
  }
}

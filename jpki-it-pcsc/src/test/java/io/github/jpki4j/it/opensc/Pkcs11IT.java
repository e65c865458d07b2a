package io.github.jpki4j.it.opensc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.program.ForeignJudge;
import io.github.jpki4j.testkit.program.ForeignProgram;
import io.github.jpki4j.testkit.program.ForeignProgram.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The card as a Java key in two ways, ours and SunPKCS11 with OpenSC, in one JVM and in one real
 * PC/SC reader: the same certificates, the same signatures, and neither keeps the other waiting.
 */
@NeedsPcscd(programs = "pkcs11-tool")
class Pkcs11IT {

  private final PcscdFixture service;
  private final TestCard card = TestCard.builder().build();

  Pkcs11IT(PcscdFixture service) {
    this.service = service;
  }

  private static List<String> everything() {
    List<String> all = new ArrayList<>();
    for (KeyKind key : KeyKind.values()) {
      all.add(key + " certificate");
    }
    for (String algorithm : Pkcs11Comparison.ALGORITHMS) {
      for (int length : Pkcs11Comparison.LENGTHS) {
        for (KeyKind key : KeyKind.values()) {
          all.add(key + " " + algorithm + " " + length);
        }
      }
    }
    for (KeyKind key : KeyKind.values()) {
      all.add(key + " at the same time");
    }
    all.add("AUTH after our session");
    return all;
  }

  /** Runs a program of ours with the card in the reader. */
  private Outcome run(Class<?> program) throws Exception {
    if (OpenScModule.find().isEmpty()) {
      ForeignJudge.missing("opensc-pkcs11.so is not installed (Debian: opensc-pkcs11)");
    }
    service.insert(card);
    return ForeignProgram.java(
            List.of("--enable-native-access=ALL-UNNAMED"), program, service.readerName(0))
        .with("OPENSC_DRIVER", "jpki")
        .run();
  }

  @Test
  void aWrongPinOfSunPkcs11SpendsOneTry() throws Exception {
    Outcome outcome = run(Pkcs11WrongPin.class);

    assertThat(outcome.text())
        .contains(Pkcs11WrongPin.MARK + "java.security.UnrecoverableKeyException");
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(2);
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(5);
  }

  @Test
  void bothProvidersShowTheSameCertificatesAndMakeTheSameSignatures() throws Exception {
    Outcome outcome = run(Pkcs11Comparison.class);

    assertThat(outcome.exit()).as(outcome.text()).isZero();
    String mark = Pkcs11Comparison.MARK;
    assertThat(outcome.text().lines().filter(line -> line.startsWith(mark)))
        .map(line -> line.substring(mark.length()))
        .isEqualTo(everything());
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(5);
  }
}

package io.github.jpki4j.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.it.pcscd.ScriptedChip;
import io.github.jpki4j.pcsc.PcscReader;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.bridge.VpcdBridge;
import io.github.jpki4j.testkit.program.CommandJar;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person sees of the runnable jar with real readers, on each Java that it runs on. */
@NeedsPcscd
class CliDoctorIT {

  private final PcscdFixture service;

  @TempDir private Path folder;

  CliDoctorIT(PcscdFixture service) {
    this.service = service;
  }

  static Stream<Locale> languages() {
    return Stream.of(Locale.ENGLISH, Locale.JAPANESE);
  }

  private CommandJar.Outcome jpki(Locale language, String... arguments) throws Exception {
    return new CommandJar(folder).run(language, arguments);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void doctorNamesTheBackendThatThisJavaTakesAndNothingIsWarnedOf(Locale language)
      throws Exception {
    service.insert(TestCard.builder().build());
    CommandJar.Outcome outcome = jpki(language, "doctor", "--reader", service.readerName(0));

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).as(outcome.out()).isZero();
    assertThat(outcome.out())
        .startsWith("OK" + CommandJar.text(language, "doctor.backend.label"))
        .contains(PcscReaders.system().backend())
        .contains("Java" + System.getProperty("java.version"))
        .contains(with(language, 0, "readers.card"))
        .contains(with(language, 1, "readers.empty"))
        .doesNotContain("NG");
    assertThat(outcome.out().contains(CommandJar.text(language, "native.JAVA_TOO_OLD")))
        .isEqualTo(Runtime.version().feature() < 22);
  }

  private String with(Locale language, int slot, String state) {
    return CommandJar.text(language, "doctor.reader")
        .replace("{0}", CommandJar.squeezed(service.readerName(slot)))
        .replace("{1}", CommandJar.text(language, state));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void aCommandThatSucceedsSaysNothingOnStandardError(Locale language) throws Exception {
    service.insert(TestCard.builder().build());
    CommandJar.Outcome outcome = jpki(language, "status", "--reader", service.readerName(0));
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).as(outcome.out()).isZero();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void ofTwoCardsNoneIsTouchedUntilOneIsChosen(Locale language) throws Exception {
    ScriptedChip first = ScriptedChip.content();
    TestCard second = TestCard.builder().build();
    service.insert(first);
    PcscReader reader = PcscReaders.system().named(service.readerName(1));
    VpcdBridge bridge = VpcdBridge.connect(second, "127.0.0.1", service.port(1));
    try {
      assertThat(PcscdFixture.within(PcscdFixture.PATIENCE, () -> PcscdFixture.isPresent(reader)))
          .isTrue();
      for (String command : new String[] {"status", "doctor"}) {
        CommandJar.Outcome outcome = jpki(language, command);
        assertThat(outcome.exit()).as(outcome.said()).isEqualTo(10);
        assertThat(outcome.said())
            .contains(begin(language, "reader.SEVERAL_CARDS"))
            .contains(CommandJar.squeezed(service.readerName(0)))
            .contains(CommandJar.squeezed(service.readerName(1)))
            .contains("--readerNAME");
      }
      assertThat(first.heard()).filteredOn(heard -> !heard.equals("reset")).isEmpty();
      CommandJar.Outcome chosen = jpki(language, "status", "--reader", service.readerName(1));
      assertThat(chosen.exit()).as(chosen.said()).isZero();
      assertThat(first.heard()).filteredOn(heard -> !heard.equals("reset")).isEmpty();
      assertThat(second.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    } finally {
      bridge.close();
      assertThat(PcscdFixture.within(PcscdFixture.PATIENCE, () -> !PcscdFixture.isPresent(reader)))
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void anUnknownReaderListsThoseThatThereAre(Locale language) throws Exception {
    for (String command : new String[] {"status", "doctor"}) {
      CommandJar.Outcome outcome = jpki(language, command, "--reader", "no such reader");
      assertThat(outcome.exit()).as(outcome.said()).isEqualTo(10);
      assertThat(outcome.said())
          .contains(begin(language, "reader.UNKNOWN_READER"))
          .contains(CommandJar.squeezed(service.readerName(0)))
          .contains(CommandJar.squeezed(service.readerName(1)))
          .doesNotContain("nosuchreader");
    }
  }

  /** A sentence up to what is filled in. */
  private static String begin(Locale language, String key) {
    return CommandJar.text(language, key).replaceFirst("\\{0}.*", "");
  }
}

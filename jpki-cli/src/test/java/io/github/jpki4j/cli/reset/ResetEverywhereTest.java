package io.github.jpki4j.cli.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.simulation.SimulatedCard;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.cli.support.ResetDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reset has the same answers in every time zone and under every locale of the machine. */
@Tag("sweep")
class ResetEverywhereTest {

  private static final TimeZone ZONE_BEFORE = TimeZone.getDefault();
  private static final Locale LOCALE_BEFORE = Locale.getDefault();

  @TempDir private Path folder;
  private List<String> inTokyo = List.of();

  @BeforeEach
  void answerInTokyo() throws IOException {
    inTokyo = answers("Asia/Tokyo", "ja-JP");
  }

  @AfterEach
  void goHome() {
    TimeZone.setDefault(ZONE_BEFORE);
    Locale.setDefault(LOCALE_BEFORE);
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, en-US",
    "Pacific/Kiritimati, en-KI",
    "Pacific/Pago_Pago, en-AS",
    "Asia/Tokyo, ja-JP-u-ca-japanese",
    "Asia/Bangkok, th-TH",
    "Asia/Bangkok, th-TH-u-ca-buddhist-nu-thai",
    "Africa/Cairo, ar-EG",
    "Africa/Cairo, ar-EG-u-nu-arab",
    "Europe/Istanbul, tr-TR",
  })
  void theAnswersAreThoseOfTokyo(String zone, String locale) throws IOException {
    assertThat(answers(zone, locale)).isEqualTo(inTokyo);
  }

  @Test
  void theAnswersNameTimes() {
    assertThat(inTokyo)
        .anyMatch(answer -> answer.contains("2026-11-24T12:00:00+09:00"))
        .anyMatch(answer -> answer.contains("2026/11/24 12:00"));
  }

  /** Every card, both secrets, both languages, for people and for programs; and a whole reset. */
  private List<String> answers(String zone, String locale) throws IOException {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    Locale.setDefault(Locale.forLanguageTag(locale));
    List<String> answers = new ArrayList<>();
    for (KeyKind target : KeyKind.values()) {
      String secret = file(target.other() == KeyKind.AUTH ? "1234" : "ABC123");
      String next = file(target == KeyKind.AUTH ? "5678" : "XYZ789");
      String name = EnumNames.of(target);
      for (String more : List.of("--lang=en", "--lang=ja", "--json")) {
        for (String card : SimulatedCard.names()) {
          answers.add(run("check", name, more, "--simulate=" + card, "--knows-other=yes"));
        }
        String state = "--state=" + folder.resolve(name + more + answers.size());
        String pin = "--pin-file=" + secret;
        List<String> reserve = new ArrayList<>(List.of("reserve", name, more, "--simulate", state));
        reserve.addAll(List.of("--accept-terms", "--face=matched", pin));
        if (target == KeyKind.SIGN) {
          reserve.add("--number-b-file=" + file(ResetDesk.NUMBER_B));
        }
        answers.add(run(reserve.toArray(String[]::new)));
        answers.add(run("show", name, more, "--simulate", state));
        answers.add(run("check", name, more, "--simulate", state, "--knows-other=yes"));
        answers.add(
            run(
                "complete",
                name,
                more,
                "--simulate",
                state,
                "--operator=seven-eleven",
                pin,
                "--new-pin-file=" + next));
        Files.delete(Path.of(state.substring(state.indexOf('=') + 1)));
      }
    }
    return answers;
  }

  private String file(String secret) throws IOException {
    return Files.writeString(folder.resolve(secret), secret + "\n").toString();
  }

  private static String run(String... words) {
    List<String> line = new ArrayList<>(List.of("reset"));
    line.addAll(List.of(words));
    Desk.Result result = Desk.empty().run(line.toArray(String[]::new));
    return result.code() + " " + result.out() + result.err();
  }
}

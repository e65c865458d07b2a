package io.github.jpki4j.cli.reset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.cli.support.ResetDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole way from a forgotten secret to a new one, by the command line, and what may fail. */
class ResetTest {

  @TempDir private Path folder;

  private static JsonNode json(Desk.Result result) throws IOException {
    return new ObjectMapper().readTree(result.out());
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aBlockedSecretIsAdvisedReservedResetAndSigns(KeyKind target) throws IOException {
    ResetDesk desk = new ResetDesk(folder, target);
    desk.block();
    List<String> check = new ArrayList<>(List.of("reset", "check", desk.name(), "--json"));
    check.addAll(List.of("--knows-other=yes", "--knows-target=no", "--moved=no"));
    if (target == KeyKind.AUTH) {
      check.addAll(List.of("--pin-file", desk.file(desk.otherSecret())));
    }
    Desk.Result advice = desk.run(check.toArray(String[]::new));
    assertThat(advice.code()).as(advice.err()).isZero();
    assertThat(json(advice).get("verdict").asText()).isEqualTo("eligible");
    assertThat(json(advice).get("nextStep").asText()).isEqualTo("reserve-in-app");
    Desk.Result reserved = desk.reserve("--json");
    assertThat(reserved.code()).as(reserved.err() + reserved.out()).isZero();
    assertThat(json(reserved).get("untilText").asText()).isEqualTo("2026/11/24 12:00");
    Desk.Result shown = desk.run("reset", "show", desk.name(), "--json", "--at=18:30");
    assertThat(json(shown).get("reservation").asText()).isEqualTo("open");
    assertThat(json(shown).get("secondsLeft").asLong()).isEqualTo(63_000);
    Desk.Result done = desk.complete("--json");
    assertThat(done.code()).as(done.out()).isZero();
    assertThat(json(done).get("validSecret").asText()).isEqualTo("new");
    assertThat(json(done).get("reservationUsed").asBoolean()).isTrue();
    assertThat(desk.sign(target, desk.newSecret()).code()).isZero();
    assertThat(desk.sign(target, desk.oldSecret()).code()).isEqualTo(20);
    assertThat(desk.run("reset", "show", desk.name()).out()).contains("none");
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aPersonIsLedThroughIt(KeyKind target) throws IOException {
    ResetDesk desk = new ResetDesk(folder, target);
    desk.block();
    Desk app =
        target == KeyKind.SIGN
            ? Desk.empty().typing("maybe", "y", ResetDesk.NUMBER_B, "yes", "1234")
            : Desk.empty().typing("はい", "abc123");
    Desk.Result reserved = desk.run(app, "reset", "reserve", desk.name());
    assertThat(reserved.code()).as(reserved.err()).isZero();
    assertThat(reserved.said()).contains("Do you accept these terms?", "SIMULATED");
    Desk kiosk =
        Desk.empty().typing("seven-eleven", desk.otherSecret(), desk.newSecret(), desk.newSecret());
    Desk.Result done = desk.run(kiosk, "reset", "complete", desk.name());
    assertThat(done.code()).as(done.err()).isZero();
    assertThat(done.out()).contains("Done.");
    assertThat(done.said()).contains("Whose kiosk", "kept readable").doesNotContain("XYZ789");
    assertThat(desk.sign(target, desk.newSecret()).code()).isZero();
  }

  @Test
  void aPersonIsAskedWhatOnlyAPersonKnows() throws IOException {
    ResetDesk desk = new ResetDesk(folder, KeyKind.SIGN);
    Desk.Result asked = desk.run(Desk.empty().typing("n", "y", "n"), "reset", "check", "sign");
    assertThat(asked.code()).isZero();
    assertThat(asked.said()).contains("Do you know the sign password?", "Do you know the auth");
    Desk.Result both = desk.run(Desk.empty().typing("n", "n", ""), "reset", "check", "sign");
    assertThat(both.code()).isEqualTo(61);
    assertThat(both.out()).contains("Do not guess").contains("counter of your municipality");
    Desk.Result silent = desk.run(Desk.empty().typing(), "reset", "check", "sign");
    assertThat(silent.code()).isEqualTo(62);
    Desk.Result pipe = desk.run("reset", "check", "sign", "--json");
    assertThat(pipe.code()).isEqualTo(62);
    assertThat(pipe.err()).isEmpty();
    assertThat(json(pipe).get("nextStep").asText()).isEqualTo("ask-the-holder");
  }

  @Test
  void theCardsOwnExpiryCountsForThePlannedVisit() {
    Desk.Result before =
        Desk.empty().run("reset", "check", "sign", "--simulate", "--visit=2035-02-17", "--json");
    assertThat(before.out()).doesNotContain("card-ends-before-visit");
    Desk.Result after =
        Desk.empty().run("reset", "check", "sign", "--simulate", "--visit=2035-02-18", "--json");
    assertThat(after.out()).contains("card-ends-before-visit");
  }

  @ParameterizedTest
  @CsvSource({
    "my-number, 62",
    "expired, 61",
    "android, 61",
    "juki, 61",
    "no-sign-certificate, 61",
    "other-card, 61"
  })
  void anyCardIsToldAndNoTryIsSpent(String card, int code) throws IOException {
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.JAPAN}) {
      Desk.Result result =
          Desk.empty().locale(locale).run("reset", "check", "sign", "--simulate=" + card, "-v");
      assertThat(result.code()).isEqualTo(code);
      assertThat(result.out()).contains(locale.equals(Locale.JAPAN) ? "次にすること" : "next");
      assertThat(result.err()).doesNotContain("[secret]");
    }
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aReservationThatEndedIsMadeAgain(KeyKind target) throws IOException {
    ResetDesk desk = new ResetDesk(folder, target);
    desk.reserve();
    Desk.Result shown = desk.run("reset", "show", desk.name(), "--at=2026-11-24T12:01");
    assertThat(shown.out()).contains("ended at 2026/11/24 12:00");
    String before = desk.text();
    Desk.Result late = desk.complete("--at=tomorrow 12:01");
    assertThat(late.code()).isEqualTo(60);
    assertThat(late.said()).contains("The reservation has ended");
    assertThat(desk.text()).isEqualTo(before);
    assertThat(desk.reserve("--at=2026-11-24T12:02").code()).isZero();
    assertThat(desk.complete("--at=2026-11-24T12:03").code()).isZero();
  }

  @Test
  void fiveFacesCloseTheAppForSomeTime() throws IOException {
    ResetDesk desk = new ResetDesk(folder, KeyKind.SIGN);
    for (int i = 1; i <= 4; i++) {
      assertThat(desk.reserve("--face=not-matched").said()).contains("did not match. Try again");
    }
    assertThat(desk.reserve("--face=not-matched").said()).contains("again from 2026/11/23 13:00");
    assertThat(desk.reserve("--at=12:59").code()).isEqualTo(60);
    assertThat(desk.reserve("--at=13:00").code()).isZero();
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void offlineNothingIsDone(KeyKind target) throws IOException {
    ResetDesk desk = new ResetDesk(folder, target);
    assertThat(desk.reserve("--offline").said()).contains("cannot be reached");
    desk.reserve();
    String before = desk.text();
    assertThat(desk.complete("--offline").said()).contains("cannot be reached");
    assertThat(desk.run("reset", "show", desk.name(), "--offline").code()).isEqualTo(60);
    assertThat(desk.text()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aWrongOtherSecretSpendsATryOfItselfAndResetsNothing(KeyKind target) throws IOException {
    ResetDesk desk = new ResetDesk(folder, target);
    String wrong = desk.file(target == KeyKind.AUTH ? "WRONG0" : "0000");
    assertThat(desk.reserve("--pin-file", wrong).code()).isEqualTo(20);
    desk.reserve();
    Desk.Result kiosk = desk.complete("--pin-file", wrong);
    assertThat(kiosk.code()).isEqualTo(20);
    assertThat(kiosk.out()).contains("Nothing was reset");
    assertThat(desk.sign(target, desk.oldSecret()).code()).isZero();
    assertThat(desk.complete().code()).isZero();
  }

  @Test
  void withoutConsentNothingIsAskedOfTheCard() throws IOException {
    ResetDesk desk = new ResetDesk(folder, KeyKind.SIGN);
    String pin = desk.file("1234");
    Desk.Result result =
        desk.run(
            "reset",
            "reserve",
            "sign",
            "--face=matched",
            "--pin-file",
            pin,
            "--number-b-file",
            desk.file(ResetDesk.NUMBER_B),
            "-v");
    assertThat(result.code()).isEqualTo(60);
    assertThat(result.said()).contains("The terms must be accepted").doesNotContain("00A4");
  }

  @ParameterizedTest
  @CsvSource({
    "expired, Please go to the counter",
    "not-yet-valid, It begins at",
    "revoked, Please go to the counter",
    "moved-house, Please go to the counter",
  })
  void aCertificateThatIsNoGoodIsRefused(String card, String words) throws IOException {
    String state = folder.resolve("other.state").toString();
    String pin = Files.writeString(folder.resolve("pin"), "1234\n").toString();
    Desk.Result result =
        Desk.empty()
            .run(
                "reset",
                "reserve",
                "sign",
                "--simulate=" + card,
                "--state",
                state,
                "--pin-file",
                pin,
                "--accept-terms",
                "--face=matched",
                "--number-b-file",
                Files.writeString(folder.resolve("b"), ResetDesk.NUMBER_B).toString());
    assertThat(result.code()).isEqualTo(60);
    assertThat(result.said()).contains(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "reset; check|explain|reserve|show|complete is missing",
        "reset check; auth|sign is missing",
        "reset check both; Possible: auth, sign",
        "reset check sign --reservation 2026-11-26; --reservation does not take this value",
        "reset check sign --visit soon; --visit does not take this value",
        "reset check sign --knows-other perhaps; Possible: yes, no, unknown",
        "reset check sign --read-sign; leave --read-sign and --pin-file out",
        "reset check sign --state x; it needs --simulate",
        "status --state x; it needs --simulate",
        "reset show sign --at noon --simulate --state x; --at does not take this value",
        "reset show sign; give --simulate and --state FILE",
        "reset show sign --simulate; give --simulate and --state FILE",
        "reset reserve sign --simulate; There is no terminal"
      })
  void mistakesAreOneSentence(String line, String words) {
    Desk.Result result = Desk.with(Desk.card()).run(line.split(" "));
    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.said()).contains(words);
  }
}

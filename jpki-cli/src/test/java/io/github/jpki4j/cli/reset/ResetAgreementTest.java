package io.github.jpki4j.cli.reset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.simulation.SimulatedCard;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.reset.Reason;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.ResetGuidance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What reset check says and what the simulated service does, on every simulated card. */
class ResetAgreementTest {

  private static final ResetGuidance WORDS = ResetGuidance.of(Locale.ENGLISH);

  /** The cards on which only the service can see what is wrong, and what it says then. */
  private static final List<String> SEEN_BY_THE_SERVICE_ALONE = List.of("revoked");

  @TempDir private Path folder;

  private Desk.Result run(String card, String... words) {
    List<String> args = new ArrayList<>(List.of(words));
    args.addAll(List.of("--simulate=" + card, "--state", state(card).toString(), "--json"));
    return Desk.empty().run(args.toArray(String[]::new));
  }

  private Path state(String card) {
    return folder.resolve(card + ".state");
  }

  private String file(String secret) throws IOException {
    return Files.writeString(folder.resolve(secret), secret + "\n").toString();
  }

  private String otherSecret(KeyKind target) throws IOException {
    return file(target == KeyKind.AUTH ? "ABC123" : "1234");
  }

  private String numberB(String card) throws IOException {
    return file(SimulatedCard.named(card).card(Desk.clock()).build().verificationNumberB());
  }

  private Desk.Result check(String card, KeyKind target) throws IOException {
    List<String> words = new ArrayList<>(List.of("reset", "check", EnumNames.of(target)));
    words.addAll(List.of("--knows-target=no", "--knows-other=yes"));
    words.add("--moved=" + (card.equals("moved-house") ? "yes" : "no"));
    // Without a sign certificate there is nothing to read with its password.
    Set<String> unsigned = Set.of("no-sign-certificate", "under-15", "face-authentication");
    if (target == KeyKind.AUTH && !unsigned.contains(card)) {
      words.addAll(List.of("--pin-file", otherSecret(target)));
    }
    return run(card, words.toArray(String[]::new));
  }

  private Desk.Result reserve(String card, KeyKind target, String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of("reset", "reserve", EnumNames.of(target)));
    words.addAll(List.of("--accept-terms", "--pin-file", otherSecret(target)));
    words.addAll(more.length > 0 ? List.of(more) : List.of("--face=matched"));
    if (target == KeyKind.SIGN) {
      words.addAll(List.of("--number-b-file", numberB(card)));
    }
    return run(card, words.toArray(String[]::new));
  }

  private Desk.Result complete(String card, KeyKind target) throws IOException {
    return run(
        card,
        "reset",
        "complete",
        EnumNames.of(target),
        "--operator=seven-eleven",
        "--pin-file",
        otherSecret(target),
        "--new-pin-file",
        file(target == KeyKind.AUTH ? "5678" : "XYZ789"));
  }

  private static JsonNode json(Desk.Result result) throws IOException {
    return new ObjectMapper().readTree(result.out());
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void onEveryCardTheServiceDoesWhatTheCheckSays(KeyKind target) throws IOException {
    int combinations = 0;
    for (String card : SimulatedCard.names()) {
      Desk.Result check = check(card, target);
      Desk.Result reserve = reserve(card, target);
      Desk.Result complete = complete(card, target);
      String said = card + ": " + check.said() + reserve.said() + complete.said();
      if (check.code() == 0) {
        boolean hidden = SEEN_BY_THE_SERVICE_ALONE.contains(card);
        assertThat(reserve.code()).as(said).isEqualTo(hidden ? 60 : 0);
        assertThat(complete.code()).as(said).isEqualTo(hidden ? 60 : 0);
        assertThat(leftOpen(check).contains("sign-revocation-not-checked")).as(said).isTrue();
      } else if (check.code() == 12) {
        assertThat(reserve.code()).as(said).isEqualTo(12);
      } else {
        assertThat(check.code()).as(said).isEqualTo(61);
        assertThat(complete.code()).as(said).isIn(12, 60);
        if (reserve.code() != 12) {
          assertThat(reserve.code()).as(said).isEqualTo(60);
          assertThat(json(reserve).at("/error/message").asText())
              .as(said)
              .startsWith(WORDS.text(refusal(card, check)));
        }
      }
      combinations++;
    }
    System.out.println(
        "reset check and the simulated service agree for "
            + EnumNames.of(target)
            + " on "
            + combinations
            + " cards, in reserve and complete");
  }

  /**
   * The refusal for the reason; of a move the service knows more, which leads to the same place.
   */
  private static Refusal refusal(String card, Desk.Result check) throws IOException {
    if (card.equals("moved-house")) {
      return Refusal.CERTIFICATE_REVOKED;
    }
    String reason = json(check).get("reason").asText().toUpperCase(Locale.ROOT).replace('-', '_');
    return Refusal.of(Reason.valueOf(reason)).orElseThrow();
  }

  private static List<String> leftOpen(Desk.Result check) throws IOException {
    List<String> open = new ArrayList<>();
    for (JsonNode evidence : json(check).get("evidence")) {
      if (evidence.get("state").asText().equals("unknown")) {
        open.add(evidence.get("reason").asText());
      }
    }
    return open;
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void theReservationInTheFileIsTheOneThatCounts(KeyKind target) throws IOException {
    String card = SimulatedCard.DEFAULT;
    assertThat(json(check(card, target)).get("nextStep").asText()).isEqualTo("reserve-in-app");
    assertThat(reserve(card, target).code()).isZero();
    JsonNode reserved = json(check(card, target));
    assertThat(reserved.get("nextStep").asText()).isEqualTo("go-to-kiosk");
    assertThat(reserved.get("until").asText()).isEqualTo("2026-11-24T12:00:00+09:00");
    assertThat(complete(card, target).code()).isZero();
    assertThat(json(check(card, target)).get("nextStep").asText()).isEqualTo("reserve-in-app");
  }

  @Test
  void theCoolDownInTheFileIsTheOneThatCountsAndNoSecretIsSentInVain() throws IOException {
    String card = SimulatedCard.DEFAULT;
    for (int i = 1; i <= 5; i++) {
      assertThat(json(check(card, KeyKind.SIGN)).get("nextStep").asText())
          .isEqualTo("reserve-in-app");
      assertThat(reserve(card, KeyKind.SIGN, "--face=not-matched").code()).isEqualTo(60);
    }
    JsonNode cooling = json(check(card, KeyKind.SIGN));
    assertThat(cooling.get("nextStep").asText()).isEqualTo("wait");
    assertThat(cooling.get("reason").asText()).isEqualTo("face-cooling-down");
    assertThat(cooling.get("until").asText()).isEqualTo("2026-11-23T13:00:00+09:00");
    Desk.Result vain =
        run(
            card,
            "reset",
            "reserve",
            "sign",
            "--accept-terms",
            "--face=matched",
            "--pin-file",
            file("9999"),
            "--number-b-file",
            file("01010120319999"));
    assertThat(vain.code()).isEqualTo(60);
    assertThat(vain.out()).contains("Five faces in a row");
    assertThat(Files.readString(state(card)))
        .contains("auth 1234 3\n")
        .doesNotContain("surface-number-b");
    JsonNode auth = json(check(card, KeyKind.AUTH));
    assertThat(auth.get("nextStep").asText()).isEqualTo("reserve-in-app");
    assertThat(auth.get("warnings").toString()).contains("app-may-be-closed");
    assertThat(reserve(card, KeyKind.AUTH).code()).isZero();
  }

  @Test
  void whoKnowsTheSecretOfADeadCertificateIsSentToTheCounter() throws IOException {
    for (String line :
        List.of(
            "sign --simulate=expired --knows-other=yes --wants-new=no --moved=no",
            "auth --simulate=expired --knows-other=yes --wants-new=yes --moved=no",
            "sign --simulate=moved-house --knows-other=yes --wants-new=no --moved=yes",
            "sign --simulate=no-sign-certificate --knows-other=yes --wants-new=no --moved=no",
            "sign --simulate=under-15 --knows-other=yes --wants-new=yes --moved=no")) {
      List<String> words = new ArrayList<>(List.of("reset", "check", "--json"));
      words.addAll(List.of(line.split(" ")));
      words.add("--knows-target=yes");
      Desk.Result result = Desk.empty().run(words.toArray(String[]::new));
      assertThat(result.code()).as(line).isEqualTo(61);
      assertThat(json(result).get("nextStep").asText()).as(line).isEqualTo("go-to-municipality");
    }
  }
}

package io.github.jpki4j.cli.reset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.cli.support.ResetDesk;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A visit to the simulated kiosk by the command line, and what may fail there. */
class KioskTest {

  @TempDir private Path folder;

  private static JsonNode json(Desk.Result result) throws IOException {
    return new ObjectMapper().readTree(result.out());
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aNewSecretThatWillNotDoChangesNothing(KeyKind target) throws IOException {
    ResetDesk desk = new ResetDesk(folder, target);
    desk.reserve();
    String before = desk.text();
    for (String bad : List.of("", "12", "暗証番号です", "1234 5678")) {
      Desk.Result result = desk.complete("--new-pin-file", desk.file(bad));
      assertThat(result.code()).as(bad).isEqualTo(23);
      assertThat(desk.text()).isEqualTo(before);
    }
    Desk.Result same = desk.complete("--new-pin-file", desk.file(desk.oldSecret()));
    assertThat(same.code()).isEqualTo(23);
    assertThat(same.said()).contains("The new one is the old one");
    assertThat(desk.text()).isEqualTo(before);
    Desk typing = Desk.empty().typing(desk.otherSecret(), desk.newSecret(), desk.oldSecret());
    Desk.Result two = desk.run(typing, "reset", "complete", desk.name(), "--operator=seven-eleven");
    assertThat(two.code()).isEqualTo(23);
    assertThat(two.said()).contains("The two entries of the new secret differ");
    assertThat(desk.text()).isEqualTo(before);
  }

  @Test
  void kiosksAreKnownAbleAndOpen() throws IOException {
    ResetDesk auth = new ResetDesk(folder, KeyKind.AUTH);
    auth.reserve();
    String before = auth.text();
    assertThat(auth.complete("--operator=corner-shop").code()).isEqualTo(2);
    assertThat(auth.complete("--operator=lawson").said()).contains("do not reset this secret");
    assertThat(auth.complete("--at=23:00").said()).contains("They open next at 2026/11/24 06:30.");
    assertThat(auth.run("reset", "show", "auth", "--at=23:00").out()).contains("closed now");
    assertThat(auth.text()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aCardPulledAtTheKioskAtAnyCommandLeavesASecretThatIsSaid(KeyKind target) throws IOException {
    ResetDesk desk = new ResetDesk(folder, target);
    desk.reserve();
    String reserved = desk.text();
    List<String> seen = new ArrayList<>();
    boolean fired = true;
    for (int index = 0; fired; index++) {
      Files.writeString(desk.state, reserved);
      int at = index;
      FaultyConnection[] faulty = new FaultyConnection[1];
      boolean[] preview = {true};
      Desk.Result result =
          desk.runThrough(
              connection -> {
                if (preview[0]) {
                  // the look at the counter before the person is asked
                  preview[0] = false;
                  return connection;
                }
                faulty[0] = new FaultyConnection(connection, Fault.REMOVED_AFTER, at);
                return faulty[0];
              },
              "reset",
              "complete",
              desk.name(),
              "--json",
              "--operator=seven-eleven",
              "--pin-file",
              desk.file(desk.otherSecret()),
              "--new-pin-file",
              desk.file(desk.newSecret()));
      fired = faulty[0].fired();
      String valid = json(result).get("validSecret").asText();
      seen.add(valid);
      boolean renewed = desk.text().contains(" " + desk.newSecret() + " ");
      switch (valid) {
        case "old" -> assertThat(renewed).as("%s", index).isFalse();
        case "new" -> assertThat(result.code()).isZero();
        default -> {
          assertThat(result.code()).isEqualTo(25);
          assertThat(json(result).at("/error/message").asText()).contains("jpki status");
        }
      }
    }
    assertThat(seen).contains("old", "not-known", "new");
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aCardSwappedBetweenAppAndKioskIsRefused(KeyKind target) throws IOException {
    ResetDesk desk = new ResetDesk(folder, target);
    desk.reserve();
    String before = desk.text();
    Desk.Result swapped = desk.complete("--other-card");
    assertThat(swapped.code()).isEqualTo(60);
    assertThat(swapped.out()).contains("Nothing was reset");
    assertThat(swapped.said()).contains("another card than the one that reserved");
    assertThat(desk.text()).isEqualTo(before);
    assertThat(desk.complete().code()).isZero();
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aHandThatPullsTheCardIsAnOption(KeyKind target) throws IOException {
    ResetDesk desk = new ResetDesk(folder, target);
    desk.reserve();
    String reserved = desk.text();
    assertThat(desk.complete("--pull-card=0").code()).isEqualTo(2);
    assertThat(desk.text()).isEqualTo(reserved);
    List<Integer> codes = new ArrayList<>();
    int code = -1;
    for (int after = 1; code != 0; after++) {
      Files.writeString(desk.state, reserved);
      Desk.Result result = desk.complete("--pull-card=" + after);
      code = result.code();
      codes.add(code);
      boolean renewed = desk.text().contains(" " + desk.newSecret() + " ");
      String said =
          switch (code) {
            case 0 -> "Done. The new";
            case 25 ->
                result.out().startsWith("It is not known")
                    ? "It is not known whether the old or the new"
                    : "Nothing was reset. The old";
            default -> "Nothing was reset. The old";
          };
      assertThat(result.out()).as("after %s: %s", after, result.said()).startsWith(said);
      assertThat(renewed).as("after %s", after).isEqualTo(!said.startsWith("Nothing"));
    }
    assertThat(codes).contains(0, 13, 25);
  }
}

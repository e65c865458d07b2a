package io.github.jpki4j.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.cli.support.ResetDesk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** State files that somebody forged, with the checksum that fits. */
class StateLineTest {

  private static final List<String> ODD_WORDS =
      List.of(
          "",
          "foo",
          "-1",
          "6",
          "99999999999",
          "sign",
          "AUTH",
          "+1000000-01-01T00:00:00Z",
          "-0001-01-01T00:00:00Z",
          "1999-12-31T23:59:59Z",
          "2026-02-30T00:00:00Z",
          "0".repeat(64),
          "\u001b[31m",
          "1234567",
          "１");

  @TempDir private Path folder;

  private ResetDesk desk;
  private List<String> good;

  /** A file with a line of every kind. */
  @BeforeEach
  void writeFile() throws IOException {
    desk = new ResetDesk(folder, KeyKind.SIGN);
    desk.reserve();
    for (int i = 0; i < 5; i++) {
      desk.reserve("--face=not-matched");
    }
    good = new ArrayList<>(desk.text().lines().toList());
    good.remove(good.size() - 1);
    assertThat(good).anyMatch(line -> line.startsWith("reservation sign "));
    assertThat(good).anyMatch(line -> line.matches("faces [0-9A-F]{64} 5 .*"));
  }

  private static String withChecksum(List<String> lines) throws Exception {
    String text = String.join("\n", lines) + "\n";
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return text + "checksum " + HexFormat.of().formatHex(digest) + "\n";
  }

  private List<List<String>> forged() {
    List<List<String>> all = new ArrayList<>();
    for (int i = 2; i < good.size(); i++) {
      List<String> dropped = new ArrayList<>(good);
      dropped.remove(i);
      all.add(dropped);
      List<String> doubled = new ArrayList<>(good);
      doubled.add(i, good.get(i));
      all.add(doubled);
      if (i + 1 < good.size()) {
        List<String> swapped = new ArrayList<>(good);
        Collections.swap(swapped, i, i + 1);
        all.add(swapped);
      }
      String[] words = good.get(i).split(" ");
      for (int word = 0; word < words.length; word++) {
        for (String odd : ODD_WORDS) {
          String[] other = words.clone();
          other[word] = odd;
          all.add(replaced(i, String.join(" ", other)));
        }
      }
      all.add(replaced(i, good.get(i) + " more"));
      all.add(replaced(i, ""));
    }
    return all;
  }

  private List<String> replaced(int index, String line) {
    List<String> lines = new ArrayList<>(good);
    lines.set(index, line);
    return lines;
  }

  @Test
  void everyForgedLineIsTakenForWhatItSaysOrRefusedWithItsNumber() throws Exception {
    int refused = 0;
    List<List<String>> all = forged();
    for (List<String> lines : all) {
      String text = withChecksum(lines);
      Files.writeString(desk.state, text);
      Desk.Result result = desk.run("reset", "show", "sign", "--at=tomorrow 12:00");
      if (result.code() == 0 || result.code() == 2) {
        // A line that may be missing, or an earlier or later time: it is written as it was read.
        assertThat(result.said()).as(text).doesNotContain("should not have happened");
      } else {
        assertThat(result.code()).as(text + result.said()).isEqualTo(50);
        assertThat(result.said()).as(text).containsPattern("line \\d+:|holds the simulated card");
        refused++;
      }
      assertThat(desk.text()).isEqualTo(text);
      assertThat(folder.toFile().list()).doesNotContain(".card.state.lock");
    }
    assertThat(refused).isGreaterThan(all.size() * 3 / 4);
  }

  @Test
  void theTwoForgeriesThatWereTakenAreRefusedWithTheirLine() throws Exception {
    for (String line :
        List.of("used +1000000-01-01T00:00:00Z", "reservation foo " + "0".repeat(64) + " x")) {
      String first = line.substring(0, line.indexOf(' ') + 1);
      int index = 0;
      while (!good.get(index).startsWith(first)) {
        index++;
      }
      Files.writeString(desk.state, withChecksum(replaced(index, line)));
      Desk.Result result = desk.run("status");
      assertThat(result.code()).isEqualTo(50);
      assertThat(result.said()).contains("line " + (index + 1) + ":", "Nothing was changed");
    }
  }

  /**
   * Lines that are there only if somebody said something of the card, or used its other secrets.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "holder VEVTVA== 319800217 2",
        "holder VEVTVA== 31980021 2 VEVTVA==",
        "holder VEVTVA== 319800217 22 VEVTVA==",
        "holder QUJD 319800217 2 VEVTVA==",
        "holder VEVTVA= 319800217 2 VEVTVA==",
        "holder VEVTVB== 319800217 2 VEVTVA==",
        "holder VEUKU1Q= 319800217 2 VEVTVA==",
        "atr 3b80800101",
        "atr 40",
        "own-auth AAAA",
        "own-auth AAAA AAAA AAAA AAAA",
        "own-sign !!!! AAAA",
        "resident 1234 2"
      })
  void whatIsSaidOfTheCardIsReadStrictly(String line) throws Exception {
    List<String> lines = new ArrayList<>(good);
    lines.add(4, line);
    assertRefused(lines, "line 5:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resident 1234 4",
        "resident 12345 2",
        "licence 123* 11",
        "surface-number-a 01234567890123456 9",
        "surface-number-a 012345678901 09",
        "auth 1234 2",
        "pin 1234 2"
      })
  void theOtherSecretsAreReadStrictly(String line) throws Exception {
    List<String> lines = new ArrayList<>(good);
    int index = 0;
    while (!good.get(index).startsWith("card-info ")) {
      index++;
    }
    lines.add(index + 1, line);
    assertRefused(lines, "line " + (index + 2) + ":");
  }

  /** Well written, and no card can have it. */
  @Test
  void aKeyThatIsNoneIsRefused() throws Exception {
    List<String> lines = new ArrayList<>(good);
    lines.add(4, "own-auth AAAA AAAA");
    assertRefused(lines, "was edited or damaged");
  }

  private void assertRefused(List<String> lines, String words) throws Exception {
    String text = withChecksum(lines);
    Files.writeString(desk.state, text);
    Desk.Result result = desk.run("status");
    assertThat(result.code()).as(result.err()).isEqualTo(50);
    assertThat(result.said()).contains(words, "Nothing was changed");
    assertThat(desk.text()).isEqualTo(text);
  }
}

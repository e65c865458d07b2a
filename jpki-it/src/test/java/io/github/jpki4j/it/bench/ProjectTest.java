package io.github.jpki4j.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.it.bench.Exchanges.ReadFile;
import io.github.jpki4j.it.bench.Project.Aim;
import io.github.jpki4j.testkit.card.Exchange;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The commands of other projects, against the counts that follow from PROGRAM-01 to PROGRAM-15. */
class ProjectTest {

  private static final String COUNTS =
      """
      OpenSC              15 17 10
      myna                12 14  7
      myna before Rust    10 12  5
      jpki-rs             10 12  5
      jpki-signer-android 10 13  6
      jpki-local-signer   10 12  -
      MyNumberCardReader  10  -  -
      JPKIReader          10 12  5
      pyjpki              18 21  6
      tex2e                4  6  5
      c-3lab               4  -  -
      jsapdu               2  3  -
      jpki-image-signer   20 23  6
      WebUSB-MyNumberCard 10  -  5
      myna-card            9 11  4
      readmynumber-plus   12  -  -
      """;

  private static final ReadFile AUTH = new ReadFile(1_571, 3_808);
  private static final ReadFile SIGN = new ReadFile(1_742, 3_808);

  /** A photo of 15,000 bytes and what is before and behind it, without filler. */
  private static final ReadFile FACE = new ReadFile(20_007, 20_007);

  private static String count(Project project, Aim aim, ReadFile file) {
    return project.exchanges(aim, file).map(List::size).map(String::valueOf).orElse("-");
  }

  @Test
  void everyProjectSendsAsManyCommandsAsWereCounted() {
    Map<String, String> expected = new TreeMap<>();
    COUNTS
        .lines()
        .forEach(
            line ->
                expected.put(
                    line.substring(0, 20).strip(),
                    line.substring(20).strip().replaceAll(" +", " ")));
    Map<String, String> actual = new TreeMap<>();
    for (Project project : Project.ALL) {
      actual.put(
          project.name(),
          count(project, Aim.AUTH_CERTIFICATE, AUTH)
              + " "
              + count(project, Aim.SIGN_CERTIFICATE, SIGN)
              + " "
              + count(project, Aim.SIGNATURE, AUTH));
    }
    assertThat(actual).isEqualTo(expected);
  }

  /** PROGRAM-26 and APP-42: myna goes over PIN and individual number, and reads in pieces. */
  @Test
  void thePhotoIsReadByThoseWhoseCommandsAreKnown() {
    Map<String, String> actual = new TreeMap<>();
    for (Project project : Project.ALL) {
      if (!count(project, Aim.PHOTO, FACE).equals("-")) {
        actual.put(project.name(), count(project, Aim.PHOTO, FACE));
      }
    }
    // 5 to the number, 4 to the file, 7 bytes, and 20,000 in 79 pieces; SELECT, VERIFY, READ.
    assertThat(actual).isEqualTo(Map.of("myna", "89", "jsapdu", "3"));
    Project jsapdu = Project.ALL.stream().filter(p -> p.name().equals("jsapdu")).findFirst().get();
    assertThat(jsapdu.exchanges(Aim.PHOTO, FACE))
        .hasValue(List.of(new Exchange(15, 2), new Exchange(19, 2), new Exchange(7, 20_009)));
  }

  @Test
  void theBytesOfAProjectAreThoseOfItsCommands() {
    // tex2e, PROGRAM-17: SELECT, SELECT, READ 4, READ 1,567 in extended length
    Project tex2e = Project.ALL.stream().filter(p -> p.name().equals("tex2e")).findFirst().get();
    assertThat(tex2e.exchanges(Aim.AUTH_CERTIFICATE, AUTH))
        .hasValue(
            List.of(
                new Exchange(15, 2),
                new Exchange(7, 2),
                new Exchange(5, 6),
                new Exchange(7, 1569)));
    assertThat(tex2e.exchanges(Aim.SIGNATURE, AUTH).get())
        .endsWith(new Exchange(7, 2), new Exchange(57, 258));
  }
}

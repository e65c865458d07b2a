package io.github.jpki4j.cli.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The card answers nonsense at each command of a signature. */
class BadAnswerTest {

  private static final int MANY = 20;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "ANSWER_EMPTY",
        "ANSWER_ONE_BYTE",
        "ANSWER_TRUNCATED",
        "ANSWER_GARBAGE",
        "ENDLESS_61",
        "LOST_ANSWER",
        "FOREIGN_RESET"
      })
  void isACardErrorOrUnknownInOneSentence(Fault fault) throws IOException {
    int failed = 0;
    for (int index = 0; index < MANY; index++) {
      failed += sign(fault, index) ? 1 : 0;
    }
    assertThat(failed).as("commands at which %s was felt", fault).isGreaterThan(1);
  }

  private boolean sign(Fault fault, int index) throws IOException {
    Path in = Files.writeString(folder.resolve("in"), "x");
    Path pin = Files.writeString(folder.resolve("pin"), "1234");
    Path out = folder.resolve("out");
    Files.deleteIfExists(out);
    TestCard card = Desk.card();
    List<FaultyConnection> faulty = new ArrayList<>();
    boolean english = index % 2 == 0;
    Desk.Result result =
        Desk.with(card)
            .locale(english ? Locale.ENGLISH : Locale.JAPAN)
            .through(
                connection -> {
                  faulty.add(new FaultyConnection(connection, fault, index));
                  return faulty.get(0);
                })
            .run(
                "sign",
                "--key",
                "auth",
                in.toString(),
                "--out",
                out.toString(),
                "--pin-file",
                pin.toString());
    assertThat(card.triesLeft(KeyKind.AUTH)).as("the PIN was right").isEqualTo(3);
    if (result.code() == 0) {
      assertThat(out).isNotEmptyFile();
      return false;
    }
    assertThat(result.code()).as(result.said()).isIn(13, 25, 30);
    assertThat(result.said()).startsWith("jpki: ").doesNotContain("Exception", "1234", "\tat ");
    assertThat(result.said().matches("(?s).*[ぁ-ん].*")).as(result.said()).isEqualTo(!english);
    assertThat(out).doesNotExist();
    return true;
  }
}

package io.github.jpki4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.support.CommandWatch;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The card forgets what was verified, at each command of each verb: nothing is sent again. */
class SecretOnceTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cert auth",
        "cert sign --pin-file PASSWORD",
        "validate sign --pin-file PASSWORD",
        "sign --key auth IN --out OUT --pin-file PIN",
        "sign --key sign IN --out OUT --pin-file PASSWORD",
        "cms sign --key sign IN --out OUT --pin-file PASSWORD",
        "change-pin sign --pin-file PASSWORD --new-pin-file NEW",
        "attributes --compare --pin-file PIN --sign-pin-file PASSWORD"
      })
  void eachSecretIsSentOnceForOneCommand(String line) throws IOException {
    Files.writeString(folder.resolve("IN"), "x");
    Files.writeString(folder.resolve("PIN"), line.startsWith("attributes") ? "4321" : "1234");
    Files.writeString(folder.resolve("PASSWORD"), "ABC123");
    Files.writeString(folder.resolve("NEW"), "XYZ789");
    String[] args = line.split(" ");
    for (int i = 0; i < args.length; i++) {
      if (args[i].matches("[A-Z]+")) {
        args[i] = folder.resolve(args[i]).toString();
      }
    }
    int fired = 0;
    for (LinkProfile link : List.of(LinkProfile.standard(), LinkProfile.shortOnly())) {
      for (Fault fault : List.of(Fault.FOREIGN_SELECT, Fault.RESET_BEFORE, Fault.FOREIGN_RESET)) {
        int index = 0;
        while (run(args, link, fault, index)) {
          index++;
        }
        fired += index;
      }
    }
    assertThat(fired).isGreaterThan(11);
  }

  private boolean run(String[] args, LinkProfile link, Fault fault, int index) throws IOException {
    TestCard card = Desk.card();
    CommandWatch apdus = new CommandWatch();
    List<FaultyConnection> faulty = new ArrayList<>();
    Desk.Result result =
        Desk.with(card)
            .over(link)
            .through(
                connection -> {
                  faulty.add(new FaultyConnection(connection, fault, index));
                  return apdus.over(faulty.get(0));
                })
            .run(args);
    assertThat(apdus.sent())
        .as("%s at command %d: %d, %s", fault, index, result.code(), result.said())
        .doesNotHaveDuplicates();
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(5);
    Files.deleteIfExists(folder.resolve("OUT"));
    return faulty.get(0).fired();
  }
}

package io.github.jpki4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import io.github.jpki4j.testkit.document.PdfForge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The card is pulled at each command of each verb, over both kinds of link. */
class LostCardTest {

  private static final int MANY = 48;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "status --all",
        "detect",
        "doctor",
        "cert auth",
        "cert sign --pin-file PIN",
        "sign --key auth IN --out OUT --pin-file PIN",
        "sign --key sign IN --out OUT --pin-file PIN",
        "cms sign --key auth IN --out OUT --pin-file PIN",
        "cms sign --key sign --detached IN --out OUT --pin-file PIN",
        "pdf sign --key sign PDF --out OUT --pin-file PIN",
        "change-pin auth --pin-file PIN --new-pin-file NEW",
        "change-pin sign --pin-file PIN --new-pin-file NEW",
        "attributes --pin-file CARD_INFO",
        "attributes --compare --pin-file CARD_INFO --sign-pin-file PASSWORD"
      })
  void isToldAsLostOrUnknownAndCostsOneTryAtMost(String line) throws IOException {
    boolean signKey = line.contains("sign --pin") || line.contains("--key sign");
    Files.writeString(folder.resolve("IN"), "x");
    Files.write(folder.resolve("PDF"), PdfForge.plain());
    Files.writeString(folder.resolve("PIN"), signKey ? "ABC123" : "1234");
    Files.writeString(folder.resolve("CARD_INFO"), "4321");
    Files.writeString(folder.resolve("PASSWORD"), "ABC123");
    Files.writeString(folder.resolve("NEW"), signKey ? "XYZ789" : "5678");
    String[] args = line.split(" ");
    for (int i = 0; i < args.length; i++) {
      if (args[i].matches("IN|PDF|PIN|OUT|NEW|CARD_INFO|PASSWORD")) {
        args[i] = folder.resolve(args[i]).toString();
      }
    }
    int fired = 0;
    for (LinkProfile link : List.of(LinkProfile.standard(), LinkProfile.shortOnly())) {
      for (Fault fault : List.of(Fault.REMOVED_BEFORE, Fault.REMOVED_AFTER)) {
        for (int index = 0; index < MANY; index++) {
          fired += pull(args, link, fault, index) ? 1 : 0;
        }
      }
    }
    assertThat(fired).isGreaterThan(7);
  }

  /** The session leaves the application when all is done; whether that works changes nothing. */
  private static boolean isAtFarewell(FaultyConnection card, int index, Desk.Result result) {
    return result.code() == 0 && card.commands() == index + 1;
  }

  private boolean pull(String[] args, LinkProfile link, Fault fault, int index) throws IOException {
    TestCard card = Desk.card();
    List<FaultyConnection> faulty = new ArrayList<>();
    Desk.Result result =
        Desk.with(card)
            .over(link)
            .locale(index % 2 == 0 ? Locale.ENGLISH : Locale.JAPAN)
            .through(
                connection -> {
                  faulty.add(new FaultyConnection(connection, fault, index));
                  return faulty.get(0);
                })
            .run(args);
    if (!faulty.get(0).fired() || isAtFarewell(faulty.get(0), index, result)) {
      assertThat(result.code()).isZero();
      Files.deleteIfExists(folder.resolve("OUT"));
      return false;
    }
    String said = result.said() + result.out();
    assertThat(result.code()).as(said).isIn(13, 25);
    if (result.code() == 25) {
      assertThat(args[0]).isIn("cert", "sign", "cms", "pdf", "change-pin", "attributes");
    }
    assertThat(said).doesNotContain("Exception").doesNotContain("1234").doesNotContain("ABC123");
    assertThat(card.triesLeft(KeyKind.AUTH)).isGreaterThanOrEqualTo(2);
    assertThat(card.triesLeft(KeyKind.SIGN)).isGreaterThanOrEqualTo(4);
    assertThat(card.triesLeft(DataSecret.CARD_INFO)).isGreaterThanOrEqualTo(2);
    assertThat(folder.resolve("OUT")).doesNotExist();
    return true;
  }
}

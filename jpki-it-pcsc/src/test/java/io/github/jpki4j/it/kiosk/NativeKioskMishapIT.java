package io.github.jpki4j.it.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.it.pcscd.NeedsNative;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.OwnPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.kiosk.Station;
import io.github.jpki4j.kiosk.server.KioskServerBuilder;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.browser.Browser;
import io.github.jpki4j.testkit.browser.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What goes wrong before a kiosk, in Chromium and with the card in a real reader: each story ends
 * on its page, with the tries that are owed, and the page says nothing of the card that is not so.
 */
@NeedsPcscd
@NeedsNative
@TestInstance(Lifecycle.PER_CLASS)
class NativeKioskMishapIT {

  private static final Duration SECOND = Duration.ofSeconds(1);

  /** For what has to be seen before it goes. */
  private static final Duration MOMENT = Duration.ofSeconds(4);

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final PcscdFixture pcscd;
  private final List<String> table = new ArrayList<>();
  private Browser browser;
  private int slot;

  NativeKioskMishapIT(PcscdFixture pcscd) {
    this.pcscd = pcscd;
  }

  @BeforeAll
  void openTheWindow() {
    browser = Browser.start(Size.KIOSK);
    new KioskPage(browser).takeEverythingAtOnce();
  }

  @AfterAll
  void writeTheTable() throws IOException {
    browser.close();
    Path file = Path.of("target", "kiosk-mishaps.txt");
    Files.createDirectories(file.getParent());
    Files.write(file, table);
    table.forEach(System.out::println);
  }

  @ParameterizedTest(name = "{0} → {4}")
  @CsvSource(delimiter = '|', textBlock = KioskRows.ROWS)
  void endsOnItsPage(
      String name,
      String kiosk,
      String cardName,
      String words,
      String page,
      String authTries,
      String signTries,
      String pin,
      String password)
      throws Exception {
    OwnPcscd own = pcscd.own().orElseThrow(() -> new AssertionError("a pcscd that is not ours"));
    TestCard card = ShopCards.of(cardName);
    try (Shop shop = shop(kiosk)) {
      KioskPage shown = new KioskPage(browser);
      shown.open(shop.link(Station.KIOSK));
      shown.await("attract");
      new KioskStory(shop, shown, card, own).play(words);
      List<String> seen = new ArrayList<>(List.of(shown.where()));
      String said = shown.text();
      shop.kiosk.pull(); // the service and the kiosk are done with the card when it is asked
      if (!authTries.equals("-")) {
        seen.addAll(CardState.of(card));
        CardState.requireTrue(said, card);
      }
      table.add("| " + name + " | " + String.join(" | ", seen) + " |");
      assertThat(String.join(" | ", seen))
          .isEqualTo(
              authTries.equals("-")
                  ? page
                  : String.join(" | ", page, authTries, signTries, pin, password));
    } finally {
      if (!PcscdFixture.isRunning()) {
        own.restart();
        own.awaitReader(PcscdFixture.PATIENCE);
      }
    }
  }

  private Shop shop(String kiosk) {
    return switch (kiosk) {
      case "both" -> shop(Shop.OPERATOR, like -> like);
      case "password" -> shop("lawson", like -> like);
      case "hasty" -> shop(Shop.OPERATOR, like -> like.patience(SECOND, MOMENT));
      case "asking" -> shop(Shop.OPERATOR, like -> like.patience(MOMENT, MINUTE));
      case "short" -> shop(Shop.OPERATOR, like -> like.limit(SECOND));
      default -> throw new IllegalArgumentException("no such kiosk: " + kiosk);
    };
  }

  /** In the other slot than the one before, whose card may still be about to leave. */
  private Shop shop(String operator, UnaryOperator<KioskServerBuilder> like) {
    slot = 1 - slot;
    return new Shop(pcscd, PcscReaders.nativeApi(), slot, operator, like);
  }
}

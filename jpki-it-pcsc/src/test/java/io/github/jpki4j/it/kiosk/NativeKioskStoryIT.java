package io.github.jpki4j.it.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.it.opensc.OpenSc;
import io.github.jpki4j.it.pcscd.NeedsNative;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.kiosk.Station;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.browser.Browser;
import io.github.jpki4j.testkit.browser.Size;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The whole story of a forgotten secret: reserved on the phone's pages, finished on the kiosk's,
 * and used by another program. Two readers, two windows of Chromium, one card.
 */
@NeedsPcscd(programs = {"pkcs11-tool", "openssl"})
@NeedsNative
class NativeKioskStoryIT {

  private static final byte[] MESSAGE = "a TEST message".getBytes(StandardCharsets.UTF_8);

  private final PcscdFixture pcscd;
  private final OpenSc openSc;

  NativeKioskStoryIT(PcscdFixture pcscd, @TempDir Path folder) {
    this.pcscd = pcscd;
    this.openSc = new OpenSc(pcscd, folder);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aForgottenSecretIsReservedOnThePhoneFinishedAtTheKioskAndSigns(KeyKind forgotten)
      throws Exception {
    TestCard card = ShopCards.of("good");
    card.setTriesLeft(forgotten, 0);
    int triesOfTheOther = card.triesLeft(forgotten.other());
    try (Shop shop = new Shop(pcscd, PcscReaders.nativeApi());
        Browser phone = Browser.start(Size.PHONE);
        Browser kiosk = Browser.start(Size.KIOSK)) {
      String until = reserve(new PhonePage(phone), shop, card, forgotten);
      assertThat(card.triesLeft(forgotten)).as("a reservation unblocks nothing").isZero();

      shop.phone.empty();
      finish(new KioskPage(kiosk), shop, card, forgotten);
      assertThat(until).matches("\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d");
    }
    assertThat(card.triesLeft(forgotten)).isEqualTo(forgotten == KeyKind.AUTH ? 3 : 5);
    assertThat(card.triesLeft(forgotten.other())).isEqualTo(triesOfTheOther);
    sign(card, forgotten);
  }

  /** What the menu says of the reservation's end. */
  private static String reserve(PhonePage page, Shop shop, TestCard card, KeyKind forgotten) {
    page.open(shop.link(Station.APP));
    page.reserve();
    page.acceptTheTerms();
    page.forgot(forgotten);
    assertThat(page.name()).isEqualTo("hold");
    page.then(() -> shop.phone.insert(new Trap(card)));
    page.knowTheOtherSecret();
    page.goOn();
    page.tap(ShopCards.old(forgotten.other()));
    if (forgotten == KeyKind.SIGN) {
      page.faceMatches();
    }
    assertThat(page.name()).isEqualTo("done");
    page.backToTheMenu();
    return page.text("#screen .reservation strong");
  }

  private static void finish(KioskPage page, Shop shop, TestCard card, KeyKind forgotten) {
    page.open(shop.link(Station.KIOSK));
    page.begin();
    page.then(() -> shop.kiosk.insert(new Trap(card)));
    assertThat(page.name()).isEqualTo("card");
    page.forgot(forgotten);
    page.knowTheOtherSecret();
    page.nothingChangedSinceTheIssue();
    page.haveAReservation();
    assertThat(page.name()).isEqualTo("finish-here");
    page.next();
    page.tap(ShopCards.old(forgotten.other()));
    page.tap(ShopCards.fresh(forgotten));
    page.tap(ShopCards.fresh(forgotten));
    assertThat(page.name()).isEqualTo("completed");
    page.end();
    assertThat(page.where()).isEqualTo("take-card/done");
    page.then(shop.kiosk::empty);
    assertThat(page.name()).isEqualTo("attract");
  }

  /** Another program, at the same reader, with the new secret. */
  private void sign(TestCard card, KeyKind key) throws Exception {
    pcscd.insert(card);
    OpenSc.succeed(
        openSc.signByPkcs11(key, MESSAGE, "new.sig").with("SECRET", ShopCards.fresh(key)));
    byte[] signature = Files.readAllBytes(openSc.file("new.sig"));
    assertThat(openSc.verify(card.certificate(key.certificate()), MESSAGE, signature))
        .contains("Verified OK");
    OpenSc.fail(openSc.signByPkcs11(key, MESSAGE, "old.sig"));
    assertThat(card.triesLeft(key))
        .as("the old one is wrong")
        .isEqualTo(key == KeyKind.AUTH ? 2 : 4);
  }
}

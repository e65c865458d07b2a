package io.github.jpki4j.it.fuzz.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.TestCard;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever breaks a rule is noticed: each rule is broken here on purpose. */
class WatchTest {

  private static final byte[] VERIFY = Commands.hex("002000980431323334");
  private static final byte[] VERIFY_WRONG = Commands.hex("002000980439393939");
  private static final Secret RIGHT = Secret.right(KeyKind.AUTH);
  private static final Secret WRONG = Secret.of(KeyKind.AUTH, "9999");

  private final Consents consents = new Consents();
  private final TestCard card = TestCard.builder().build();
  private final Ticks clock = Ticks.moving(new SplittableRandom(1));
  private final Scene scene =
      Scene.open(
          card,
          LinkProfile.standard(),
          consents,
          clock,
          Scene.Trouble.NONE,
          new SplittableRandom(1));

  private void send(byte[]... commands) throws TransportException {
    for (byte[] command : commands) {
      scene.sent().transceive(command.clone());
    }
  }

  private void broken(String words) {
    assertThatThrownBy(consents::requireKept)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(words);
  }

  @Test
  void aSecretThatWasConsentedToMayBeSentOnce() throws Exception {
    consents.allow(RIGHT);
    send(Commands.select(Commands.JPKI), VERIFY);
    assertThatCode(consents::requireKept).doesNotThrowAnyException();
    send(VERIFY);
    broken("nobody consented to, or once more");
  }

  @Test
  void anotherSecretMayNotBeSent() throws Exception {
    consents.allow(RIGHT);
    send(Commands.select(Commands.JPKI), VERIFY_WRONG);
    broken("nobody consented to");
  }

  @Test
  void aConsentIsForOneCard() throws Exception {
    consents.allow(RIGHT, TestCard.builder().build());
    send(Commands.select(Commands.JPKI), VERIFY);
    broken("nobody consented to");
  }

  @Test
  void aConsentEnds() throws Exception {
    consents.allow(RIGHT);
    consents.end();
    send(VERIFY);
    broken("nobody consented to");
  }

  @Test
  void aSecretOfOneApplicationMayNotReachAnother() throws Exception {
    consents.allow(RIGHT);
    send(Commands.select(Commands.CARD_INFO), VERIFY);
    broken("AUTH was sent to another application or file");
  }

  @Test
  void aSecretMayNotReachTheFileOfAnother() throws Exception {
    consents.allow(WRONG);
    send(Commands.select(Commands.JPKI), Commands.hex("0020009B0439393939"));
    broken("AUTH was sent to another application or file");
    broken("a try of SIGN was spent that nobody owed");
    assertThat(card.triesLeft(DataSecret.CARD_INFO)).isEqualTo(3);
  }

  @Test
  void aLinkThatRepeatsACommandIsNoticed() throws Exception {
    consents.allow(WRONG);
    send(Commands.select(Commands.JPKI), VERIFY_WRONG);
    consents.requireKept();
    scene.reached().transceive(VERIFY_WRONG);
    broken("reached a card more often than it was sent");
  }

  @Test
  void whatACardRefusedMayNotBeSentAgainIfThatIsAskedFor() throws Exception {
    consents.rememberRefused();
    consents.allow(WRONG);
    consents.allow(WRONG);
    send(Commands.select(Commands.JPKI), VERIFY_WRONG, VERIFY_WRONG);
    broken("sent again that this card has refused");
  }

  @Test
  void aCommandThatIsNotErasedIsNoticed() throws Exception {
    consents.allow(RIGHT);
    byte[] command = VERIFY.clone();
    send(Commands.select(Commands.JPKI));
    scene.sent().transceive(command);
    Arrays.fill(command, (byte) 0);
    scene.sent().requireErased();
    consents.requireKept();
    command[0] = 1;
    scene.sent().requireErased();
    broken("was not erased");
  }

  @Test
  void aPieceOfWorkWithoutEndIsNoticed() throws Exception {
    List<byte[]> select = List.of(Commands.select(Commands.JPKI));
    scene
        .sent()
        .transact(
            () -> {
              for (int i = 0; i < 5_000; i++) {
                scene.sent().transceive(select.get(0));
              }
              return select;
            });
    broken("beyond its budget");
  }

  @Test
  void whatIsToldAndNotTrueIsNoticed() {
    TrueReports reports = new TrueReports(scene, consents);
    reports.begin();
    reports.failed(Verb.VERIFY, new PinIncorrectException(KeyKind.AUTH, 1));
    broken("1 tries were told, it is 3");
    reports.verified(RIGHT);
    broken("the card knows nothing of it");
    reports.changed(WRONG);
    broken("the card has another value");
  }
}

package io.github.jpki4j.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.Stores;
import java.io.IOException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SignatureException;
import java.security.UnrecoverableKeyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A PIN whose answer was lost, and what a counter that was restored since cannot tell of it. */
class UnansweredPinTest {

  private static final String WRONG = "9999";
  private static final String WRONG_PASSWORD = "WRONG1";

  private final Desk desk = new Desk();
  private final Person person = Person.whoKnows();
  private final JpkiProvider provider = new JpkiProvider(desk, person);

  private static PrivateKey key(KeyStore store, String password) throws Exception {
    return (PrivateKey) store.getKey("auth", password.toCharArray());
  }

  private void signFails(PrivateKey key) {
    assertThatThrownBy(() -> Stores.sign(provider, key)).isInstanceOf(SignatureException.class);
  }

  /** Loads, and signs with a password whose answer is lost. */
  private KeyStore loadAndLose(Fault fault, String password) throws Exception {
    desk.plan(fault, 4); // SELECT, auth certificate, CA, counter, VERIFY
    KeyStore store = Stores.loaded(provider, KeyKind.AUTH);
    signFails(key(store, password));
    assertThat(desk.faultHappened()).isTrue();
    assertThat(desk.secrets()).isEqualTo(1);
    desk.card().insert();
    return store;
  }

  private void isRefusedWithoutASecret(KeyStore store, String password, String why) {
    long before = desk.secrets();
    assertThatThrownBy(() -> key(store, password))
        .isInstanceOf(UnrecoverableKeyException.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining(password);
    assertThatThrownBy(() -> Stores.loaded(provider, KeyKind.AUTH, password))
        .isInstanceOf(IOException.class)
        .hasCauseInstanceOf(UnrecoverableKeyException.class);
    assertThat(desk.secrets()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"LOST_ANSWER", "REMOVED_AFTER", "ANSWER_EMPTY", "ANSWER_ONE_BYTE", "ANSWER_GARBAGE"})
  void anotherPinsSuccessMakesItARefusedOne(Fault fault) throws Exception {
    KeyStore store = loadAndLose(fault, WRONG);
    Stores.sign(provider, Stores.key(store)); // the person is asked and types the right one
    assertThat(desk.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    desk.card().remove();
    desk.card().insert();
    isRefusedWithoutASecret(store, WRONG, "refused");
    KeyStore asking = KeyStore.getInstance("JPKI-AUTH", provider);
    asking.load(JpkiLoadParameter.asking(Person.whoSays(WRONG)));
    signFails(Stores.key(asking)); // not even if a source says it again
    assertThat(desk.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    assertThat(desk.secrets()).isEqualTo(2);
  }

  /** The card accepts the PIN and forgets it before the signature: it was accepted all the same. */
  @Test
  void aSuccessThatBroughtNoSignatureIsASuccess() throws Exception {
    KeyStore store = loadAndLose(Fault.LOST_ANSWER, WRONG);
    // SELECT, auth certificate, counter, counter, VERIFY, signature
    desk.plan(Fault.FOREIGN_SELECT, 5);
    signFails(Stores.key(store));
    assertThat(desk.faultHappened()).isTrue();
    assertThat(desk.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    KeyStore asking = KeyStore.getInstance("JPKI-AUTH", provider);
    asking.load(JpkiLoadParameter.asking(Person.whoSays(WRONG)));
    signFails(Stores.key(asking));
    assertThat(desk.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  @Test
  void aPasswordForSignaturesLikewise() throws Exception {
    desk.plan(Fault.LOST_ANSWER, 5); // SELECT, auth certificate, presence, CA, counter, VERIFY
    assertThatThrownBy(() -> Stores.loaded(provider, KeyKind.SIGN, WRONG_PASSWORD))
        .isInstanceOf(IOException.class);
    assertThat(desk.faultHappened()).isTrue();
    assertThat(desk.triesLeft(KeyKind.SIGN)).isEqualTo(4);
    Stores.loaded(provider, KeyKind.SIGN, Desk.SIGN_PASSWORD);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> Stores.loaded(provider, KeyKind.SIGN, WRONG_PASSWORD))
          .hasCauseInstanceOf(UnrecoverableKeyException.class);
    }
    assertThat(desk.triesLeft(KeyKind.SIGN)).isEqualTo(5);
  }

  /** The counter before the second one told that the first one was wrong, too. */
  @Test
  void aSecondWrongPasswordDoesNotHideThatTheFirstWasWrong() throws Exception {
    desk.plan(Fault.LOST_ANSWER, 5); // SELECT, auth certificate, presence, CA, counter, VERIFY
    for (String password : new String[] {WRONG_PASSWORD, "WRONG2", WRONG_PASSWORD, "WRONG2"}) {
      assertThatThrownBy(() -> Stores.loaded(provider, KeyKind.SIGN, password))
          .isInstanceOf(IOException.class);
    }
    assertThat(desk.faultHappened()).isTrue();
    assertThat(desk.triesLeft(KeyKind.SIGN)).isEqualTo(3);
  }

  @Test
  void anotherProgramsSuccessDoesNotBringItBackByItself() throws Exception {
    KeyStore store = loadAndLose(Fault.LOST_ANSWER, WRONG);
    desk.card().setTriesLeft(KeyKind.AUTH, 3); // as after a success of another program
    isRefusedWithoutASecret(store, WRONG, "lost");
    assertThat(desk.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  @Test
  void oneThatWasKeptBeforeTheAnswerWasLostIsNotSentEither() throws Exception {
    // SELECT, auth certificate, CA; the second store: counter; counter, counter, VERIFY
    desk.plan(Fault.LOST_ANSWER, 6);
    JpkiProvider wrong = new JpkiProvider(desk, Person.whoSays(WRONG));
    KeyStore store = Stores.loaded(wrong, KeyKind.AUTH);
    PrivateKey key = Stores.key(store);
    KeyStore keeping = KeyStore.getInstance("JPKI-AUTH", wrong);
    keeping.load(
        JpkiLoadParameter.asking(
            (kind, left) -> {
              offer(store); // a framework hands it over while the person types it
              return Person.whoSays(WRONG).request(kind, left);
            }));
    assertThatThrownBy(() -> Stores.sign(wrong, Stores.key(keeping)))
        .hasCauseInstanceOf(PinOutcomeUnknownException.class);
    assertThat(desk.secrets()).isEqualTo(1);
    desk.card().setTriesLeft(KeyKind.AUTH, 3);
    assertThatThrownBy(() -> Stores.sign(wrong, key)).isInstanceOf(SignatureException.class);
    assertThat(desk.secrets()).isEqualTo(1);
    assertThat(desk.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  private static void offer(KeyStore store) {
    try {
      store.getKey("auth", WRONG.toCharArray());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"LOST_ANSWER", "REMOVED_BEFORE", "REMOVED_AFTER"})
  void theRightOneIsWelcomeFromAPersonAndAgainByItselfAfterThat(Fault fault) throws Exception {
    KeyStore store = loadAndLose(fault, Desk.AUTH_PIN);
    isRefusedWithoutASecret(store, Desk.AUTH_PIN, "lost");
    Stores.sign(provider, Stores.key(store));
    assertThat(person.questions()).containsExactly("AUTH 3");
    desk.card().remove();
    desk.card().insert();
    Stores.sign(provider, key(store, Desk.AUTH_PIN));
    assertThat(person.questions()).hasSize(1);
    assertThat(desk.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  /** Its try is not mistaken for one of the PIN before. */
  @Test
  void aWrongPinInBetweenSaysNothingOfTheOneBefore() throws Exception {
    KeyStore store = loadAndLose(Fault.REMOVED_BEFORE, Desk.AUTH_PIN);
    signFails(key(store, WRONG));
    assertThat(desk.triesLeft(KeyKind.AUTH)).isEqualTo(2);
    Stores.sign(provider, Stores.key(store));
    assertThat(desk.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }
}

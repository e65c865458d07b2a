package io.github.jpki4j.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinCancelledException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.PinFormatException;
import io.github.jpki4j.pin.PinSource;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.Stores;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SignatureException;
import java.security.UnrecoverableKeyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which PIN a signature sends, and how often. */
class SigningPinTest {

  private final Desk desk = new Desk();

  private static void failsWith(
      Class<? extends Throwable> cause, Provider provider, PrivateKey key) {
    assertThatThrownBy(() -> Stores.sign(provider, key))
        .isInstanceOf(SignatureException.class)
        .hasCauseInstanceOf(cause);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void thePersonIsAskedOnceForManySignatures(KeyKind kind) throws Exception {
    Person person = Person.whoKnows();
    JpkiProvider provider = new JpkiProvider(desk, person);
    PrivateKey key = Stores.key(Stores.loaded(provider, kind));
    for (int i = 0; i < 3; i++) {
      Stores.sign(provider, key);
    }
    assertThat(person.questions()).hasSize(kind == KeyKind.AUTH ? 1 : 0);
    assertThat(desk.secrets()).isEqualTo(1);
    if (kind == KeyKind.AUTH) {
      assertThat(person.questions()).containsExactly("AUTH 3");
    }
  }

  @Test
  void aWrongPinIsSentOnceHoweverOftenTheSourceRepeatsIt() throws Exception {
    Person forgetful = Person.whoSays("9999");
    JpkiProvider provider = new JpkiProvider(desk, forgetful);
    PrivateKey key = Stores.key(Stores.loaded(provider, KeyKind.AUTH));
    failsWith(PinIncorrectException.class, provider, key);
    for (int i = 0; i < 5; i++) {
      failsWith(IllegalArgumentException.class, provider, key);
    }
    assertThat(desk.secrets()).isEqualTo(1);
    assertThat(desk.triesLeft(KeyKind.AUTH)).isEqualTo(2);
  }

  @Test
  void aWrongPasswordOfAFrameworkIsSentOnceHoweverOftenItComes() throws Exception {
    JpkiProvider provider = new JpkiProvider(desk, Person.whoCancels());
    KeyStore store = Stores.loaded(provider, KeyKind.AUTH);
    PrivateKey key = (PrivateKey) store.getKey("auth", "9999".toCharArray());
    assertThat(desk.secrets()).as("getKey sends nothing").isZero();
    failsWith(PinIncorrectException.class, provider, key);
    failsWith(PinCancelledException.class, provider, key);
    assertThatThrownBy(() -> store.getKey("auth", "9999".toCharArray()))
        .isInstanceOf(UnrecoverableKeyException.class);
    assertThatThrownBy(() -> Stores.loaded(provider, KeyKind.AUTH, "9999"))
        .hasCauseInstanceOf(UnrecoverableKeyException.class);
    assertThat(desk.secrets()).isEqualTo(1);
    store.getKey("auth", Desk.AUTH_PIN.toCharArray());
    assertThat(Stores.sign(provider, key)).hasSize(256);
    assertThat(desk.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  @Test
  void whoCancelsSpendsNothing() throws Exception {
    JpkiProvider provider = new JpkiProvider(desk, Person.whoCancels());
    PrivateKey key = Stores.key(Stores.loaded(provider, KeyKind.AUTH));
    failsWith(PinCancelledException.class, provider, key);
    assertThat(desk.secrets()).isZero();
  }

  @Test
  void aPinThatCannotBeRightIsNotSent() throws Exception {
    JpkiProvider provider = new JpkiProvider(desk, Person.whoSays("12345"));
    PrivateKey key = Stores.key(Stores.loaded(provider, KeyKind.AUTH));
    failsWith(PinFormatException.class, provider, key);
    assertThat(desk.secrets()).isZero();
  }

  @Test
  void thePinOfTheOtherKeyIsNotSent() throws Exception {
    PinSource confused = (kind, left) -> Pin.sign("ABC123".toCharArray());
    JpkiProvider provider = new JpkiProvider(desk, confused);
    PrivateKey key = Stores.key(Stores.loaded(provider, KeyKind.AUTH));
    failsWith(PinRequiredException.class, provider, key);
    assertThat(desk.secrets()).isZero();
  }

  @Test
  void nobodyIsAskedInVain() throws Exception {
    Person person = Person.whoKnows();
    JpkiProvider provider = new JpkiProvider(desk, person);
    PrivateKey key = Stores.key(Stores.loaded(provider, KeyKind.AUTH));
    desk.card().setTriesLeft(KeyKind.AUTH, 1);
    failsWith(LastTryException.class, provider, key);
    desk.card().setTriesLeft(KeyKind.AUTH, 0);
    failsWith(PinBlockedException.class, provider, key);
    assertThat(person.questions()).isEmpty();
    assertThat(desk.secrets()).isZero();
  }

  @Test
  void withoutAnybodyToAskTheSignatureSaysThatAPinIsWanted() throws Exception {
    Provider provider = new JpkiProvider().configure("simulator");
    PrivateKey key = Stores.key(Stores.loaded(provider, KeyKind.AUTH));
    failsWith(PinRequiredException.class, provider, key);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"REMOVED_AFTER", "LOST_ANSWER", "ANSWER_EMPTY", "ANSWER_GARBAGE"})
  void aLostAnswerToVerifyIsNotFollowedByAnother(Fault fault) throws Exception {
    desk.plan(fault, 4); // SELECT, auth certificate, CA, counter, VERIFY
    JpkiProvider provider = new JpkiProvider(desk, Person.whoCancels());
    KeyStore store = Stores.loaded(provider, KeyKind.AUTH, "9999");
    failsWith(PinOutcomeUnknownException.class, provider, Stores.key(store));
    assertThat(desk.faultHappened()).isTrue();
    assertThat(desk.secrets()).isEqualTo(1);
    assertThat(desk.triesLeft(KeyKind.AUTH)).isEqualTo(2);
  }

  /** What a source that remembers makes of it: the counter tells what the card did not. */
  @ParameterizedTest
  @CsvSource({
    "LOST_ANSWER,     9999, 2, 1, false",
    "LOST_ANSWER,     1234, 3, 2, true",
    "REMOVED_AFTER,   9999, 2, 1, false",
    "REMOVED_AFTER,   1234, 3, 2, true",
    "REMOVED_BEFORE,  9999, 2, 2, false",
    "REMOVED_BEFORE,  1234, 3, 2, true",
    "ANSWER_EMPTY,    9999, 2, 1, false",
    "ANSWER_ONE_BYTE, 1234, 3, 2, true",
    "ANSWER_GARBAGE,  9999, 2, 1, false",
  })
  void aPinWhoseAnswerWasLostIsSentAgainOnlyIfItWasNotWrong(
      Fault fault, String pin, int left, int sent, boolean signs) throws Exception {
    desk.plan(fault, 5); // SELECT, auth certificate, CA, counter, counter, VERIFY
    JpkiProvider provider = new JpkiProvider(desk, Person.whoSays(pin));
    PrivateKey key = Stores.key(Stores.loaded(provider, KeyKind.AUTH));
    failsWith(PinOutcomeUnknownException.class, provider, key);
    if (!desk.card().isInserted()) {
      desk.card().insert();
    }
    for (int i = 0; i < 3; i++) {
      if (signs) {
        Stores.sign(provider, key);
      } else {
        assertThatThrownBy(() -> Stores.sign(provider, key)).isInstanceOf(SignatureException.class);
      }
    }
    assertThat(desk.secrets()).isEqualTo(sent);
    assertThat(desk.triesLeft(KeyKind.AUTH)).isEqualTo(left);
  }
}

package io.github.jpki4j.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinCancelledException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.Stores;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SignatureException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many threads at one card, and a person who takes her time. */
class SigningThreadsTest {

  private final Desk desk = new Desk();
  private final Crowd crowd = new Crowd();
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void eightThreadsShareOneCardAndOnePrompt() throws Exception {
    Person slow = Person.whoKnows();
    JpkiProvider provider =
        new JpkiProvider(desk, (kind, left) -> whenTheOthersWait(slow, kind, left));
    KeyStore store = Stores.loaded(provider, KeyKind.AUTH);
    PrivateKey key = Stores.key(store);
    List<byte[]> signatures =
        together(
            () -> {
              for (int i = 0; i < 4; i++) {
                Stores.sign(provider, key);
              }
              return Stores.sign(provider, key);
            });
    assertThat(signatures).hasSize(Crowd.THREADS).allMatch(signature -> verifies(store, signature));
    assertThat(slow.questions()).hasSize(1);
    assertThat(desk.secrets()).isEqualTo(1);
    assertThat(desk.sessions()).isEqualTo(1);
  }

  private static boolean verifies(KeyStore store, byte[] signature) {
    try {
      return Stores.verifies("SHA256withRSA", Stores.publicKey(store), signature);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Until all the others wait for this answer, if it is the first. */
  private Pin whenTheOthersWait(Person person, KeyKind key, OptionalInt left)
      throws PinCancelledException {
    if (asked.getAndIncrement() == 0) {
      crowd.awaitOthers();
    }
    return person.request(key, left);
  }

  private List<byte[]> together(Callable<byte[]> work) throws Exception {
    List<byte[]> results = new ArrayList<>();
    for (Future<byte[]> one : crowd.together(work)) {
      results.add(one.get());
    }
    return results;
  }

  @ParameterizedTest
  @EnumSource(Answer.class)
  void eightThreadsShareTheRefusalToo(Answer answer) throws Exception {
    Person person = answer.person();
    JpkiProvider provider =
        new JpkiProvider(desk, (kind, left) -> whenTheOthersWait(person, kind, left));
    PrivateKey key = Stores.key(Stores.loaded(provider, KeyKind.AUTH));
    assertThatThrownBy(() -> together(() -> Stores.sign(provider, key)))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(SignatureException.class);
    assertThat(desk.secrets()).isEqualTo(answer == Answer.WRONG ? 1 : 0);
  }

  enum Answer {
    WRONG,
    CANCEL;

    Person person() {
      return this == WRONG ? Person.whoSays("9999") : Person.whoCancels();
    }
  }

  /** With a lock held, the other thread would wait for the person. */
  @Test
  void nobodyWaitsForThePersonButThoseWhoNeedTheSamePin() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      List<Integer> done = new ArrayList<>();
      JpkiProvider[] self = new JpkiProvider[1];
      JpkiProvider provider =
          new JpkiProvider(
              desk,
              (kind, left) -> {
                done.add(await(other.submit(() -> signWithTheOtherKey(self[0]))));
                return Person.whoKnows().request(kind, left);
              });
      self[0] = provider;
      PrivateKey key = Stores.key(Stores.loaded(provider, KeyKind.AUTH));
      assertThat(Stores.sign(provider, key)).hasSize(256);
      assertThat(done).containsExactly(256);
    } finally {
      other.shutdownNow();
    }
  }

  private static int signWithTheOtherKey(Provider provider) throws Exception {
    return Stores.sign(provider, Stores.key(Stores.loaded(provider, KeyKind.SIGN))).length;
  }

  private static int await(Future<Integer> work) {
    try {
      return work.get(30, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aPromptThatSignsByItselfDoesNotWaitForItself() throws Exception {
    PrivateKey[] key = new PrivateKey[1];
    JpkiProvider[] self = new JpkiProvider[1];
    JpkiProvider provider =
        new JpkiProvider(
            desk,
            (kind, left) -> {
              assertThatThrownBy(() -> Stores.sign(self[0], key[0]))
                  .isInstanceOf(SignatureException.class)
                  .hasCauseInstanceOf(PinRequiredException.class);
              return Person.whoKnows().request(kind, left);
            });
    self[0] = provider;
    key[0] = Stores.key(Stores.loaded(provider, KeyKind.AUTH));
    assertThat(Stores.sign(provider, key[0])).hasSize(256);
  }
}

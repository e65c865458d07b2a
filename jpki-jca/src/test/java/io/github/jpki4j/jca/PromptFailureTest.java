package io.github.jpki4j.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinCancelledException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.PinFormatException;
import io.github.jpki4j.pin.PinSource;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.Stores;
import java.io.IOException;
import java.security.KeyStore;
import java.security.KeyStore.CallbackHandlerProtection;
import java.security.PrivateKey;
import java.security.SignatureException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A prompt that fails, while eight threads want a signature. */
class PromptFailureTest {

  private final Desk desk = new Desk();
  private final Crowd crowd = new Crowd();
  private final AtomicInteger asked = new AtomicInteger();

  /** How a prompt fails, and what those learn who waited for it. */
  private enum Failing {
    MALFORMED(PinFormatException.class),
    FOR_THE_OTHER_KEY(PinRequiredException.class),
    NOTHING(PinCancelledException.class),
    CANCELLED(PinCancelledException.class),
    RUNTIME_EXCEPTION(IllegalStateException.class),
    ERROR(PinCancelledException.class),
    CHECKED_EXCEPTION_OF_ANOTHER_LANGUAGE(PinCancelledException.class);

    private final Class<? extends Throwable> told;

    Failing(Class<? extends Throwable> told) {
      this.told = told;
    }
  }

  /** How a handler fails, likewise. */
  private enum FailingHandler {
    MALFORMED(PinFormatException.class),
    NOTHING(PinCancelledException.class),
    EMPTY(PinCancelledException.class),
    IO(PinCancelledException.class),
    UNSUPPORTED(PinCancelledException.class),
    RUNTIME_EXCEPTION(IllegalStateException.class);

    private final Class<? extends Throwable> told;

    FailingHandler(Class<? extends Throwable> told) {
      this.told = told;
    }
  }

  @SuppressWarnings({"NullAway", "DoNotCall"}) // null is what is tried
  private static Pin fail(Failing how, KeyKind key) throws PinCancelledException {
    return switch (how) {
      case MALFORMED -> Pin.auth("12".toCharArray());
      case FOR_THE_OTHER_KEY -> Pin.of(key.other(), Desk.secret(key.other()).toCharArray());
      case NOTHING -> null;
      case CANCELLED -> throw new PinCancelledException(key);
      case RUNTIME_EXCEPTION -> throw new IllegalStateException("no window");
      case ERROR -> throw new NoClassDefFoundError("no window");
      case CHECKED_EXCEPTION_OF_ANOTHER_LANGUAGE -> throw unchecked(new IOException("no window"));
    };
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Kotlin throws
  private static <E extends Throwable> E unchecked(Throwable checked) throws E {
    throw (E) checked;
  }

  private static void fail(FailingHandler how, PasswordCallback question)
      throws IOException, UnsupportedCallbackException {
    switch (how) {
      case MALFORMED -> question.setPassword("12".toCharArray());
      case NOTHING -> question.clearPassword();
      case EMPTY -> question.setPassword(new char[0]);
      case IO -> throw new IOException("no window");
      case UNSUPPORTED -> throw new UnsupportedCallbackException(question);
      case RUNTIME_EXCEPTION -> throw new IllegalStateException("no window");
    }
  }

  /** The first time, until all the others wait for this answer. */
  private void whileTheOthersWait() {
    if (asked.getAndIncrement() == 0) {
      crowd.awaitOthers();
    }
  }

  private List<Throwable> signTogether(JpkiProvider provider, PrivateKey key) throws Exception {
    List<Throwable> failures = new ArrayList<>();
    for (Future<byte[]> one : crowd.together(() -> Stores.sign(provider, key))) {
      try {
        one.get();
      } catch (ExecutionException e) {
        failures.add(e.getCause());
      }
    }
    return failures;
  }

  private void isAskedOnce(JpkiProvider provider, PrivateKey key, Class<? extends Throwable> told)
      throws Exception {
    List<Throwable> failures = signTogether(provider, key);
    assertThat(failures).hasSize(Crowd.THREADS);
    assertThat(failures)
        .map(e -> e instanceof SignatureException ? e.getCause() : e)
        .filteredOn(told::isInstance)
        .as("all but perhaps the one who asked: %s", failures)
        .hasSizeGreaterThanOrEqualTo(Crowd.THREADS - 1);
    assertThat(asked).as("prompts").hasValue(1);
    assertThat(desk.secrets()).isZero();
    assertThatThrownBy(() -> Stores.sign(provider, key)).isInstanceOf(Throwable.class);
    assertThat(asked).as("prompts, with a later signature").hasValue(2);
  }

  @ParameterizedTest
  @EnumSource(Failing.class)
  void eightThreadsSeeOnePromptThatFails(Failing how) throws Exception {
    JpkiProvider provider =
        new JpkiProvider(
            desk,
            (kind, left) -> {
              whileTheOthersWait();
              return fail(how, kind);
            });
    isAskedOnce(provider, Stores.key(Stores.loaded(provider, KeyKind.AUTH)), how.told);
  }

  @ParameterizedTest
  @EnumSource(FailingHandler.class)
  void eightThreadsSeeOneHandlerThatFails(FailingHandler how) throws Exception {
    JpkiProvider provider = new JpkiProvider(desk, Person.whoCancels());
    CallbackHandler handler =
        callbacks -> {
          whileTheOthersWait();
          fail(how, (PasswordCallback) callbacks[0]);
        };
    KeyStore store = Stores.loaded(provider, KeyKind.AUTH);
    KeyStore.PrivateKeyEntry entry =
        (KeyStore.PrivateKeyEntry) store.getEntry("auth", new CallbackHandlerProtection(handler));
    isAskedOnce(provider, entry.getPrivateKey(), how.told);
  }

  @SuppressWarnings("NullAway") // null is what is tried
  private static PinSource nothing() {
    return (kind, left) -> null;
  }

  @Test
  void aSourceThatAnswersNothingIsToldAsCancelledWithWhatItDid() throws Exception {
    JpkiProvider provider = new JpkiProvider(desk, nothing());
    PrivateKey key = Stores.key(Stores.loaded(provider, KeyKind.AUTH));
    assertThatThrownBy(() -> Stores.sign(provider, key))
        .isInstanceOf(SignatureException.class)
        .cause()
        .isInstanceOf(PinCancelledException.class)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("null");
    KeyStore sign = KeyStore.getInstance("JPKI-SIGN", provider);
    assertThatThrownBy(() -> sign.load(JpkiLoadParameter.asking(nothing())))
        .isInstanceOf(IOException.class)
        .hasCauseInstanceOf(PinCancelledException.class);
    assertThat(desk.secrets()).isZero();
  }

  @Test
  void whoIsInterruptedWhileOthersAreAskedGetsNoSignatureAndTheOthersDo() throws Exception {
    JpkiProvider provider =
        new JpkiProvider(
            desk,
            (kind, left) -> {
              whileTheOthersWait();
              crowd.other().interrupt();
              return Person.whoKnows().request(kind, left);
            });
    PrivateKey key = Stores.key(Stores.loaded(provider, KeyKind.AUTH));
    assertThat(signTogether(provider, key))
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure)
                    .isInstanceOf(SignatureException.class)
                    .cause()
                    .isInstanceOf(PinCancelledException.class)
                    .hasCauseInstanceOf(InterruptedException.class));
    assertThat(asked).hasValue(1);
    assertThat(desk.secrets()).isEqualTo(1);
  }
}

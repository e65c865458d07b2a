package io.github.jpki4j.it.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.testcard.TestCard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The verbs with a secret that sign nothing. */
enum SecretVerb implements Verb {
  VERIFY_AUTH {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      card.jpki().verify(scene.open(KeyKind.AUTH, "1234"));
      assertVerified(scene, KeyKind.AUTH);
    }
  },
  VERIFY_WRONG_AUTH(PinIncorrectException.class) {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      card.jpki().verify(scene.open(KeyKind.AUTH, "9999"));
    }
  },
  VERIFY_WRONG_SIGN(PinIncorrectException.class, null, 5, TryPolicy.SPEND_LAST) {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      card.jpki().verify(scene.open(KeyKind.SIGN, "WRONG99"), TryPolicy.SPEND_LAST);
    }
  },
  VERIFY_TWICE(null, KeyKind.AUTH, 1, TryPolicy.SPEND_LAST) {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      JpkiAp jpki = card.jpki();
      for (int i = 0; i < 2; i++) {
        jpki.verify(scene.open(KeyKind.AUTH, "1234"), TryPolicy.SPEND_LAST);
        assertVerified(scene, KeyKind.AUTH);
      }
    }
  },
  SPEND_LAST_TRY(PinBlockedException.class, KeyKind.AUTH, 1, TryPolicy.SPEND_LAST) {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      card.jpki().verify(scene.open(KeyKind.AUTH, "9999"), TryPolicy.SPEND_LAST);
    }
  },
  KEEP_LAST_TRY(LastTryException.class, KeyKind.SIGN, 1, TryPolicy.KEEP_LAST) {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      card.jpki().verify(scene.open(KeyKind.SIGN, "ABC123"), TryPolicy.KEEP_LAST);
    }
  },
  /** Three tries: the third slip is kept back, or a later one if a disturbance saved a try. */
  WRONG_UNTIL_LAST_TRY(LastTryException.class) {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      JpkiAp jpki = card.jpki();
      for (String slip : List.of("9991", "9992", "9993", "9994", "9995")) {
        takeSlip(jpki, scene, scene.open(KeyKind.AUTH, slip));
      }
    }

    @Override
    public boolean learnsTries() {
      return true;
    }
  },
  WRONG_THEN_RIGHT {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      JpkiAp jpki = card.jpki();
      takeSlip(jpki, scene, scene.open(KeyKind.AUTH, "9999"));
      jpki.verify(scene.open(KeyKind.AUTH, "1234"));
      assertVerified(scene, KeyKind.AUTH);
    }
  },
  VERIFY_BLOCKED(PinBlockedException.class, KeyKind.SIGN, 0, TryPolicy.SPEND_LAST) {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      card.jpki().verify(scene.open(KeyKind.SIGN, "ABC123"), TryPolicy.SPEND_LAST);
    }
  },
  READ_SIGN {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      JpkiAp jpki = card.jpki();
      jpki.verify(scene.open(KeyKind.SIGN, "ABC123"));
      assertVerified(scene, KeyKind.SIGN);
      Verb.read(jpki, scene, CertificateKind.SIGN);
    }
  },
  CHANGE_AUTH {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      change(card, scene, TryPolicy.KEEP_LAST, KeyKind.AUTH, "1234", "5678");
    }
  },
  CHANGE_SIGN_ON_LAST_TRY(null, KeyKind.SIGN, 1, TryPolicy.SPEND_LAST) {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      change(card, scene, TryPolicy.SPEND_LAST, KeyKind.SIGN, "ABC123", "NEXT999");
    }
  },
  CHANGE_SIGN_FROM_WRONG(PinIncorrectException.class) {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      change(card, scene, TryPolicy.KEEP_LAST, KeyKind.SIGN, "WRONG99", "NEXT999");
    }
  },
  CHANGE_KEEPS_LAST_TRY(LastTryException.class, KeyKind.AUTH, 1, TryPolicy.KEEP_LAST) {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      change(card, scene, TryPolicy.KEEP_LAST, KeyKind.AUTH, "1234", "5678");
    }
  },
  CHANGE_BLOCKED(PinBlockedException.class, KeyKind.AUTH, 0, TryPolicy.KEEP_LAST) {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      change(card, scene, TryPolicy.KEEP_LAST, KeyKind.AUTH, "1234", "5678");
    }
  },
  READ_ATTRIBUTES {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      Verb.readAttributes(card, scene);
    }
  },
  READ_ATTRIBUTES_WITH_WRONG_PIN(PinIncorrectException.class, null, 3, TryPolicy.SPEND_LAST) {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      card.cardInfoInput().read(scene.openCardInfoPin("8888"), TryPolicy.SPEND_LAST);
    }
  },
  READ_ATTRIBUTES_KEEPS_LAST_TRY(
      LastTryException.class, DataSecret.CARD_INFO, 1, TryPolicy.KEEP_LAST) {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      Verb.readAttributes(card, scene);
    }
  },
  READ_ATTRIBUTES_BLOCKED(PinBlockedException.class, DataSecret.CARD_INFO, 0, TryPolicy.KEEP_LAST) {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      Verb.readAttributes(card, scene);
    }
  };

  private final @Nullable Class<? extends JpkiException> end;

  @SuppressWarnings("ImmutableEnumChecker") // all kinds of secrets are enums
  private final @Nullable SecretKind secret;

  private final int tries;
  private final TryPolicy policy;

  SecretVerb() {
    this(null);
  }

  SecretVerb(@Nullable Class<? extends JpkiException> end) {
    this(end, null, 0, TryPolicy.KEEP_LAST);
  }

  /**
   * A verb that begins with a counter that is not full.
   *
   * @param secret whose; null for none
   */
  SecretVerb(
      @Nullable Class<? extends JpkiException> end,
      @Nullable SecretKind secret,
      int tries,
      TryPolicy policy) {
    this.end = end;
    this.secret = secret;
    this.tries = tries;
    this.policy = policy;
  }

  @Override
  public void prepare(TestCard model) {
    if (secret != null) {
      model.setTriesLeft(secret, tries);
    }
  }

  @Override
  public @Nullable Class<? extends JpkiException> end() {
    return end;
  }

  @Override
  public boolean spendsLastTry() {
    return policy == TryPolicy.SPEND_LAST;
  }

  private static void takeSlip(JpkiAp jpki, Scene scene, Pin pin) throws JpkiException {
    try {
      jpki.verify(pin);
      throw new AssertionError("a wrong PIN was taken");
    } catch (PinIncorrectException | PinOutcomeUnknownException e) {
      scene.hears(e);
    }
  }

  private static void change(
      MyNumberCard card, Scene scene, TryPolicy policy, KeyKind key, String current, String next)
      throws JpkiException {
    JpkiAp jpki = card.jpki();
    jpki.changePin(scene.open(key, current), scene.open(key, next), policy);
    scene.believes(key, next);
    assertThat(jpki.isVerified(key)).as("verified after a change").isFalse();
  }

  private static void assertVerified(Scene scene, KeyKind key) {
    assertThat(scene.model().isVerified(key)).as("the card knows it as verified").isTrue();
  }
}

package io.github.jpki4j.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.PinOutcomeUnknownException.Operation;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.card.CardKind;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.pin.CardSecret;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.ProfilePin;
import io.github.jpki4j.testcard.Fault;
import io.github.jpki4j.testcard.FaultyConnection;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestPki;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault × every command × every verb × every kind of link, and what must hold after each. */
class FaultSweepTest {

  private static final AtomicInteger CASES = new AtomicInteger();
  private static final AtomicInteger FAILED_VERBS = new AtomicInteger();
  private static final Set<Fault> KEEPS_COMMAND_FROM_CARD =
      EnumSet.of(
          Fault.REMOVED_BEFORE,
          Fault.NOT_TRANSACTED,
          Fault.FOREIGN_RESET,
          Fault.FIRST_6F00,
          Fault.ENDLESS_6C);
  private static final Set<Fault> OVERCOME =
      EnumSet.of(Fault.DELAY, Fault.EXTENDED_REFUSED_6700, Fault.EXTENDED_REFUSED_IO);
  private static final List<SecretKind> SECRETS =
      List.of(KeyKind.AUTH, KeyKind.SIGN, DataSecret.PROFILE);
  private static final TestPki PKI = TestPki.create();

  static Stream<Arguments> sweeps() {
    return Stream.of(Ability.values())
        .flatMap(ability -> Stream.of(Verb.values()).map(verb -> Arguments.of(verb, ability)));
  }

  @AfterAll
  static void printAndCount() {
    System.out.printf(
        "Fault sweep: %d cases, the verb failed in %d of them%n", CASES.get(), FAILED_VERBS.get());
    assertThat(CASES.get()).as("cases of the sweep").isGreaterThan(3000);
    assertThat(FAILED_VERBS.get()).as("cases in which the fault was felt").isGreaterThan(1500);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("sweeps")
  void whateverFailsNothingGetsWorse(Verb verb, Ability ability) {
    List<AssertionError> broken = new ArrayList<>();
    for (Fault fault : Fault.values()) {
      // A fault may lead to more commands than an undisturbed run has: go on until it never fires.
      boolean fired = true;
      for (int index = 0; fired; index++) {
        Case one = new Case(verb, ability, fault, index);
        try {
          one.run();
        } catch (AssertionError e) {
          broken.add(e);
        }
        fired = one.faulty.fired();
        CASES.addAndGet(fired ? 1 : 0);
      }
    }
    assertThat(broken).isEmpty();
  }

  /** One run of one verb with one fault. */
  private static final class Case implements Verb.Secrets {
    private final String name;
    private final Fault fault;
    private final int index;
    private final Verb verb;
    private final TestCard model;
    private final FaultyConnection faulty;
    private final TracingConnection sent;
    private final List<CardSecret> pins = new ArrayList<>();
    private final Map<SecretKind, Integer> before = new HashMap<>();

    Case(Verb verb, Ability ability, Fault fault, int index) {
      this.name = verb + " " + ability + " " + fault + " at command " + index;
      this.fault = fault;
      this.index = index;
      this.verb = verb;
      this.model = ability.card().pki(PKI).build();
      this.faulty = new FaultyConnection(model.connect(ability.link()), fault, index);
      this.sent = new TracingConnection(faulty);
      for (SecretKind secret : SECRETS) {
        before.put(secret, model.triesLeft(secret));
      }
    }

    /** Runs it, and looks at what it left behind if the fault was met. */
    void run() {
      try (MyNumberCard card = MyNumberCard.open(sent)) {
        JpkiException failure = null;
        try {
          verb.run(card, model, this);
        } catch (JpkiException e) {
          failure = e;
        } catch (RuntimeException | AssertionError e) {
          throw new AssertionError(name, e);
        }
        if (!faulty.fired()) {
          return;
        }
        if (failure != null) {
          FAILED_VERBS.incrementAndGet();
        }
        assertTries(failure);
        assertReport(failure);
        assertOvercome(failure);
        assertErased();
        assertAliveOrDead(card);
        assertSecretOfModel(failure);
      }
    }

    @Override
    public Pin open(KeyKind key, String characters) {
      Pin pin = Pin.of(key, characters.toCharArray());
      pins.add(pin);
      return pin;
    }

    @Override
    public ProfilePin openProfile(String digits) {
      ProfilePin pin = ProfilePin.of(digits.toCharArray());
      pins.add(pin);
      return pin;
    }

    private void assertTries(@Nullable JpkiException failure) {
      int spent = 0;
      for (SecretKind secret : SECRETS) {
        spent += before.get(secret) - model.triesLeft(secret);
      }
      assertThat(spent).as("%s: tries spent, %s", name, failure).isBetween(0, 1);
      if (sent.secrets() == 0 || faultKeptSecretFromCard()) {
        assertThat(spent).as("%s: no secret reached the card", name).isZero();
      }
      assertThat(sent.secrets())
          .as("%s: each secret is sent once: %s", name, sent.commands())
          .isLessThanOrEqualTo(pins.size());
    }

    /** Faults that a session overcomes, so that the person does not notice. */
    private void assertOvercome(@Nullable JpkiException failure) {
      boolean reads = EnumSet.range(Verb.TOKEN, Verb.READ_BOTH_CA).contains(verb);
      if (OVERCOME.contains(fault) || (fault == Fault.FOREIGN_SELECT && reads)) {
        assertThat(failure == null || failure instanceof PinIncorrectException)
            .as("%s is overcome: %s", name, failure)
            .isTrue();
      }
    }

    /** Whether the command at which the fault came was a VERIFY, and the card never saw it. */
    private boolean faultKeptSecretFromCard() {
      return KEEPS_COMMAND_FROM_CARD.contains(fault)
          && sent.commands().get(index).matches("0020.{4}.{3,}");
    }

    private void assertReport(@Nullable JpkiException failure) {
      if (failure instanceof PinException pinFailure) {
        int left = model.triesLeft(pinFailure.secret());
        if (failure instanceof PinIncorrectException wrong) {
          assertThat(wrong.triesLeft()).as(name).isEqualTo(left);
        } else if (failure instanceof PinBlockedException) {
          assertThat(left).as(name).isZero();
        } else if (failure instanceof LastTryException) {
          assertThat(left).as(name).isEqualTo(1);
        }
      } else if (failure != null) {
        for (SecretKind secret : SECRETS) {
          assertThat(model.triesLeft(secret))
              .as("%s: a failure that says nothing of a secret spent nothing: %s", name, failure)
              .isEqualTo(before.get(secret));
        }
      }
    }

    private void assertErased() {
      pins.forEach(CardSecret::close);
      for (byte[] array : sent.secretArrays()) {
        assertThat(array).as("%s: the command is erased", name).containsOnly(0);
      }
    }

    private void assertAliveOrDead(MyNumberCard card) {
      endOfEndlessAnswers();
      try {
        assertThat(card.jpki().token().kind()).as(name).isEqualTo(CardKind.MY_NUMBER);
      } catch (TransportException e) {
        assertThat(e.remedy()).as(name).isNotNull();
      } catch (JpkiException e) {
        throw new AssertionError(name + ": neither alive nor dead", e);
      }
    }

    /** An endless answer ends with any other command; a new session would begin with one. */
    private void endOfEndlessAnswers() {
      try {
        faulty.transceive(hex("0084000008"));
      } catch (TransportException e) {
        assertThat(e).as(name).hasMessageNotContaining("1234");
      }
    }

    /** Whether the secrets that the card now knows are those that the program believes. */
    private void assertSecretOfModel(@Nullable JpkiException failure) {
      boolean unknown =
          failure instanceof PinOutcomeUnknownException e && e.operation() == Operation.CHANGE;
      if (unknown) {
        return;
      }
      boolean changed = verb == Verb.CHANGE_AUTH && failure == null;
      model.insert();
      model.powerOff();
      model.powerOn();
      model.transmit(hex("00A4040C0AD392F000260100000001"));
      assertAccepts("001B", "ABC123");
      assertAccepts("0018", changed ? "5678" : "1234");
      model.transmit(hex("00A4040C0AD3921000310001010408"));
      assertAccepts("0011", "4321");
    }

    private void assertAccepts(String file, String secret) {
      model.transmit(hex("00A4020C02" + file));
      byte[] ascii = secret.getBytes(StandardCharsets.US_ASCII);
      byte[] command = new byte[5 + ascii.length];
      command[1] = 0x20;
      command[3] = (byte) 0x80;
      command[4] = (byte) ascii.length;
      System.arraycopy(ascii, 0, command, 5, ascii.length);
      assertThat(model.transmit(command))
          .as("%s: the card knows the secret that the program believes", name)
          .isEqualTo(hex("9000"));
    }

    private static byte[] hex(String hex) {
      return java.util.HexFormat.of().parseHex(hex);
    }
  }
}

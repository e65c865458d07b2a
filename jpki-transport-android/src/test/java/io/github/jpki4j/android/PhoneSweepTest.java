package io.github.jpki4j.android;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.card.InsertedCard;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every verb × command × fault × length that a phone takes, through Android's own classes. */
@Tag("sweep")
class PhoneSweepTest {

  private static final AtomicInteger RUNS = new AtomicInteger();
  private static final AtomicInteger FAILURES = new AtomicInteger();
  private static final TestPki PKI = TestPki.create();
  private static final List<SecretKind> SECRETS =
      List.of(
          KeyKind.AUTH,
          KeyKind.SIGN,
          DataSecret.CARD_INFO,
          DataSecret.SURFACE_NUMBER_B,
          DataSecret.SURFACE_NUMBER_A,
          DataSecret.SURFACE_BIRTH_KEY);

  /** A phone alone has the card that lies in its field. */
  private static final Set<Fault> FAULTS =
      EnumSet.complementOf(EnumSet.of(Fault.FOREIGN_SELECT, Fault.FOREIGN_RESET));

  /** What a phone takes, in bytes, and whether the program hopes for extended length. */
  private enum Length {
    SHORTEST(21, false),
    SHORTEST_EXTENDED(21, true),
    SMALL(40, false),
    SMALL_EXTENDED(40, true),
    MIDDLE(100, false),
    MIDDLE_EXTENDED(100, true),
    USUAL(261, false),
    USUAL_EXTENDED(261, true),
    LONG(65_279, false),
    LONG_EXTENDED(65_279, true);

    private final int bytes;
    private final boolean extended;

    Length(int bytes, boolean extended) {
      this.bytes = bytes;
      this.extended = extended;
    }
  }

  static Stream<Arguments> sweeps() {
    return Stream.of(PhoneVerb.values())
        .flatMap(verb -> Stream.of(Length.values()).map(length -> Arguments.of(verb, length)));
  }

  @AfterAll
  static void printAndCount() {
    System.out.printf(
        "Phone sweep: %d runs, the verb failed in %d of them%n", RUNS.get(), FAILURES.get());
    assertThat(RUNS.get()).as("runs of the sweep").isGreaterThan(9672);
    assertThat(FAILURES.get()).as("runs in which the fault was felt").isGreaterThan(4000);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("sweeps")
  void whateverFailsNothingGetsWorse(PhoneVerb verb, Length length) {
    for (Fault fault : FAULTS) {
      boolean fired = true;
      for (int index = 0; fired; index++) {
        fired = run(verb, length, fault, index);
        RUNS.incrementAndGet();
      }
    }
  }

  private static boolean run(PhoneVerb verb, Length length, Fault fault, int index) {
    String name = verb + " " + length + " " + fault + " at command " + index;
    TestCard model = TestCard.builder().pki(PKI).build();
    FaultyConnection faulty = new FaultyConnection(InsertedCard.connect(model), fault, index);
    PhoneField field = new PhoneField(faulty).withMaxTransceiveLength(length.bytes);
    JpkiException failure = failureOf(name, field, length, verb);
    FAILURES.addAndGet(failure == null ? 0 : 1);
    assertSent(name, field, length);
    assertTries(name, model, field, failure);
    assertThat(field.calls()).as("%s: the card is let go", name).endsWith("reconnect");
    assertCardWorks(name, model);
    return faulty.fired();
  }

  private static @Nullable JpkiException failureOf(
      String name, PhoneField field, Length length, PhoneVerb verb) {
    NfcSettings settings = NfcSettings.standard().withExtendedLength(length.extended);
    try (MyNumberCard card = MyNumberCard.open(field.open(settings))) {
      verb.run(card);
      return null;
    } catch (JpkiException e) {
      return e;
    } catch (RuntimeException e) {
      throw new AssertionError(name + ": not one of our exceptions", e);
    }
  }

  private static void assertSent(String name, PhoneField field, Length length) {
    assertThat(field.sent())
        .as(name)
        .allMatch(command -> command.length <= length.bytes)
        .allMatch(command -> length.extended || command.length < 7 || command[4] != 0);
    assertThat(field.sent().stream().filter(PhoneSweepTest::carriesSecret).count())
        .as("%s: VERIFY with a secret", name)
        .isLessThanOrEqualTo(1);
  }

  private static boolean carriesSecret(byte[] command) {
    return command[1] == 0x20 && command.length > 5;
  }

  private static void assertTries(
      String name, TestCard model, PhoneField field, @Nullable JpkiException failure) {
    int spent = 3 + 5 + 3 + 3 * 10;
    for (SecretKind secret : SECRETS) {
      spent -= model.triesLeft(secret);
    }
    assertThat(spent).as("%s: tries spent, %s", name, failure).isBetween(0, 1);
    if (field.sent().stream().noneMatch(PhoneSweepTest::carriesSecret)) {
      assertThat(spent).as("%s: no secret was sent", name).isZero();
    }
    if (failure instanceof PinException pin) {
      int left = model.triesLeft(pin.secret());
      if (failure instanceof PinIncorrectException wrong) {
        assertThat(wrong.triesLeft()).as(name).isEqualTo(left);
      } else if (failure instanceof PinBlockedException) {
        assertThat(left).as(name).isZero();
      } else if (failure instanceof LastTryException) {
        assertThat(left).as(name).isEqualTo(1);
      }
    }
    if (!(failure instanceof PinIncorrectException)
        && !(failure instanceof PinOutcomeUnknownException)) {
      assertThat(spent).as("%s: %s says nothing of a try", name, failure).isZero();
    }
  }

  /** The next touch, on a phone that is all right. */
  private static void assertCardWorks(String name, TestCard model) {
    model.insert();
    model.powerOff();
    model.powerOn();
    try (MyNumberCard card = MyNumberCard.open(new PhoneField(model.connect()).open())) {
      assertThat(card.jpki().token().kind().name()).as(name).isEqualTo("MY_NUMBER");
    } catch (JpkiException e) {
      throw new AssertionError(name + ": the next touch fails", e);
    }
  }
}

package io.github.jpki4j.reset.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.PinFormatException;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.simulation.KioskResult.Finished;
import io.github.jpki4j.reset.simulation.KioskResult.Interrupted;
import io.github.jpki4j.reset.simulation.KioskResult.NewSecretProblem;
import io.github.jpki4j.reset.simulation.KioskResult.Refused;
import io.github.jpki4j.reset.simulation.KioskResult.Unsuitable;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testcard.recording.RecordingConnection;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the simulated kiosk does to a simulated card, and what it leaves alone. */
class KioskTest {

  private static int most(KeyKind target) {
    return target == KeyKind.AUTH ? 3 : 5;
  }

  private static void assertUnchanged(ResetDesk desk, KeyKind target) {
    assertThat(desk.card.secretValue(target)).isEqualTo(desk.oldSecret());
    assertThat(desk.card.triesLeft(target)).isZero();
    assertThat(desk.service.memory().reservations()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void finishesAReservation(KeyKind target) throws Exception {
    ResetDesk desk = new ResetDesk(target);
    desk.reserve();
    KioskResult result = desk.finish();
    assertThat(result).isEqualTo(new Finished(Optional.empty()));
    assertThat(result.validSecret()).isEqualTo(ValidSecret.NEW);
    assertThat(desk.card.secretValue(target)).isEqualTo(desk.newSecret());
    assertThat(desk.card.triesLeft(target)).isEqualTo(most(target));
    assertThat(desk.service.memory().reservations()).isEmpty();
    assertThat(desk.finish())
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.refusal()).isEqualTo(Refusal.NO_RESERVATION));
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void sendsNoCommandOfTheIssuer(KeyKind target) throws Exception {
    ResetDesk desk = new ResetDesk(target);
    desk.reserve();
    List<RecordingConnection> recorded = new ArrayList<>();
    desk.finish(
        desk.card,
        connection -> {
          RecordingConnection recording = new RecordingConnection(connection);
          recorded.add(recording);
          return recording;
        });
    assertThat(recorded).hasSize(1);
    assertThat(recorded.get(0).recording().text())
        .contains("> 00A4040C")
        .doesNotContain("> 80A2")
        .doesNotContain("> 8054")
        .doesNotContain("> 0024")
        .doesNotContain("> 002C");
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void cardChecksTheOtherSecret(KeyKind target) throws Exception {
    ResetDesk desk = new ResetDesk(target);
    KeyKind other = target.other();
    desk.reserve();
    String wrong = target == KeyKind.AUTH ? "WRONG0" : "0000";
    UnaryOperator<io.github.jpki4j.transport.CardConnection> plain = UnaryOperator.identity();
    KioskResult first = desk.finish(desk.card, plain, wrong, desk.newSecret(), desk.newSecret());
    int left = most(other) - 1;
    assertThat(first)
        .isInstanceOfSatisfying(
            Refused.class,
            r -> {
              assertThat(r.refusal()).isEqualTo(Refusal.OTHER_SECRET_WRONG);
              assertThat(r.triesLeft()).hasValue(left);
            });
    assertThat(desk.card.triesLeft(other)).isEqualTo(left);
    assertUnchanged(desk, target);
    desk.card.setTriesLeft(other, 1);
    assertThat(desk.finish())
        .isInstanceOfSatisfying(
            Interrupted.class,
            r -> {
              assertThat(r.validSecret()).isEqualTo(ValidSecret.OLD);
              assertThat(r.cause()).isInstanceOf(LastTryException.class);
            });
    desk.card.setTriesLeft(other, 0);
    assertThat(desk.finish())
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.refusal()).isEqualTo(Refusal.OTHER_SECRET_BLOCKED));
    assertUnchanged(desk, target);
  }

  /** It is there when the kiosk looks, and gone when the kiosk connects. */
  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void cardThatLeavesBeforeItIsConnectedKeepsTheOldSecret(KeyKind target) throws Exception {
    ResetDesk desk = new ResetDesk(target);
    desk.reserve();
    desk.card.remove();
    KioskCard leaving =
        new KioskCard(() -> true, desk.card, desk.card::secretValue, desk.card::renewSecret);
    try (Pin proving = Pin.of(target.other(), desk.otherSecret().toCharArray());
        Pin next = Pin.of(target, desk.newSecret().toCharArray());
        Pin again = Pin.of(target, desk.newSecret().toCharArray())) {
      KioskResult result =
          new SimulatedKiosk(desk.service, ResetDesk.KIOSK, connection -> connection)
              .finish(leaving, proving, TryPolicy.KEEP_LAST, next, again);
      assertThat(result)
          .isInstanceOfSatisfying(
              Interrupted.class, r -> assertThat(r.validSecret()).isEqualTo(ValidSecret.OLD));
    }
    assertUnchanged(desk, target);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void newSecretIsEnteredTwiceAndIsNotTheOldOne(KeyKind target) throws Exception {
    ResetDesk desk = new ResetDesk(target);
    desk.reserve();
    desk.card.clearTraffic();
    UnaryOperator<io.github.jpki4j.transport.CardConnection> plain = UnaryOperator.identity();
    String other = desk.otherSecret();
    assertThat(desk.finish(desk.card, plain, other, desk.newSecret(), desk.oldSecret()))
        .isEqualTo(new Unsuitable(NewSecretProblem.ENTRIES_DIFFER));
    assertThat(desk.card.traffic().commands()).isZero();
    assertThat(desk.finish(desk.card, plain, other, desk.oldSecret(), desk.oldSecret()))
        .isEqualTo(new Unsuitable(NewSecretProblem.SAME_AS_OLD));
    assertUnchanged(desk, target);
    for (String malformed : List.of("", "12", "あいうえおか", "12345678901234567")) {
      assertThatThrownBy(() -> Pin.of(target, malformed.toCharArray()))
          .isInstanceOf(PinFormatException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void cardPulledAtAnyCommandLeavesASecretThatIsSaid(KeyKind target) throws Exception {
    for (Fault fault : List.of(Fault.REMOVED_BEFORE, Fault.REMOVED_AFTER)) {
      Set<ValidSecret> seen = EnumSet.noneOf(ValidSecret.class);
      boolean fired = true;
      for (int index = 0; fired; index++) {
        fired = pulledAt(target, fault, index, seen);
      }
      assertThat(seen).as("%s", fault).containsOnly(ValidSecret.values());
    }
  }

  /** One visit; whether the card was pulled in it. */
  private static boolean pulledAt(KeyKind target, Fault fault, int index, Set<ValidSecret> seen)
      throws Exception {
    ResetDesk desk = new ResetDesk(target);
    desk.reserve();
    FaultyConnection[] faulty = new FaultyConnection[1];
    KioskResult result =
        desk.finish(
            desk.card, connection -> faulty[0] = new FaultyConnection(connection, fault, index));
    String name = target + " " + fault + " at " + index + ": " + result;
    String valid = desk.card.secretValue(target);
    switch (result.validSecret()) {
      case OLD -> {
        assertThat(valid).as(name).isEqualTo(desk.oldSecret());
        assertUnchanged(desk, target);
      }
      case NEW -> assertThat(valid).as(name).isEqualTo(desk.newSecret());
      case NOT_KNOWN -> {
        assertThat(valid).as(name).isIn(desk.oldSecret(), desk.newSecret());
        assertThat(desk.service.memory().reservations()).as(name).hasSize(1);
      }
    }
    if (result instanceof Interrupted interrupted
        && interrupted.cause() instanceof PinOutcomeUnknownException unknown) {
      assertThat(unknown.secret() == target)
          .as(name)
          .isEqualTo(result.validSecret() == ValidSecret.NOT_KNOWN);
    }
    seen.add(result.validSecret());
    return faulty[0].fired();
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void cardThatLeftBeforeTheVisitKeepsTheOldSecret(KeyKind target) throws Exception {
    ResetDesk desk = new ResetDesk(target);
    desk.reserve();
    desk.card.remove();
    assertThat(desk.finish().validSecret()).isEqualTo(ValidSecret.OLD);
    assertUnchanged(desk, target);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void cardSwappedBetweenAppAndKioskIsRefused(KeyKind target) throws Exception {
    ResetDesk desk = new ResetDesk(target);
    desk.reserve();
    TestCard another =
        desk.newCard().holder(Holder.test().withGenderAndBirth("1", "319710203")).build();
    assertThat(desk.finish(another, UnaryOperator.identity()))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.refusal()).isEqualTo(Refusal.ANOTHER_CARD));
    assertThat(another.secretValue(target)).isEqualTo(desk.oldSecret());
    assertUnchanged(desk, target);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void serviceThatCannotBeToldLeavesTheNewSecret(KeyKind target) throws Exception {
    ResetDesk desk = new ResetDesk(target);
    desk.reserve();
    int[] verifies = {0};
    KioskResult result =
        desk.finish(
            desk.card,
            connection -> new OfflineAfter(connection, desk.service, () -> verifies[0]++ == 1));
    assertThat(result).isEqualTo(new Finished(Optional.of(Refusal.OFFLINE)));
    assertThat(desk.card.secretValue(target)).isEqualTo(desk.newSecret());
    assertThat(desk.service.memory().reservations()).hasSize(1);
  }

  @Test
  void secretsOfTheWrongKeysAreAMistakeOfTheProgram() {
    ResetDesk desk = new ResetDesk(KeyKind.SIGN);
    assertThatThrownBy(
            () -> {
              try (Pin pin = Pin.auth("1234".toCharArray())) {
                new io.github.jpki4j.reset.simulation.SimulatedKiosk(desk.service, "lawson")
                    .finish(TestIssuer.inKiosk(desk.card), pin, TryPolicy.KEEP_LAST, pin, pin);
              }
            })
        .isInstanceOf(IllegalArgumentException.class);
  }
}

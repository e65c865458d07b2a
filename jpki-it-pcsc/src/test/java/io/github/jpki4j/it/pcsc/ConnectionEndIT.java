package io.github.jpki4j.it.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CardResetException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.it.pcscd.ScriptedChip;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.program.ForeignProgram;
import io.github.jpki4j.transport.CardConnection;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * How a connection ends, on {@code javax.smartcardio}: the card leaves, is reset, or is let go;
 * {@link NativeConnectionEndIT} is the same on the native backend.
 */
@NeedsPcscd
class ConnectionEndIT extends TransportHarness {

  ConnectionEndIT(PcscdFixture service) {
    super(service);
  }

  @Test
  void aCardThatIsTakenOutBetweenCommandsIsRemoved() throws Exception {
    service.insert(TestCard.builder().build());
    try (CardConnection connection = open()) {
      assertThat(send(connection, SELECT)).isEqualTo("9000");
      service.eject();
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> send(connection, QUERY_AUTH))
            .isInstanceOf(CardRemovedException.class);
      }
      assertThatThrownBy(() -> connection.transact(() -> 1))
          .isInstanceOf(CardRemovedException.class);
    }
    assertRemedy(Remedy.PRESENT_CARD, this::open);
  }

  @Test
  void aCardThatLeavesWithinACommandIsRemoved() throws Exception {
    ScriptedChip chip =
        new ScriptedChip(c -> c.startsWith("0020") ? Optional.empty() : Optional.of("9000"));
    service.insert(chip);
    try (CardConnection connection = open()) {
      assertThatThrownBy(
              () ->
                  connection.transact(
                      () -> {
                        assertThat(send(connection, SELECT)).isEqualTo("9000");
                        return send(connection, VERIFY_AUTH);
                      }))
          .isInstanceOf(CardRemovedException.class);
      assertThatThrownBy(() -> send(connection, SELECT)).isInstanceOf(CardRemovedException.class);
    }
    assertThat(chip.heard()).as("sent once").containsOnlyOnce(VERIFY_AUTH);
  }

  @Test
  void aNewCardInTheReaderIsNotTakenForTheOldOne() throws Exception {
    service.insert(TestCard.builder().build());
    CardConnection old = open();
    assertThat(send(old, SELECT)).isEqualTo("9000");
    service.eject();
    service.insert(TestCard.builder().build());

    assertThatThrownBy(() -> send(old, QUERY_AUTH)).isInstanceOf(CardRemovedException.class);
    old.close();
    try (CardConnection fresh = open()) {
      assertThat(send(fresh, SELECT)).isEqualTo("9000");
    }
  }

  @Test
  void aResetByAnotherProgramShowsUntilTheConnectionIsReopened() throws Exception {
    service.insert(TestCard.builder().build());
    CardConnection old = open();
    assertThat(send(old, SELECT)).isEqualTo("9000");
    ForeignProgram.Outcome reset =
        ForeignProgram.of("opensc-tool", "-r", service.readerName(0), "--reset").run();
    assertThat(reset.exit()).as(reset.text()).isZero();

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> send(old, QUERY_AUTH)).isInstanceOf(CardResetException.class);
    }
    assertThatThrownBy(() -> old.transact(() -> 1)).isInstanceOf(CardResetException.class);
    old.close();
    try (CardConnection fresh = open()) {
      assertThat(send(fresh, SELECT)).isEqualTo("9000");
    }
  }

  @Test
  void closeResetsTheCard() throws Exception {
    ScriptedChip chip = ScriptedChip.content();
    service.insert(chip);
    try (CardConnection connection = open()) {
      assertThat(send(connection, SELECT)).isEqualTo("9000");
    }
    // to switch off is a message without an answer
    PcscdFixture.within(SOON, () -> chip.heard().contains("reset"));
    assertThat(chip.heard()).endsWith(SELECT, "reset");
  }

  @Test
  void closeDropsAVerifiedPinOnACardThatForgetsOnReset() throws Exception {
    TestCard card = TestCard.builder().with(CardVariant.RESET_DROPS_VERIFIED).build();
    service.insert(card);
    try (CardConnection connection = open()) {
      assertThat(send(connection, SELECT)).isEqualTo("9000");
      assertThat(send(connection, VERIFY_AUTH)).isEqualTo("9000");
      assertThat(card.isVerified(KeyKind.AUTH)).isTrue();
    }
    assertThat(PcscdFixture.within(SOON, () -> !card.isVerified(KeyKind.AUTH))).isTrue();
  }

  @Test
  void afterCloseTheConnectionIsDeadAndTheReaderIsNot() throws Exception {
    service.insert(TestCard.builder().build());
    CardConnection connection = open();
    connection.close();
    connection.close();
    assertRemedy(Remedy.REOPEN, () -> send(connection, SELECT));
    try (CardConnection again = open()) {
      assertThat(send(again, SELECT)).isEqualTo("9000");
    }
  }
}

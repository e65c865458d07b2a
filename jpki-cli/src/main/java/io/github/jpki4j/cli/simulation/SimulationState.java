package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.reset.simulation.ServiceMemory;
import io.github.jpki4j.testcard.TestCard;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of a simulation. The secrets are those of a card that does not exist; they are here
 * because the next command verifies them.
 *
 * @param made when the card was made: its certificates are as of that day
 * @param lastUse when the reset service was last used
 * @param authPin the auth PIN
 * @param authTries its tries left
 * @param signPassword the sign password
 * @param signTries its tries left
 * @param dataTries tries left of each secret of {@link #DATA_SECRETS}, whose values nothing changes
 * @param memory what the reset service remembers
 */
record SimulationState(
    Instant made,
    Optional<Instant> lastUse,
    String authPin,
    int authTries,
    String signPassword,
    int signTries,
    Map<DataSecret, Integer> dataTries,
    ServiceMemory memory) {

  /** The secrets that open data and that a command can spend tries of, in the order of the file. */
  static final List<DataSecret> DATA_SECRETS =
      List.of(
          DataSecret.CARD_INFO,
          DataSecret.SURFACE_BIRTH_KEY,
          DataSecret.SURFACE_NUMBER_B,
          DataSecret.SURFACE_NUMBER_A);

  /** What a card has left of them. */
  static Map<DataSecret, Integer> dataTries(TestCard card) {
    Map<DataSecret, Integer> tries = new EnumMap<>(DataSecret.class);
    DATA_SECRETS.forEach(secret -> tries.put(secret, card.triesLeft(secret)));
    return tries;
  }

  /** The card in this state. */
  TestCard card(SimulatedCard kind) {
    TestCard card =
        kind.card(Clock.fixed(made, ZoneOffset.UTC))
            .authPin(authPin)
            .authTriesLeft(authTries)
            .signPassword(signPassword)
            .signTriesLeft(signTries)
            .build();
    dataTries.forEach(card::setTriesLeft);
    return card;
  }

  /** Of a card that nobody has used. */
  static SimulationState fresh(SimulatedCard kind, Instant made) {
    TestCard card = kind.card(Clock.fixed(made, ZoneOffset.UTC)).build();
    return new SimulationState(
        made,
        Optional.empty(),
        DefaultPins.AUTH,
        card.triesLeft(KeyKind.AUTH),
        DefaultPins.SIGN,
        card.triesLeft(KeyKind.SIGN),
        dataTries(card),
        ServiceMemory.EMPTY);
  }

  @Override
  public String toString() {
    return "SimulationState[" + made + ", [hidden]]";
  }
}

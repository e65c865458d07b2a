package io.github.jpki4j.testcard;

import io.github.jpki4j.transport.CardSource;
import io.github.jpki4j.transport.CardSourceProvider;
import java.util.Locale;

/**
 * Simulated cards by text: {@code simulator} is a new card without faults, {@code
 * simulator:SCENARIO} a new card in that {@link Scenario}, in letters of either case. The card
 * lasts as long as the source.
 *
 * @since 0.1.0
 */
public final class SimulatorSourceProvider implements CardSourceProvider {

  /** For {@link java.util.ServiceLoader}. */
  public SimulatorSourceProvider() {}

  @Override
  public String name() {
    return "simulator";
  }

  @Override
  public CardSource source(String detail) {
    TestCardBuilder builder =
        detail.isBlank()
            ? TestCard.builder()
            : Scenario.valueOf(detail.strip().toUpperCase(Locale.ROOT)).card();
    return builder.build();
  }
}

package io.github.jpki4j.kiosk.visit;

import io.github.jpki4j.kiosk.KioskReader;
import io.github.jpki4j.kiosk.ResetCompletion;
import io.github.jpki4j.kiosk.flow.Metrics;
import io.github.jpki4j.kiosk.flow.Patience;
import io.github.jpki4j.kiosk.visit.step.Kiosk;
import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.reset.simulation.ReservationService;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/** The settings of a {@link KioskConversation}. For one; not thread-safe. */
public final class KioskConversationBuilder {

  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final KioskReader reader;
  private Optional<ResetCompletion> completion = Optional.empty();
  private Optional<ReservationService> service = Optional.empty();
  private KioskGuide guide = KioskGuide.standard();
  private String operator = guide.operators().get(0).id();
  private Clock clock = Clock.systemUTC();
  private Patience patience = Patience.STANDARD;
  private Duration limit = LIMIT;
  private boolean randomDigits;
  private Metrics metrics = new Metrics();
  private Optional<ScheduledExecutorService> timer = Optional.empty();

  KioskConversationBuilder(KioskReader reader) {
    this.reader = Objects.requireNonNull(reader, "reader");
  }

  /**
   * Finishes reservations here.
   *
   * @param value does it; by default nobody, and the pages send people to an official kiosk
   */
  public KioskConversationBuilder completion(ResetCompletion value) {
    completion = Optional.of(value);
    return this;
  }

  /**
   * Where reservations are looked up before a secret is asked for.
   *
   * @param value by default none
   */
  public KioskConversationBuilder service(ReservationService value) {
    service = Optional.of(value);
    return this;
  }

  /**
   * Who runs the kiosk, which says what it can reset.
   *
   * @param value an id of the guide
   */
  public KioskConversationBuilder operator(String value) {
    operator = Objects.requireNonNull(value, "value");
    return this;
  }

  /** What is known of kiosks; by default {@link KioskGuide#standard()}. */
  public KioskConversationBuilder guide(KioskGuide value) {
    guide = Objects.requireNonNull(value, "value");
    return this;
  }

  /** When now is; by default the system's clock. */
  public KioskConversationBuilder clock(Clock value) {
    clock = Objects.requireNonNull(value, "value");
    return this;
  }

  /** How long a page waits; by default {@link Patience#STANDARD}. */
  public KioskConversationBuilder patience(Patience value) {
    patience = Objects.requireNonNull(value, "value");
    return this;
  }

  /** How long a customer may take in all; by default 10 minutes. */
  public KioskConversationBuilder limit(Duration value) {
    limit = Objects.requireNonNull(value, "value");
    return this;
  }

  /** Whether the digits for a PIN stand in an order that is new each time; by default not. */
  public KioskConversationBuilder randomDigits(boolean value) {
    randomDigits = value;
    return this;
  }

  /** What is counted. */
  public KioskConversationBuilder metrics(Metrics value) {
    metrics = Objects.requireNonNull(value, "value");
    return this;
  }

  /** By what time passes for a customer; closed with the conversation. By default a real timer. */
  KioskConversationBuilder timer(ScheduledExecutorService value) {
    timer = Optional.of(value);
    return this;
  }

  /**
   * Begins to listen to the reader.
   *
   * @throws IllegalArgumentException if the guide knows no such operator
   */
  public KioskConversation build() {
    guide.operator(operator);
    return new KioskConversation(
        new Kiosk(
            reader, completion, service, operator, guide, clock, limit, randomDigits, metrics),
        patience,
        timer);
  }
}

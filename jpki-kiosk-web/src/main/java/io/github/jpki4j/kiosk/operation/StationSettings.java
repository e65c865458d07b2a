package io.github.jpki4j.kiosk.operation;

import io.github.jpki4j.kiosk.FaceCheck;
import io.github.jpki4j.kiosk.KioskReader;
import io.github.jpki4j.kiosk.ResetCompletion;
import io.github.jpki4j.kiosk.Station;
import io.github.jpki4j.kiosk.app.AppConversation;
import io.github.jpki4j.kiosk.app.AppSetup;
import io.github.jpki4j.kiosk.flow.Conversation;
import io.github.jpki4j.kiosk.flow.Metrics;
import io.github.jpki4j.kiosk.flow.PageLanguage;
import io.github.jpki4j.kiosk.flow.Patience;
import io.github.jpki4j.kiosk.http.Listen;
import io.github.jpki4j.kiosk.http.Tls;
import io.github.jpki4j.kiosk.visit.KioskConversation;
import io.github.jpki4j.kiosk.visit.KioskConversationBuilder;
import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.reset.simulation.ReservationService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Which stations there are and what they work with. For one start; not thread-safe. */
public final class StationSettings {

  /** The kiosk's reader. */
  public Optional<KioskReader> kiosk = Optional.empty();

  /** The phone's. */
  public Optional<KioskReader> app = Optional.empty();

  /** The tester's desk. */
  public Optional<Supplier<Conversation<?>>> desk = Optional.empty();

  /** Where reservations are. */
  public Optional<ReservationService> reservations = Optional.empty();

  /** What finishes them. */
  public Optional<ResetCompletion> completion = Optional.empty();

  /** What compares faces; without it a tester chooses. */
  public Optional<FaceCheck> faceCheck = Optional.empty();

  /** Who runs the kiosk, as the guide names it. */
  public Optional<String> operator = Optional.empty();

  /** Who has kiosks. */
  public KioskGuide kiosks = KioskGuide.standard();

  /** When now is. */
  public Clock clock = Clock.systemUTC();

  /** How long a page waits. */
  public Patience patience = Patience.STANDARD;

  /** In the order in which they are offered; the first is that of a new person. */
  public List<PageLanguage> languages = List.of(PageLanguage.values());

  /** Whether the digits for a PIN stand in an order that is new each time. */
  public boolean randomDigits;

  /** How long one customer may take. */
  public Duration limit = Duration.ofMinutes(5);

  /** How long one piece of work may take. */
  public Duration stuckAfter = Duration.ofSeconds(60);

  /** Where the server listens, if it is not loopback alone. */
  public Optional<InetAddress> address = Optional.empty();

  /** 0 for any port that is free. */
  public int port;

  /** What the server shows, if it speaks TLS itself. */
  public Optional<Tls> tls = Optional.empty();

  /** What browsers have in their address, if it is not that of the server. */
  public Optional<URI> origin = Optional.empty();

  /**
   * Starts the server.
   *
   * @throws IllegalStateException if something is missing
   * @throws IOException if the port is not free
   */
  public Stations start() throws IOException {
    requireComplete();
    Listen listen = listen();
    Map<Station, Conversation<?>> all = new EnumMap<>(Station.class);
    Metrics metrics = new Metrics();
    try {
      kiosk.ifPresent(reader -> all.put(Station.KIOSK, kiosk(reader, metrics)));
      app.ifPresent(reader -> all.put(Station.APP, app(reader, metrics)));
      desk.ifPresent(made -> all.put(Station.DESK, made.get()));
      all.values().forEach(conversation -> conversation.offer(languages));
      return new Stations(listen, all, metrics, stuckAfter);
    } catch (IOException | RuntimeException e) {
      all.values().forEach(Conversation::close);
      throw e;
    }
  }

  private KioskConversation kiosk(KioskReader reader, Metrics metrics) {
    KioskConversationBuilder builder =
        KioskConversation.builder(reader)
            .guide(kiosks)
            .clock(clock)
            .patience(patience)
            .limit(limit)
            .randomDigits(randomDigits)
            .metrics(metrics);
    completion.ifPresent(builder::completion);
    reservations.ifPresent(builder::service);
    operator.ifPresent(builder::operator);
    return builder.build();
  }

  private Listen listen() {
    InetAddress where = address.orElseGet(() -> Listen.onLoopback(port).address());
    try {
      return new Listen(where, port, tls, origin);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private AppConversation app(KioskReader reader, Metrics metrics) {
    ReservationService service = reservations.orElseThrow();
    return new AppConversation(
        new AppSetup(reader, service, kiosks, clock, metrics, faceCheck), patience);
  }

  private void requireComplete() {
    require(kiosk.isPresent() || app.isPresent(), "give a reader for the kiosk or for the app");
    require(
        app.isEmpty() || reservations.isPresent(), "the app needs a service for its reservations");
    require(
        completion.isEmpty() || kiosk.isPresent(),
        "what finishes reservations is of no use without a kiosk");
    require(
        completion.isEmpty() || operator.isPresent(),
        "say who runs the kiosk: what it may finish depends on the operator");
    require(
        operator.isEmpty() || isKnown(operator.get()),
        "the kiosk guide does not know this operator");
  }

  private boolean isKnown(String id) {
    return kiosks.operators().stream().anyMatch(one -> one.id().equals(id));
  }

  private static void require(boolean fulfilled, String sentence) {
    if (!fulfilled) {
      throw new IllegalStateException(sentence);
    }
  }
}

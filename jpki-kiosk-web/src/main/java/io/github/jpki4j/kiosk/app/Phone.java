package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.pcsc.KioskSession;
import io.github.jpki4j.reset.Reservation;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One phone: what its person is doing now, and the reservations that it shows. What names the
 * person is erased with {@link #forget()}.
 */
final class Phone implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Phone.class);

  private final AppSetup setup;
  private final Map<KeyKind, Reservation> reservations = new EnumMap<>(KeyKind.class);

  /** By which the service is asked what became of a reservation. */
  private final Map<KeyKind, JpkiCertificate> provers = new EnumMap<>(KeyKind.class);

  private Optional<Request> request = Optional.empty();
  private long requests;
  private volatile @Nullable KioskSession session;
  private boolean card;
  private boolean lost;

  Phone(AppSetup setup) {
    this.setup = setup;
  }

  AppSetup setup() {
    return setup;
  }

  Instant now() {
    return setup.clock().instant();
  }

  /** What the person asks for. */
  Request request() {
    return request.orElseThrow();
  }

  /** Begins to ask for a reservation; what was asked for before is over. */
  void begin(Request next) {
    end();
    request = Optional.of(next);
    requests++;
  }

  /** Whether the service may have reserved without telling so. */
  boolean isUnanswered() {
    return request.filter(one -> one.isUnanswered).isPresent();
  }

  /** Whether a card is in the reader, as the reader told last. */
  boolean hasCard() {
    return card;
  }

  void setCard(boolean value) {
    card = value;
  }

  /** Whether the reader is gone, as it told last. */
  boolean isReaderLost() {
    return lost;
  }

  void setReaderLost(boolean value) {
    lost = value;
  }

  /** What the service told of a reservation. */
  void note(KeyKind target, JpkiCertificate prover, Optional<Reservation> found) {
    if (found.isPresent()) {
      reservations.put(target, found.get());
      provers.put(target, prover);
    } else if (prover.equals(provers.getOrDefault(target, prover))) { // else it is another card's
      reservations.remove(target);
      provers.remove(target);
    }
  }

  /** The service did not answer when it was to reserve: it is asked what became of that. */
  void expect(KeyKind target, JpkiCertificate prover) {
    provers.put(target, prover);
  }

  /** The reservations that this phone knows of; the service may know better. */
  List<Reservation> reservations() {
    return List.copyOf(reservations.values());
  }

  /** By which the service can be asked for those reservations. */
  Map<KeyKind, JpkiCertificate> provers() {
    return Map.copyOf(provers);
  }

  /** Notes the session with the card, or that there is none any more. */
  void touching(@Nullable KioskSession value) {
    session = value;
  }

  /** Ends a session with the card that does not end by itself. */
  void letGo() {
    KioskSession open = session;
    if (open != null) {
      open.close();
    }
  }

  /** Counts, and notes in the log, what happened to whom nobody knows. */
  void count(String what) {
    setup.metrics().count(what);
    LOG.info("request {}: {}", requests, what);
  }

  /** Ends what the person asked for. */
  void end() {
    request.ifPresent(Request::close);
    request = Optional.empty();
  }

  /** Forgets all but the reservations, which are the service's. */
  void forget() {
    end();
    forgetProvers();
  }

  /** Forgets by which the service can be asked: certificates, which name the person. */
  void forgetProvers() {
    provers.clear();
  }

  @Override
  public void close() {
    forget();
    reservations.clear();
  }

  /** Waits for the card, or for the reader. */
  Step<Phone> hold(Hold.For purpose) {
    return lost ? new ReaderLost(purpose) : new Hold(purpose, request().failures);
  }

  /** The same, unless the card is there already. */
  Step<Phone> present(Hold.For purpose) {
    return card && !lost ? purpose.work() : hold(purpose);
  }
}

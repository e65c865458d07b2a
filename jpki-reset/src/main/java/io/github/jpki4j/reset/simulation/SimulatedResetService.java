package io.github.jpki4j.reset.simulation;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.reset.FaceState;
import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.reset.KioskOperator;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.ServiceFacts;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A reset service in memory, for simulated cards: it makes every refusal of {@link
 * ReservationService}. It trusts the test CAs and nobody else, so no real card can use it.
 *
 * <p>It serves one person at a time: a reservation that another card made is why it answers {@link
 * Refusal#ANOTHER_CARD} rather than {@link Refusal#NO_RESERVATION}, which a service for everybody
 * could not tell.
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class SimulatedResetService implements ReservationService {

  private static final Terms TERMS =
      new Terms("TEST-1", "TEST: a simulated service. It resets secrets of simulated cards only.");

  private final SimulatedResetServiceBuilder settings;
  private final CertificateJudge judge;
  private final FaceAttempts faces;
  private final Challenges challenges = new Challenges();
  private final CardRegister cards = new CardRegister();
  private final ReservationBook book;
  private final EligibilityRules rules;
  private final Map<String, SavedReservation> permits = new HashMap<>();
  private boolean online = true;
  private Optional<Instant> maintenanceUntil = Optional.empty();

  SimulatedResetService(SimulatedResetServiceBuilder settings) {
    this.settings = settings;
    this.judge = new CertificateJudge(settings.authorities, settings.revocation);
    this.rules = new EligibilityRules(settings.kiosks, judge, cards);
    this.faces = new FaceAttempts(settings.faceCoolDown, settings.memory.faces());
    this.book = new ReservationBook(settings.memory.reservations());
  }

  /**
   * Describes a service to make.
   *
   * @return a builder with the usual values
   */
  public static SimulatedResetServiceBuilder builder() {
    return new SimulatedResetServiceBuilder();
  }

  /**
   * Tells the service of a card, as the issuer knows it: its kind, which certificates are on it,
   * its last day. From then on all of it counts. A card that the service was not told of is taken
   * for a My Number card with the certificate that it shows.
   *
   * @param card a card of the test PKI
   */
  public synchronized void register(IssuedCard card) {
    cards.add(card);
  }

  /**
   * Connects or disconnects the service.
   *
   * @param value whether it can be reached
   */
  public synchronized void setOnline(boolean value) {
    online = value;
  }

  /**
   * Begins or ends maintenance.
   *
   * @param until its end, empty for none
   */
  public synchronized void setMaintenance(Optional<Instant> until) {
    maintenanceUntil = until;
  }

  /**
   * Notes that name, date of birth, gender or address of a certificate's holder changed.
   *
   * @param certificate either certificate of the card
   */
  public synchronized void noteAttributesChanged(JpkiCertificate certificate) {
    rules.noteAttributesChanged(certificate);
  }

  /**
   * What the service remembers, to go on with later.
   *
   * @return a snapshot, without challenges and permits
   */
  public synchronized ServiceMemory memory() {
    return new ServiceMemory(book.saved(), faces.saved());
  }

  @Override
  public synchronized Terms terms() throws ResetRefusedException {
    requireReachable();
    return TERMS;
  }

  @Override
  public synchronized Challenge challenge() throws ResetRefusedException {
    requireReachable();
    return challenges.next(now());
  }

  @Override
  public synchronized Reservation reserve(ReservationRequest request) throws ResetRefusedException {
    requireReachable();
    if (!request.acceptedTerms().filter(TERMS.version()::equals).isPresent()) {
      throw new ResetRefusedException(Refusal.CONSENT_MISSING);
    }
    requireProof(request.target(), request.proof());
    JpkiCertificate certificate = request.proof().certificate();
    String card = certificate.sha256();
    FaceState face = faces.seen(card, request.face(), now());
    ServiceFacts known = ServiceFacts.NOT_ASKED.withFace(face);
    rules.require(request.target(), certificate, known, now());
    if (request.target() == KeyKind.SIGN) {
      faces.attempt(card, request.face(), now());
    }
    Instant until = now().plus(settings.validity);
    return book.enter(new SavedReservation(request.target(), card, until));
  }

  @Override
  public synchronized Optional<Reservation> find(KeyKind target, JpkiCertificate otherCertificate)
      throws ResetRefusedException {
    requireReachable();
    return book.find(target, otherCertificate.sha256()).map(SavedReservation::reservation);
  }

  @Override
  public synchronized FaceState face(JpkiCertificate authCertificate) throws ResetRefusedException {
    requireReachable();
    return faces.state(authCertificate.sha256(), now());
  }

  @Override
  public synchronized CompletionPermit admit(CompletionRequest request)
      throws ResetRefusedException {
    requireReachable();
    requireKiosk(request);
    requireProof(request.target(), request.proof());
    JpkiCertificate certificate = request.proof().certificate();
    SavedReservation saved = book.require(request.target(), certificate.sha256(), now());
    ServiceFacts known = ServiceFacts.NOT_ASKED.withReservation(saved.reservation());
    rules.require(request.target(), certificate, known, now());
    CompletionPermit permit =
        new CompletionPermit(UUID.randomUUID().toString(), saved.reservation());
    permits.put(permit.id(), saved);
    return permit;
  }

  @Override
  public synchronized void complete(CompletionPermit permit) throws ResetRefusedException {
    requireReachable();
    SavedReservation saved = permits.remove(permit.id());
    if (saved == null || !book.finish(saved)) {
      throw new ResetRefusedException(Refusal.NO_RESERVATION);
    }
  }

  private void requireReachable() throws ResetRefusedException {
    if (!online) {
      throw new ResetRefusedException(Refusal.OFFLINE);
    }
    if (maintenanceUntil.filter(until -> now().isBefore(until)).isPresent()) {
      throw new ResetRefusedException(Refusal.UNDER_MAINTENANCE, maintenanceUntil);
    }
  }

  private void requireKiosk(CompletionRequest request) throws ResetRefusedException {
    KioskGuide guide = settings.kiosks;
    KioskOperator operator =
        guide.operators().stream()
            .filter(one -> one.id().equals(request.operator()))
            .findFirst()
            .orElseThrow(() -> new ResetRefusedException(Refusal.OPERATOR_UNKNOWN));
    if (!operator.resets().contains(request.target())) {
      throw new ResetRefusedException(Refusal.KIOSK_CANNOT);
    }
    if (!guide.isOpen(now())) {
      throw new ResetRefusedException(Refusal.KIOSK_CLOSED, Optional.of(guide.nextOpening(now())));
    }
  }

  private void requireProof(KeyKind target, KeyProof proof) throws ResetRefusedException {
    Challenge challenge = challenges.take(proof, now());
    judge.requireAccepted(target.other(), proof.certificate(), now());
    Challenges.requireSigned(challenge, proof);
  }

  private Instant now() {
    return settings.clock.instant();
  }
}

package io.github.jpki4j.reset.simulation;

import static io.github.jpki4j.reset.simulation.ServiceScene.LATER;
import static io.github.jpki4j.reset.simulation.ServiceScene.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.CertificateNotFoundException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.reset.Answer;
import io.github.jpki4j.reset.CertificateFact;
import io.github.jpki4j.reset.Evidence;
import io.github.jpki4j.reset.FaceState;
import io.github.jpki4j.reset.HolderFacts.AttributeState;
import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.reset.Reason;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.ResetAdvice;
import io.github.jpki4j.reset.ResetAdvisor;
import io.github.jpki4j.reset.ResetFacts;
import io.github.jpki4j.reset.ServiceFacts;
import io.github.jpki4j.reset.Verdict;
import io.github.jpki4j.reset.simulation.ServiceScene.Face;
import io.github.jpki4j.reset.simulation.ServiceScene.Kind;
import io.github.jpki4j.reset.simulation.ServiceScene.Word;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.card.MovingClock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The advisor, with all that can be found out, and the simulated service: what the one says is what
 * the other does, when a reservation is made and when a kiosk finishes it.
 */
@Tag("sweep")
class ServiceAgreementTest {

  private static final ResetAdvisor ADVISOR = new ResetAdvisor(KioskGuide.standard());

  private final Map<Kind, TestCard> cards = new EnumMap<>(Kind.class);
  private final MovingClock clock = new MovingClock(NOON);
  private Word word = Word.GOOD;

  private TestCard card(Kind kind) {
    return cards.computeIfAbsent(kind, Kind::card);
  }

  /**
   * The service as the scene has it, at {@link ServiceScene#LATER}; empty if nobody could have made
   * such a reservation.
   */
  private Optional<SimulatedResetService> service(ServiceScene scene) throws JpkiException {
    clock.set(NOON);
    word = Word.GOOD;
    TestCard card = card(scene.kind());
    JpkiCertificate auth = certificate(card, CertificateKind.AUTH);
    SimulatedResetService service =
        TestIssuer.service(ServiceScene.PKI)
            .clock(clock)
            .faceCoolDown(Duration.ofHours(3))
            .revocation(
                (certificate, issuer, at) ->
                    word.of(auth.x509().equals(certificate) ? KeyKind.AUTH : KeyKind.SIGN))
            .build();
    service.register(TestIssuer.issued(card));
    setTries(card, scene.target().other(), 3);
    if (scene.reserved()) {
      try {
        service.reserve(request(scene, service, FaceMatch.MATCHED));
      } catch (ResetRefusedException | CertificateNotFoundException e) {
        return Optional.empty();
      }
    }
    if (scene.face() == Face.COOLING_DOWN && scene.target() == KeyKind.SIGN) {
      coolDown(scene, service);
    }
    clock.set(LATER);
    word = scene.word();
    if (scene.changed()) {
      service.noteAttributesChanged(certificate(card, CertificateKind.AUTH));
    }
    setTries(card, scene.target().other(), scene.otherTries());
    setTries(card, scene.target(), scene.targetTries());
    return Optional.of(service);
  }

  private static void setTries(TestCard card, KeyKind key, int tries) {
    card.setTriesLeft(key, tries);
  }

  /** Five faces that do not match: each is refused, by the service or by the card. */
  private void coolDown(ServiceScene scene, SimulatedResetService service) {
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> service.reserve(request(scene, service, FaceMatch.NOT_MATCHED)))
          .isInstanceOfAny(ResetRefusedException.class, CertificateNotFoundException.class);
    }
  }

  private static JpkiCertificate certificate(TestCard card, CertificateKind kind)
      throws JpkiException {
    return JpkiCertificate.parse(card.certificate(kind));
  }

  private static Pin otherPin(ServiceScene scene) {
    return Pin.of(
        scene.target().other(), (scene.target() == KeyKind.SIGN ? "1234" : "ABC123").toCharArray());
  }

  private ReservationRequest request(
      ServiceScene scene, SimulatedResetService service, FaceMatch face)
      throws JpkiException, ResetRefusedException {
    Optional<String> accepted = Optional.of(service.terms().version());
    return new ReservationRequest(scene.target(), accepted, proof(scene, service), face);
  }

  private KeyProof proof(ServiceScene scene, SimulatedResetService service)
      throws JpkiException, ResetRefusedException {
    try (MyNumberCard session = MyNumberCard.open(card(scene.kind()).connect());
        Pin pin = otherPin(scene)) {
      JpkiAp jpki = session.jpki();
      jpki.verify(pin, TryPolicy.SPEND_LAST);
      return KeyProof.of(jpki, scene.target().other(), service.challenge());
    }
  }

  /** Everything that a person, a card and a list can tell. */
  private ResetFacts facts(ServiceScene scene, SimulatedResetService service) throws Exception {
    TestCard card = card(scene.kind());
    ResetFacts facts;
    try (MyNumberCard session = MyNumberCard.open(card.connect());
        Pin pin = otherPin(scene)) {
      JpkiAp jpki = session.jpki();
      if (scene.otherTries() > 0) {
        jpki.verify(pin, TryPolicy.SPEND_LAST);
      }
      facts = ResetFacts.gather(jpki, scene.target(), LATER);
    }
    setTries(card, scene.target().other(), scene.otherTries());
    ServiceFacts known = ServiceFacts.NOT_ASKED.withOnline(Answer.YES);
    known = known.withDeviceSupported(Answer.YES).withFace(face(scene, service));
    for (KeyKind key : KeyKind.values()) {
      known = known.withRevocation(key, scene.word().of(key));
    }
    JpkiCertificate shown = certificate(card, scene.target().other().certificate());
    Optional<Reservation> reservation = service.find(scene.target(), shown);
    return facts
        .with(facts.card().withCardExpiry(card.expiry()))
        .with(reservation.map(known::withReservation).orElse(known))
        .with(
            facts
                .holder()
                .withKnowsTarget(Answer.NO)
                .withKnowsOther(Answer.YES)
                .withAttributes(
                    scene.changed() ? AttributeState.CHANGED : AttributeState.UNCHANGED));
  }

  private FaceState face(ServiceScene scene, SimulatedResetService service) throws Exception {
    return switch (scene.face()) {
      case MATCHES -> FaceState.of(FaceState.Standing.MATCHED);
      case TOO_DIFFERENT -> FaceState.of(FaceState.Standing.TOO_DIFFERENT);
      case COOLING_DOWN -> service.face(certificate(card(scene.kind()), CertificateKind.AUTH));
    };
  }

  /** What happens when the person goes on: why it is refused, or empty if it is not. */
  private Optional<Refusal> outcome(ServiceScene scene, SimulatedResetService service)
      throws JpkiException {
    FaceMatch face =
        scene.face() == Face.TOO_DIFFERENT ? FaceMatch.TOO_DIFFERENT : FaceMatch.MATCHED;
    try {
      if (scene.reserved()) {
        service.admit(
            new CompletionRequest(scene.target(), ResetDesk.KIOSK, proof(scene, service)));
      } else {
        service.reserve(request(scene, service, face));
      }
      return Optional.empty();
    } catch (ResetRefusedException e) {
      return Optional.of(e.refusal());
    } catch (PinBlockedException e) {
      return Optional.of(Refusal.OTHER_SECRET_BLOCKED);
    } catch (CertificateNotFoundException e) {
      return Optional.of(Refusal.CERTIFICATE_ABSENT);
    }
  }

  /** A card whose other secret is blocked proves nothing: it refuses before the service can. */
  private static Optional<Refusal> expected(ServiceScene scene, ResetAdvice advice) {
    if (advice.verdict() == Verdict.ELIGIBLE) {
      return Optional.empty();
    }
    return scene.otherTries() == 0
        ? Optional.of(Refusal.OTHER_SECRET_BLOCKED)
        : Optional.of(Refusal.of(advice.reason()).orElseThrow());
  }

  /** The issuer also sees the sign certificate that the forgotten password hides. */
  private ResetFacts seenByTheIssuer(ServiceScene scene, ResetFacts facts) throws JpkiException {
    return facts.card().signCertificate() instanceof CertificateFact.Present
        ? facts.with(
            facts
                .card()
                .withCertificate(
                    KeyKind.SIGN,
                    CertificateFact.of(certificate(card(scene.kind()), CertificateKind.SIGN))))
        : facts;
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void theServiceDoesWhatTheAdvisorSays(KeyKind target) throws Exception {
    int compared = 0;
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    for (ServiceScene scene : ServiceScene.all(target)) {
      Optional<SimulatedResetService> service = service(scene);
      if (service.isPresent()) {
        ResetFacts facts = facts(scene, service.get());
        ResetAdvice told = ADVISOR.advise(facts);
        ResetAdvice full = ADVISOR.advise(seenByTheIssuer(scene, facts));
        Optional<Refusal> outcome = outcome(scene, service.get());
        assertThat(outcome).as("%s: %s", scene, full.reason()).isEqualTo(expected(scene, full));
        if (told.verdict() != full.verdict()) {
          assertThat(told.leftOpen())
              .as("%s: %s", scene, told.reason())
              .extracting(Evidence::reason)
              .contains(Reason.SIGN_CERTIFICATE_HIDDEN);
        }
        verdicts.merge(told.verdict(), 1, Integer::sum);
        compared++;
      }
    }
    System.out.println(
        "the advisor and the simulated service agree on "
            + target
            + " in "
            + compared
            + " situations: "
            + verdicts);
    assertThat(compared).isGreaterThan(700);
    assertThat(verdicts).containsKeys(Verdict.ELIGIBLE, Verdict.NOT_ELIGIBLE);
  }
}

package io.github.jpki4j.kiosk.desk;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.revocation.Crl;
import io.github.jpki4j.cert.revocation.CrlChecker;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.reset.PresentedCard;
import io.github.jpki4j.reset.simulation.IssuedCard;
import io.github.jpki4j.reset.simulation.SimulatedResetService;
import io.github.jpki4j.reset.simulation.SimulatedResetServiceBuilder;
import io.github.jpki4j.testcard.Scenario;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.testcard.pki.CaGeneration;
import io.github.jpki4j.testcard.pki.TestCrlBuilder;
import io.github.jpki4j.testcard.pki.TestPki;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Who issued the cards of a desk: knows them, and which of their certificates are revoked. */
final class DeskIssuer implements RevocationChecker {

  /** How old its lists are when they are asked. */
  private static final Duration LISTED = Duration.ofMinutes(1);

  private final List<DeskCard> cards;
  private volatile boolean answers = true;

  DeskIssuer(List<DeskCard> cards) {
    this.cards = cards;
  }

  /** Whether it is told which certificates are revoked. */
  boolean isAnswering() {
    return answers;
  }

  void setAnswering(boolean value) {
    answers = value;
  }

  /** A service that knows the cards and trusts their CAs. */
  SimulatedResetService service(Clock clock, KioskGuide kiosks) {
    SimulatedResetServiceBuilder builder =
        SimulatedResetService.builder().clock(clock).kiosks(kiosks).revocation(this);
    for (KeyKind key : KeyKind.values()) {
      for (CaGeneration generation : CaGeneration.values()) {
        builder.authority(key, DeskCard.parsed(pki().authorityCertificate(key, generation)));
      }
    }
    SimulatedResetService service = builder.build();
    for (DeskCard card : cards) {
      service.register(issued(card));
      if (card.scenario().filter(Scenario.MOVED_HOUSE::equals).isPresent()) {
        service.noteAttributesChanged(card.certificate(KeyKind.AUTH));
      }
    }
    return service;
  }

  /** The one of all cards. */
  private TestPki pki() {
    return cards.get(0).card().pki();
  }

  private static IssuedCard issued(DeskCard card) {
    Map<KeyKind, JpkiCertificate> certificates = new EnumMap<>(KeyKind.class);
    for (KeyKind key : KeyKind.values()) {
      if (key == KeyKind.AUTH || card.card().type().hasSignCertificate()) {
        certificates.put(key, card.certificate(key));
      }
    }
    return IssuedCard.of(kind(card.card().type()), certificates, card.card().expiry());
  }

  private static PresentedCard kind(TestCardType type) {
    return switch (type) {
      case ANDROID, IPHONE -> PresentedCard.PHONE;
      case JUKI -> PresentedCard.JUKI;
      case OTHER_CARD -> PresentedCard.OTHER;
      default -> PresentedCard.MY_NUMBER;
    };
  }

  @Override
  public RevocationStatus check(X509Certificate certificate, X509Certificate issuer, Instant at) {
    RevocationStatus status = new RevocationStatus.Unknown(RevocationStatus.Why.NO_ANSWER);
    for (KeyKind key : KeyKind.values()) {
      if (answers && !status.isConclusive()) {
        status = list(key, at).check(certificate, issuer, at);
      }
    }
    return status;
  }

  private RevocationChecker list(KeyKind key, Instant at) {
    TestCrlBuilder list = pki().crl(key, at.minus(LISTED));
    if (key == KeyKind.SIGN) {
      cards.forEach(
          one -> one.scenario().flatMap(s -> s.revocation(one.card())).ifPresent(list::revoke));
    }
    try {
      return CrlChecker.of(Crl.parse(list.build()));
    } catch (MalformedDataException e) {
      throw new IllegalStateException("a list of our own", e);
    }
  }
}

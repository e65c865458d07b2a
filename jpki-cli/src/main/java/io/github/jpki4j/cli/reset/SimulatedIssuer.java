package io.github.jpki4j.cli.reset;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cli.validate.Authorities;
import io.github.jpki4j.reset.PresentedCard;
import io.github.jpki4j.reset.simulation.IssuedCard;
import io.github.jpki4j.reset.simulation.KioskCard;
import io.github.jpki4j.reset.simulation.SimulatedResetService;
import io.github.jpki4j.reset.simulation.SimulatedResetServiceBuilder;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.testcard.pki.CaGeneration;
import io.github.jpki4j.testcard.pki.TestPki;
import java.util.EnumMap;
import java.util.Map;

/** The issuer of simulated cards: what it tells a simulated service, and what a kiosk gets. */
final class SimulatedIssuer {

  private SimulatedIssuer() {}

  /** A service that trusts the CAs of a test PKI. */
  static SimulatedResetServiceBuilder service(TestPki pki) {
    SimulatedResetServiceBuilder service = SimulatedResetService.builder();
    for (KeyKind key : KeyKind.values()) {
      for (CaGeneration generation : CaGeneration.values()) {
        service.authority(key, Authorities.parsed(pki.authorityCertificate(key, generation)));
      }
    }
    return service;
  }

  /** What a service is told of a card that was issued. */
  static IssuedCard issued(TestCard card) {
    Map<KeyKind, JpkiCertificate> certificates = new EnumMap<>(KeyKind.class);
    for (KeyKind key : KeyKind.values()) {
      if (key == KeyKind.AUTH || card.type().hasSignCertificate()) {
        certificates.put(key, Authorities.parsed(card.certificate(key.certificate())));
      }
    }
    return IssuedCard.of(kind(card.type()), certificates, card.expiry());
  }

  private static PresentedCard kind(TestCardType type) {
    return switch (type) {
      case MY_NUMBER,
          NO_SIGN_CERTIFICATE,
          FACE_AUTHENTICATION,
          DRIVING_LICENCE,
          SPECIFIED_RESIDENCE,
          SPECIAL_PERMANENT_RESIDENT ->
          PresentedCard.MY_NUMBER;
      case ANDROID, IPHONE -> PresentedCard.PHONE;
      case JUKI -> PresentedCard.JUKI;
      case OTHER_CARD -> PresentedCard.OTHER;
    };
  }

  /** A card in a kiosk, which has it for itself. */
  static KioskCard inKiosk(TestCard card) {
    return new KioskCard(
        card::isInserted,
        () -> card.connect(LinkProfile.standard().withExclusive(true)),
        card::secretValue,
        card::renewSecret);
  }
}

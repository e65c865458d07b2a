package io.github.jpki4j.testcard.reset;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.PinStatus;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.reset.CardFacts;
import io.github.jpki4j.reset.CertificateFact;
import io.github.jpki4j.reset.PresentedCard;
import io.github.jpki4j.testcard.Profile;
import io.github.jpki4j.testcard.TestCard;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the issuer knows of a card.
 *
 * @param kind what it is
 * @param certificates those that were issued for it
 * @param missing what to say of a certificate that is not among them
 * @param expiry its last day in Japan, if known
 */
record IssuedCard(
    PresentedCard kind,
    Map<KeyKind, JpkiCertificate> certificates,
    CertificateFact missing,
    Optional<LocalDate> expiry) {

  static IssuedCard of(TestCard card) {
    Map<KeyKind, JpkiCertificate> certificates = new EnumMap<>(KeyKind.class);
    for (KeyKind key : KeyKind.values()) {
      if (key == KeyKind.AUTH || card.profile() != Profile.NO_SIGN_CERTIFICATE) {
        certificates.put(key, CardRegister.parsed(card.certificate(key.certificate())));
      }
    }
    return new IssuedCard(
        kind(card.profile()),
        certificates,
        new CertificateFact.Absent(),
        Optional.of(card.expiry()));
  }

  /** A card that nobody told the service of is taken for what it proves, and for nothing else. */
  static IssuedCard unregistered(KeyKind key, JpkiCertificate certificate) {
    return new IssuedCard(
        PresentedCard.MY_NUMBER,
        Map.of(key, certificate),
        CertificateFact.notRead(),
        Optional.empty());
  }

  private static PresentedCard kind(Profile profile) {
    return switch (profile) {
      case MY_NUMBER, NO_SIGN_CERTIFICATE -> PresentedCard.MY_NUMBER;
      case ANDROID, IPHONE -> PresentedCard.PHONE;
      case JUKI -> PresentedCard.JUKI;
      case OTHER_CARD -> PresentedCard.OTHER;
    };
  }

  boolean holds(JpkiCertificate certificate) {
    return certificates.containsValue(certificate);
  }

  /**
   * The same as facts for advice.
   *
   * @param proved whose secret the card has just verified, so that its counter is full again
   */
  CardFacts facts(KeyKind proved) {
    int most = proved == KeyKind.AUTH ? 3 : 5;
    CardFacts facts =
        CardFacts.of(kind)
            .withCounter(new PinStatus(proved, OptionalInt.of(most), most))
            .withCertificate(KeyKind.AUTH, fact(KeyKind.AUTH))
            .withCertificate(KeyKind.SIGN, fact(KeyKind.SIGN));
    return expiry.map(facts::withCardExpiry).orElse(facts);
  }

  private CertificateFact fact(KeyKind key) {
    return certificates.containsKey(key) ? CertificateFact.of(certificates.get(key)) : missing;
  }
}

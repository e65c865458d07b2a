package io.github.jpki4j.reset.simulation;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.reset.CardFacts;
import io.github.jpki4j.reset.CertificateFact;
import io.github.jpki4j.reset.PresentedCard;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the issuer knows of a card.
 *
 * @param kind what it is
 * @param certificates those that were issued for it, by the key
 * @param missing what to say of a certificate that is not among them
 * @param expiry its last day in Japan, if known
 * @since 0.1.0
 */
public record IssuedCard(
    PresentedCard kind,
    Map<KeyKind, JpkiCertificate> certificates,
    CertificateFact missing,
    Optional<LocalDate> expiry) {

  /**
   * Takes what is known. The map is copied.
   *
   * @param kind what it is
   * @param certificates those that were issued for it
   * @param missing what to say of another certificate
   * @param expiry its last day in Japan, if known
   * @throws NullPointerException if something is missing
   */
  public IssuedCard {
    Objects.requireNonNull(kind, "kind");
    certificates = Map.copyOf(certificates);
    Objects.requireNonNull(missing, "missing");
    Objects.requireNonNull(expiry, "expiry");
  }

  /**
   * A card that was issued with these certificates and no others.
   *
   * @param kind what it is
   * @param certificates those that were issued for it, by the key
   * @param expiry its last day in Japan
   * @return the same, as the issuer knows it
   */
  public static IssuedCard of(
      PresentedCard kind, Map<KeyKind, JpkiCertificate> certificates, LocalDate expiry) {
    return new IssuedCard(kind, certificates, new CertificateFact.Absent(), Optional.of(expiry));
  }

  /** A card that nobody told the service of is taken for what it proves, and for nothing else. */
  static IssuedCard unregistered(KeyKind key, JpkiCertificate certificate) {
    return new IssuedCard(
        PresentedCard.MY_NUMBER,
        Map.of(key, certificate),
        CertificateFact.notRead(),
        Optional.empty());
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

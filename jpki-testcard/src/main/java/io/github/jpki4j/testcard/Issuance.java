package io.github.jpki4j.testcard;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.pki.CaGeneration;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testcard.pki.OddCertificate;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testcard.pki.Validity;
import java.math.BigInteger;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

/**
 * What was issued to whom.
 *
 * @param pki where certificates and keys come from
 * @param generation of the CAs
 * @param clock when today is
 * @param holder the person at the time of issue, in the certificates
 * @param resident the person as registered now, in the text application
 * @param cardExpiry last day of the card
 * @param validities of the certificates, where they do not follow from clock and birthday
 * @param odd what is odd about the certificates on the card, if anything
 */
record Issuance(
    TestPki pki,
    CaGeneration generation,
    Clock clock,
    Holder holder,
    Holder resident,
    LocalDate cardExpiry,
    Map<KeyKind, Validity> validities,
    Map<CertificateKind, OddCertificate> odd) {

  byte[] certificate(CertificateKind kind) {
    byte[] good = goodCertificate(kind);
    OddCertificate how = odd.get(kind);
    return how == null ? good : pki.oddCertificate(good, kind.key(), generation, how);
  }

  private byte[] goodCertificate(CertificateKind kind) {
    KeyKind key = kind.key();
    return kind.isCa()
        ? pki.authorityCertificate(key, generation)
        : pki.certificate(key, generation, holder, validity(key));
  }

  BigInteger serial(KeyKind kind) {
    return pki.serial(kind, generation, holder, validity(kind));
  }

  private Validity validity(KeyKind kind) {
    Validity given = validities.get(kind);
    return given != null ? given : Validity.aroundNow(clock, holder.birthday());
  }

  /** YYYYMMDD. */
  String expiryDigits() {
    int month = cardExpiry.getYear() * 100 + cardExpiry.getMonthValue();
    return String.valueOf(month * 100 + cardExpiry.getDayOfMonth());
  }
}

package io.github.jpki4j.testcard.reset;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.testcard.TestCard;
import java.util.ArrayList;
import java.util.List;

/** The cards that were issued, as only the issuer can know. */
final class CardRegister {

  private final List<IssuedCard> cards = new ArrayList<>();

  void add(TestCard card) {
    cards.add(IssuedCard.of(card));
  }

  /** The card on which a certificate is; of one that was not registered nothing else is known. */
  IssuedCard with(KeyKind key, JpkiCertificate certificate) {
    return cards.stream()
        .filter(card -> card.holds(certificate))
        .findFirst()
        .orElseGet(() -> IssuedCard.unregistered(key, certificate));
  }

  static JpkiCertificate parsed(byte[] certificate) {
    try {
      return JpkiCertificate.parse(certificate);
    } catch (MalformedDataException e) {
      throw new IllegalStateException("a certificate of our own test PKI", e);
    }
  }
}

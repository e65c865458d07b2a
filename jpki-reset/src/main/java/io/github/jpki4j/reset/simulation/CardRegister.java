package io.github.jpki4j.reset.simulation;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import java.util.ArrayList;
import java.util.List;

/** The cards that were issued, as only the issuer can know. */
final class CardRegister {

  private final List<IssuedCard> cards = new ArrayList<>();

  void add(IssuedCard card) {
    cards.add(card);
  }

  /** The card on which a certificate is; of one that was not registered nothing else is known. */
  IssuedCard with(KeyKind key, JpkiCertificate certificate) {
    return cards.stream()
        .filter(card -> card.holds(certificate))
        .findFirst()
        .orElseGet(() -> IssuedCard.unregistered(key, certificate));
  }
}

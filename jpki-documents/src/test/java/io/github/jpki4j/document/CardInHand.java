package io.github.jpki4j.document;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.document.Identity;

/** A simulated card, valid when documents are signed, and a person who knows its secrets. */
public final class CardInHand {

  private final TestCard card = TestCard.builder().clock(Identity.CLOCK).build();

  /** Something done with a card whose secret is verified. */
  @FunctionalInterface
  public interface Work<T> {

    T with(JpkiAp jpki) throws JpkiException;
  }

  public TestCard card() {
    return card;
  }

  /** Has a document signed: one VERIFY, the certificates, one signature. */
  public byte[] sign(KeyKind key, PreparedSignature prepared) throws JpkiException {
    return verified(key, jpki -> prepared.sign(SigningIdentity.of(jpki, key)));
  }

  public <T> T verified(KeyKind key, Work<T> work) throws JpkiException {
    try (MyNumberCard session = MyNumberCard.open(card.connect());
        Pin pin = Pin.of(key, card.secretValue(key).toCharArray())) {
      JpkiAp jpki = session.jpki();
      jpki.verify(pin);
      return work.with(jpki);
    }
  }
}

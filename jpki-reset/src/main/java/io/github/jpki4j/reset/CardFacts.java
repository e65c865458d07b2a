package io.github.jpki4j.reset;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.card.CardOverview;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.WholeCard;
import io.github.jpki4j.pin.PinStatus;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What the card tells. {@link #gather(MyNumberCard)} reads all of it and spends no try.
 *
 * @param card what was held to the reader
 * @param authPin counter of the PIN, empty if it was not read
 * @param signPassword counter of the signature password, empty if it was not read
 * @param authCertificate what is known of the auth certificate
 * @param signCertificate what is known of the sign certificate
 * @param cardExpiry the last day of the card in Japan, if known
 * @since 0.1.0
 */
public record CardFacts(
    PresentedCard card,
    Optional<PinStatus> authPin,
    Optional<PinStatus> signPassword,
    CertificateFact authCertificate,
    CertificateFact signCertificate,
    Optional<LocalDate> cardExpiry) {

  /** Nothing was read. */
  public static final CardFacts NONE = of(PresentedCard.NOT_READ);

  /**
   * Creates it.
   *
   * @param card what was held to the reader
   * @param authPin counter of the PIN
   * @param signPassword counter of the signature password
   * @param authCertificate what is known of the auth certificate
   * @param signCertificate what is known of the sign certificate
   * @param cardExpiry the last day of the card in Japan
   * @throws IllegalArgumentException if a counter is that of the other secret
   */
  public CardFacts {
    Objects.requireNonNull(card, "card");
    requireKey(authPin, KeyKind.AUTH);
    requireKey(signPassword, KeyKind.SIGN);
    Objects.requireNonNull(authCertificate, "authCertificate");
    Objects.requireNonNull(signCertificate, "signCertificate");
    Objects.requireNonNull(cardExpiry, "cardExpiry");
  }

  private static void requireKey(Optional<PinStatus> counter, KeyKind key) {
    if (counter.filter(status -> status.secret() != key).isPresent()) {
      throw new IllegalArgumentException("this is not the counter of the " + key + " secret");
    }
  }

  /**
   * A card of which nothing else is known.
   *
   * @param card what was held to the reader
   * @return facts with nothing read
   */
  public static CardFacts of(PresentedCard card) {
    return new CardFacts(
        card,
        Optional.empty(),
        Optional.empty(),
        CertificateFact.notRead(),
        CertificateFact.notRead(),
        Optional.empty());
  }

  /**
   * What an overview tells that was read already. Nothing is sent.
   *
   * @param overview read while no secret was verified
   * @return what it tells; what it does not tell is not known
   */
  public static CardFacts of(CardOverview overview) {
    return CardFactsReader.from(overview);
  }

  /**
   * What the whole card tells that was read already, its expiry included. Nothing is sent.
   *
   * @param whole the card
   * @return what it tells, as {@link #gather(MyNumberCard)} finds it
   */
  public static CardFacts of(WholeCard whole) {
    CardFacts facts = of(whole.overview());
    return facts.card == PresentedCard.MY_NUMBER
        ? whole.expiry().map(facts::withCardExpiry).orElse(facts)
        : facts;
  }

  /**
   * Selects the JPKI application and reads what is free; then, of a My Number card, the card's own
   * expiry. A card without the application is a fact, not an error.
   *
   * @param card a session; what was selected before is selected no more, and afterwards the JPKI
   *     application is not either
   * @return what was found
   * @throws TransportException if the link failed
   * @throws JpkiException if the card refused SELECT in a way that says nothing of its kind
   */
  public static CardFacts gather(MyNumberCard card) throws JpkiException {
    return CardFactsReader.from(card);
  }

  /**
   * Reads what is free: kind, presence, both counters and the auth certificate, and the sign
   * certificate if its password was verified before. No secret is sent, so no try can be spent.
   * What the card refuses stays unknown; a phone's auth certificate, which wants the PIN, is known
   * to be present at most. Of a resident register card only the kind is read. The card's expiry
   * lies in another application: see {@link #withCardExpiry(MyNumberCard)}.
   *
   * @param jpki the application, selected
   * @return what was found
   * @throws TransportException if the link failed
   * @throws JpkiException declared for the sealed root; nothing else is thrown today
   */
  public static CardFacts gather(JpkiAp jpki) throws JpkiException {
    return CardFactsReader.from(jpki);
  }

  /**
   * The counter of a secret.
   *
   * @param key whose secret
   * @return its counter, empty if it was not read
   */
  public Optional<PinStatus> counter(KeyKind key) {
    return key == KeyKind.AUTH ? authPin : signPassword;
  }

  /**
   * What is known of a certificate.
   *
   * @param key whose certificate
   * @return the fact
   */
  public CertificateFact certificate(KeyKind key) {
    return key == KeyKind.AUTH ? authCertificate : signCertificate;
  }

  /**
   * The same with another thing at the reader.
   *
   * @param value what it is after all, for example {@link PresentedCard#MY_NUMBER_WITHOUT_SECRETS}
   * @return the new facts
   */
  public CardFacts withCard(PresentedCard value) {
    return new CardFacts(
        value, authPin, signPassword, authCertificate, signCertificate, cardExpiry);
  }

  /**
   * The same with a counter.
   *
   * @param value the counter, of either secret
   * @return the new facts
   */
  public CardFacts withCounter(PinStatus value) {
    Optional<PinStatus> given = Optional.of(value);
    boolean auth = value.secret() == KeyKind.AUTH;
    return new CardFacts(
        card,
        auth ? given : authPin,
        auth ? signPassword : given,
        authCertificate,
        signCertificate,
        cardExpiry);
  }

  /**
   * The same with a certificate.
   *
   * @param key whose certificate
   * @param value what is known of it
   * @return the new facts
   */
  public CardFacts withCertificate(KeyKind key, CertificateFact value) {
    boolean auth = key == KeyKind.AUTH;
    return new CardFacts(
        card,
        authPin,
        signPassword,
        auth ? value : authCertificate,
        auth ? signCertificate : value,
        cardExpiry);
  }

  /**
   * The same with the card's expiry.
   *
   * @param value the last day of the card in Japan
   * @return the new facts
   */
  public CardFacts withCardExpiry(LocalDate value) {
    return new CardFacts(
        card, authPin, signPassword, authCertificate, signCertificate, Optional.of(value));
  }

  /**
   * The same with the card's expiry as the card tells it, without a PIN. Only a My Number card is
   * asked; what it refuses or tells in another form stays unknown.
   *
   * @param session with the same card; what was selected and verified is so no more
   * @return the new facts, or these
   * @throws TransportException if the link failed
   * @throws JpkiException declared for the sealed root; nothing else is thrown today
   */
  public CardFacts withCardExpiry(MyNumberCard session) throws JpkiException {
    return card == PresentedCard.MY_NUMBER
        ? CardFactsReader.expiry(session).map(this::withCardExpiry).orElse(this)
        : this;
  }

  /** What was held to the reader only: the days of the others give the birthday away. */
  @Override
  public String toString() {
    return "CardFacts[" + card + ", [hidden]]";
  }
}

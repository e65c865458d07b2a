package io.github.jpki4j.card.authenticity;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.card.authenticity.CardChallenge.RandomBytes;
import io.github.jpki4j.exchange.CardExchange;
import java.security.SecureRandom;
import java.util.Objects;

/**
 * Tells whether a card is genuine or a copy: reads CV certificates and signed records, has the card
 * answer a fresh challenge, and judges all of it by CA keys that are known from elsewhere. No
 * network is asked, and nothing is signed that a caller could choose.
 *
 * <p>Each call selects other applications: a {@code JpkiAp} from before is of no use afterwards;
 * call {@code MyNumberCard.jpki()} again. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class CardAuthenticity {

  private final CardExchange card;
  private final AuthenticityJudge judge;
  private final RandomBytes random;

  /**
   * For {@code MyNumberCard.authenticity(…)}, which is the way to get one. Sends nothing.
   *
   * @param card the session
   * @param authorities by whose keys the card is judged
   */
  public CardAuthenticity(CardExchange card, CvAuthorities authorities) {
    this(card, authorities, new SecureRandom()::nextBytes);
  }

  CardAuthenticity(CardExchange card, CvAuthorities authorities, RandomBytes random) {
    this.card = card;
    this.judge = new AuthenticityJudge(Objects.requireNonNull(authorities, "authorities"));
    this.random = random;
  }

  /**
   * Looks at the card, in one transaction: for each secret one VERIFY, never repeated, after a look
   * at its counter. With extended length 7 exchanges without a secret, 11 with one of the surface,
   * 13 with the card info PIN, 17 with both; on a link that others share one more for each secret.
   *
   * <p>What would fail of an application is read once more, and its challenge answered once more:
   * what is not the same twice is {@link AuthenticityCode#ANSWERS_UNRELIABLE}, since the link may
   * have spoilt it, and nothing that the card can be blamed for.
   *
   * <p>What is wrong with the card is a finding of the report; what is wrong with a secret or the
   * link is an exception.
   *
   * @param request with what to look
   * @return the report
   * @throws PinIncorrectException if a secret is wrong: one try of its own counter is spent
   * @throws PinBlockedException if it is blocked, before or by this attempt
   * @throws LastTryException if one try is left and the policy keeps it; the secret is not sent
   * @throws PinOutcomeUnknownException if no usable answer came back to VERIFY
   * @throws PinRequiredException if the card forgot between VERIFY and reading that the secret was
   *     right: another program interfered
   * @throws ApplicationNotFoundException if the card lacks an application of which a secret was
   *     given; the secret is not sent
   * @throws TransportException if the link failed
   * @throws JpkiException if the card's answers make no sense or refuse with a status of no further
   *     meaning
   * @throws IllegalArgumentException if a card refused a secret of the request already
   */
  public AuthenticityReport check(AuthenticityRequest request) throws JpkiException {
    request.requireUsable();
    CardChallenge challenge = CardChallenge.draw(random, request.context());
    CardReading reading =
        card.transact(() -> new CardReader(card, request, challenge, judge).read());
    try {
      return judge.judge(reading, challenge, request);
    } finally {
      reading.wipe();
    }
  }
}

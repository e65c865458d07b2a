package io.github.jpki4j.reset;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import java.time.Instant;
import java.util.Objects;

/**
 * All that is known when advice is asked for. What nobody found out is unknown, and stays so.
 *
 * @param target what was forgotten
 * @param now the instant for which the advice is
 * @param card what the card tells
 * @param holder what the holder tells
 * @param service what the service, the app and the issuer tell
 * @since 0.1.0
 */
public record ResetFacts(
    ResetTarget target, Instant now, CardFacts card, HolderFacts holder, ServiceFacts service) {

  /**
   * Creates it.
   *
   * @param target what was forgotten
   * @param now the instant for which the advice is
   * @param card what the card tells
   * @param holder what the holder tells
   * @param service what the service, the app and the issuer tell
   */
  public ResetFacts {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(card, "card");
    Objects.requireNonNull(holder, "holder");
    Objects.requireNonNull(service, "service");
  }

  /**
   * Nothing but the question.
   *
   * @param target what was forgotten
   * @param now the instant for which the advice is
   * @return facts in which everything else is unknown
   */
  public static ResetFacts of(ResetTarget target, Instant now) {
    return new ResetFacts(
        target, now, CardFacts.NONE, HolderFacts.NOT_ASKED, ServiceFacts.NOT_ASKED);
  }

  /**
   * The question, and what the card tells for free, its own expiry included; see {@link
   * CardFacts#gather(MyNumberCard)}. A card without the JPKI application is a fact, not an error.
   *
   * @param card a session; what was selected and verified before is so no more
   * @param target whose secret was forgotten
   * @param now the instant for which the advice is
   * @return facts in which everything else is unknown
   * @throws TransportException if the link failed
   * @throws JpkiException as {@link CardFacts#gather(MyNumberCard)}
   */
  public static ResetFacts gather(MyNumberCard card, KeyKind target, Instant now)
      throws JpkiException {
    return of(ResetTarget.of(target), now).with(CardFacts.gather(card));
  }

  /**
   * The question, and what the card tells for free; see {@link CardFacts#gather(JpkiAp)}. A secret
   * that was verified through this object is known to the holder.
   *
   * @param jpki the application, selected
   * @param target whose secret was forgotten
   * @param now the instant for which the advice is
   * @return facts in which everything else is unknown
   * @throws TransportException if the link failed
   * @throws JpkiException as {@link CardFacts#gather(JpkiAp)}
   */
  public static ResetFacts gather(JpkiAp jpki, KeyKind target, Instant now) throws JpkiException {
    ResetFacts facts = of(ResetTarget.of(target), now).with(CardFacts.gather(jpki));
    HolderFacts holder = facts.holder();
    if (jpki.isVerified(target)) {
      holder = holder.withKnowsTarget(Answer.YES);
    }
    if (facts.target().otherKey().filter(jpki::isVerified).isPresent()) {
      holder = holder.withKnowsOther(Answer.YES);
    }
    return facts.with(holder);
  }

  /**
   * The same with what the card tells.
   *
   * @param value the card's facts
   * @return the new facts
   */
  public ResetFacts with(CardFacts value) {
    return new ResetFacts(target, now, value, holder, service);
  }

  /**
   * The same with what the holder tells.
   *
   * @param value the holder's facts
   * @return the new facts
   */
  public ResetFacts with(HolderFacts value) {
    return new ResetFacts(target, now, card, value, service);
  }

  /**
   * The same with what the service tells.
   *
   * @param value the service's facts
   * @return the new facts
   */
  public ResetFacts with(ServiceFacts value) {
    return new ResetFacts(target, now, card, holder, value);
  }
}

package io.github.jpki4j.card;

import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.pin.PinStatus;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * What card this is, and what is free to read on its JPKI application: no secret is sent and no try
 * spent. Immutable.
 *
 * <p>{@link MyNumberCard#identify()}, {@link MyNumberCard#overview} and {@link JpkiAp#overview}
 * make it. What the card did not tell is in the {@link CardAnswer} of the thing and is never taken
 * for "no".
 *
 * @param token the token information, whose label tells the kind; not asked if the card has no JPKI
 *     application
 * @param presence which of the holder's certificates the card says that it has; missing if the card
 *     has no such file
 * @param authPin counter of the PIN
 * @param signPassword counter of the signature password
 * @param authCertificate the certificate for user authentication; a phone wants the PIN for it
 * @param signCertificate the certificate for digital signatures; {@link
 *     CardAnswer.State#PIN_REQUIRED}, without asking the card, unless its password was verified in
 *     this selection
 * @since 0.1.0
 */
public record CardOverview(
    CardAnswer<TokenInfo> token,
    CardAnswer<CertificatePresence> presence,
    CardAnswer<PinStatus> authPin,
    CardAnswer<PinStatus> signPassword,
    CardAnswer<JpkiCertificate> authCertificate,
    CardAnswer<JpkiCertificate> signCertificate) {

  /** A card without the JPKI application. */
  static final CardOverview WITHOUT_APPLICATION = ofToken(CardAnswer.notAsked());

  /**
   * Creates it.
   *
   * @param token the token information
   * @param presence which certificates there are
   * @param authPin counter of the PIN
   * @param signPassword counter of the signature password
   * @param authCertificate the certificate for user authentication
   * @param signCertificate the certificate for digital signatures
   */
  public CardOverview {
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(presence, "presence");
    Objects.requireNonNull(authPin, "authPin");
    Objects.requireNonNull(signPassword, "signPassword");
    Objects.requireNonNull(authCertificate, "authCertificate");
    Objects.requireNonNull(signCertificate, "signCertificate");
  }

  private static CardOverview ofToken(CardAnswer<TokenInfo> token) {
    return new CardOverview(
        token,
        CardAnswer.notAsked(),
        CardAnswer.notAsked(),
        CardAnswer.notAsked(),
        CardAnswer.notAsked(),
        CardAnswer.notAsked());
  }

  /**
   * Asks the card, in a transaction.
   *
   * @param more of which kinds more than the token information is read
   */
  static CardOverview read(JpkiAp jpki, Predicate<CardKind> more) throws JpkiException {
    CardOverview identified = ofToken(CardAnswer.of(jpki::token));
    if (!more.test(identified.kind())) {
      return identified;
    }
    return new CardOverview(
        identified.token,
        CardAnswer.of(jpki::presence),
        CardAnswer.of(() -> jpki.pinStatus(KeyKind.AUTH)),
        CardAnswer.of(() -> jpki.pinStatus(KeyKind.SIGN)),
        CardAnswer.of(() -> jpki.readUnchecked(KeyKind.AUTH.certificate())),
        CardAnswer.of(() -> jpki.readUnlocked(KeyKind.SIGN)));
  }

  /** The same with certificates whose keys are of use, after the transaction. */
  CardOverview checked(JpkiAp jpki) throws JpkiException {
    return new CardOverview(
        token,
        presence,
        authPin,
        signPassword,
        checked(jpki, KeyKind.AUTH, authCertificate),
        checked(jpki, KeyKind.SIGN, signCertificate));
  }

  private static CardAnswer<JpkiCertificate> checked(
      JpkiAp jpki, KeyKind key, CardAnswer<JpkiCertificate> answer) throws JpkiException {
    return answer.state() == CardAnswer.State.TOLD
        ? CardAnswer.of(() -> jpki.checked(key.certificate(), answer.orElseThrow()))
        : answer;
  }

  /**
   * What kind of card this is, as far as it told.
   *
   * @return the kind; {@link CardKind#OTHER} without the JPKI application, {@link
   *     CardKind#UNREADABLE_JPKI} if the card has the application and did not hand over a label:
   *     see {@link #requireKind()}
   */
  public CardKind kind() {
    return switch (token.state()) {
      case NOT_ASKED -> CardKind.OTHER;
      case TOLD -> token.value().get().kind();
      case MISSING, PIN_REQUIRED, FAILED -> CardKind.UNREADABLE_JPKI;
    };
  }

  /**
   * The kind, if the card did not fail when it was asked for its label. A failure says nothing of
   * the kind: the same card may tell its label the next time.
   *
   * @return the kind; {@link CardKind#UNREADABLE_JPKI} if the card has no file with a label, or one
   *     that holds no label
   * @throws CardResponseException if the card refused for another reason
   * @throws MalformedResponseException if what came back is no answer
   * @throws JpkiException declared for the sealed root; nothing else is thrown today
   */
  public CardKind requireKind() throws JpkiException {
    if (token.state() == CardAnswer.State.FAILED) {
      throw token.failure().get();
    }
    return kind();
  }

  /**
   * The counter of a secret.
   *
   * @param key whose secret
   * @return what the card answered
   */
  public CardAnswer<PinStatus> counter(KeyKind key) {
    return key == KeyKind.AUTH ? authPin : signPassword;
  }

  /**
   * A certificate of the holder.
   *
   * @param key whose certificate
   * @return what the card answered
   */
  public CardAnswer<JpkiCertificate> certificate(KeyKind key) {
    return key == KeyKind.AUTH ? authCertificate : signCertificate;
  }

  /**
   * Whether the card may be one without PINs (顔認証マイナンバーカード): a My Number card that says it has no
   * sign certificate, and has no try left of the auth PIN. The card of a child whose PIN is blocked
   * looks the same; the print on the card decides.
   *
   * @return true if it may; false says nothing if the card did not tell both
   */
  public boolean mayBeFaceAuthentication() {
    return kind() == CardKind.MY_NUMBER
        && presence.value().filter(there -> there.auth() && !there.sign()).isPresent()
        && authPin.value().filter(PinStatus::isBlocked).isPresent();
  }
}

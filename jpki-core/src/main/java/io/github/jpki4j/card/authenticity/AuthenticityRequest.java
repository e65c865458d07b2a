package io.github.jpki4j.card.authenticity;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.cert.BasicFourAttributes;
import io.github.jpki4j.exchange.CardApplication;
import io.github.jpki4j.pin.BirthKey;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.CardSecret;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.pin.VerificationNumberA;
import io.github.jpki4j.pin.VerificationNumberB;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * With what a card is looked at: one secret of the surface application, one of the card info input
 * application, both or none. Only with a secret of the surface can a card be proven genuine. The
 * secrets stay open, and the caller's. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class AuthenticityRequest {

  private Optional<OpeningSecret> surfaceSecret = Optional.empty();
  private Optional<OpeningSecret> textSecret = Optional.empty();
  private TryPolicy policy = TryPolicy.KEEP_LAST;
  private byte[] context = new byte[0];
  private Optional<BasicFourAttributes> certificate = Optional.empty();
  private boolean withImages;
  private boolean withIndividualNumber;

  private AuthenticityRequest() {}

  /**
   * What is free to read, which proves that certificates are genuine and nothing about the card
   * that has them.
   *
   * @return a request without a secret
   */
  public static AuthenticityRequest withoutSecret() {
    return new AuthenticityRequest();
  }

  /**
   * The face, opened by number B (照合番号B): the way for everybody.
   *
   * @param number the number
   * @return a request
   */
  public static AuthenticityRequest withNumberB(VerificationNumberB number) {
    return withoutSecret().surface(number);
  }

  /**
   * The face, opened by number A (照合番号A). That is the individual number: Japanese law allows its
   * use for listed tasks only, whatever its holder says.
   *
   * @param number the number
   * @return a request
   */
  public static AuthenticityRequest withNumberA(VerificationNumberA number) {
    return withoutSecret().surface(number);
  }

  /**
   * The age, opened by the birth key.
   *
   * @param key the birth date's six digits
   * @return a request
   */
  public static AuthenticityRequest withBirthKey(BirthKey key) {
    return withoutSecret().surface(key);
  }

  private AuthenticityRequest surface(CardSecret secret) {
    surfaceSecret = Optional.of(OpeningSecret.of(secret));
    return this;
  }

  /**
   * The four attributes as well. Nothing binds them to the card that answers, but birth date and
   * gender are compared with those of the surface.
   *
   * @param pin the card info PIN
   * @return this
   */
  public AuthenticityRequest text(CardInfoPin pin) {
    textSecret = Optional.of(OpeningSecret.of(pin));
    return this;
  }

  /**
   * The same, opened by number B (照合番号B), for who does not know the PIN. The card info input
   * application counts the tries of the number itself. Whether a card shows the signature of the
   * attributes for it is not certain (APP-27): if not, the report says so.
   *
   * @param number the number
   * @return this
   */
  public AuthenticityRequest text(VerificationNumberB number) {
    textSecret = Optional.of(new OpeningSecret(DataSecret.CARD_INFO_NUMBER_B, number));
    return this;
  }

  /**
   * That a genuine card of the municipality is present, by number A (照合番号A): it does not open the
   * four attributes. That is the individual number: Japanese law allows its use for listed tasks
   * only. The card info input application counts its tries itself.
   *
   * @param number the number
   * @return this
   */
  public AuthenticityRequest text(VerificationNumberA number) {
    textSecret = Optional.of(new OpeningSecret(DataSecret.CARD_INFO_NUMBER_A, number));
    return this;
  }

  /**
   * What to do when one try of a secret is left.
   *
   * @param tryPolicy {@link TryPolicy#KEEP_LAST} unless this is called
   * @return this
   */
  public AuthenticityRequest policy(TryPolicy tryPolicy) {
    policy = Objects.requireNonNull(tryPolicy, "tryPolicy");
    return this;
  }

  /**
   * What the challenge is for, such as a number that a server drew: it stands in the challenge
   * behind this library's own 32 random bytes, so that whoever drew it can tell that the answer is
   * not older.
   *
   * @param bytes 0 to 1,024 bytes; copied
   * @return this
   * @throws IllegalArgumentException if they are more
   */
  public AuthenticityRequest context(byte[] bytes) {
    if (bytes.length > CardChallenge.LONGEST_CONTEXT) {
      throw new IllegalArgumentException(
          "a context has at most " + CardChallenge.LONGEST_CONTEXT + " bytes");
    }
    context = bytes.clone();
    return this;
  }

  /**
   * The attributes of the person's sign certificate, to be compared with the card's. Whether the
   * certificate can be relied on is for its own validation to tell.
   *
   * @param attributes of the certificate
   * @return this
   */
  public AuthenticityRequest certificate(BasicFourAttributes attributes) {
    certificate = Optional.of(attributes);
    return this;
  }

  /**
   * Puts the images of name and address and the photo into the evidence, which has their hashes
   * otherwise.
   *
   * @return this
   */
  public AuthenticityRequest includingImages() {
    withImages = true;
    return this;
  }

  /**
   * Reads the individual number (個人番号), to see that the signatures cover it: as text with the card
   * info PIN, as an image with number A. It is erased and never handed out.
   *
   * <p>Japanese law (番号法) allows reading it for listed administrative tasks only; consent of the
   * person does not make other uses lawful. Without this call it is not read.
   *
   * @return this
   */
  public AuthenticityRequest includingIndividualNumber() {
    withIndividualNumber = true;
    return this;
  }

  /** What opens an application. */
  Optional<OpeningSecret> secretOf(CardApplication application) {
    return switch (application) {
      case SURFACE -> surfaceSecret;
      case CARD_INFO_INPUT -> textSecret;
      default -> Optional.empty();
    };
  }

  TryPolicy policy() {
    return policy;
  }

  byte[] context() {
    return context.clone();
  }

  Optional<BasicFourAttributes> certificate() {
    return certificate;
  }

  boolean withImages() {
    return withImages;
  }

  boolean withIndividualNumber() {
    return withIndividualNumber;
  }

  /** Refuses secrets that a card refused. */
  void requireUsable() {
    Stream.of(surfaceSecret, textSecret)
        .filter(Optional::isPresent)
        .map(secret -> secret.get().secret())
        .filter(CardSecret::isRefused)
        .findFirst()
        .ifPresent(
            secret -> {
              throw new IllegalArgumentException(
                  "the card refused this secret; ask the person again");
            });
  }
}

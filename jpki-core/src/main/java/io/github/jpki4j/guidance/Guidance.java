package io.github.jpki4j.guidance;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.card.authenticity.AuthenticityFinding;
import io.github.jpki4j.cert.AttributeProblem;
import io.github.jpki4j.cert.Finding;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.pin.PinFormatException;
import java.util.Locale;
import java.util.Objects;

/**
 * What happened and what to do about it, in Japanese (the words of the official pages) or English:
 * for each exception of this module, each finding about a certificate or a card, each status of
 * revocation, each failure of a link.
 *
 * <p>Whole sentences for the person in front of the card, with tries left and times in Japan where
 * they are known. They hold neither a PIN nor personal data, and no message of an exception: what
 * others write there is not known. Immutable.
 *
 * @param happened what happened or was found: one or two sentences
 * @param action what to do about it: one or two sentences
 * @since 0.1.0
 */
public record Guidance(String happened, String action) {

  /** More causes than any exception has that is not made to have many. */
  private static final int MOST_CAUSES = 16;

  /**
   * Creates one.
   *
   * @param happened what happened
   * @param action what to do about it
   */
  public Guidance {
    Objects.requireNonNull(happened, "happened");
    Objects.requireNonNull(action, "action");
  }

  /**
   * Explains what was thrown. Of what is not of this module (a {@code SignatureException} of the
   * JCA, an {@code ExecutionException}), the first cause that is: each {@link JpkiException} and
   * {@link PinFormatException}.
   *
   * @param thrown anything
   * @param locale Japanese, or anything else for English
   * @return the guidance; where neither it nor a cause is known, one that says so
   */
  public static Guidance of(Throwable thrown, Locale locale) {
    Texts texts = Texts.of(locale);
    Throwable it = thrown;
    for (int i = 0; i < MOST_CAUSES && it != null; i++) {
      if (it instanceof JpkiException || it instanceof PinFormatException) {
        return ThrownGuidance.of(it, texts);
      }
      it = it.getCause();
    }
    return texts.guidance("unknown-error");
  }

  /**
   * Explains what a card reader or a link to a card needs.
   *
   * @param remedy what to do
   * @param locale Japanese, or anything else for English
   * @return the guidance
   */
  public static Guidance of(TransportException.Remedy remedy, Locale locale) {
    return ThrownGuidance.of(remedy, Texts.of(locale));
  }

  /**
   * Explains what a validation found about a certificate.
   *
   * @param finding the finding
   * @param locale Japanese, or anything else for English
   * @return the guidance
   */
  public static Guidance of(Finding finding, Locale locale) {
    return FindingGuidance.of(finding, Texts.of(locale));
  }

  /**
   * Explains whether a certificate is revoked.
   *
   * @param status the status
   * @param locale Japanese, or anything else for English
   * @return the guidance, as of the finding that says the same
   */
  public static Guidance of(RevocationStatus status, Locale locale) {
    return FindingGuidance.of(status, Texts.of(locale));
  }

  /**
   * Explains what is odd about the attributes of a certificate, without their content.
   *
   * @param problem what is odd
   * @param locale Japanese, or anything else for English
   * @return the guidance
   */
  public static Guidance of(AttributeProblem problem, Locale locale) {
    return FindingGuidance.of(problem, Texts.of(locale));
  }

  /**
   * Explains what was found about a card. What was looked at is {@link
   * GuidanceTerms#name(io.github.jpki4j.card.authenticity.AuthenticityCheck)}.
   *
   * @param finding the finding
   * @param locale Japanese, or anything else for English
   * @return the guidance
   */
  public static Guidance of(AuthenticityFinding finding, Locale locale) {
    return AuthenticityGuidance.of(finding, Texts.of(locale));
  }

  /**
   * Both parts, one after the other, with a space between them where the language has one.
   *
   * @return two to four sentences
   */
  public String text() {
    return happened.endsWith("。") ? happened + action : happened + " " + action;
  }
}

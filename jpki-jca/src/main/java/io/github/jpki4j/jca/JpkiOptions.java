package io.github.jpki4j.jca;

import io.github.jpki4j.pin.TryPolicy;
import java.util.Objects;

/**
 * The settings of a {@link JpkiProvider}. Immutable; each method gives another one.
 *
 * @param name the provider's name; empty for one that is made up, different for each provider
 * @param pss whether the card makes RSASSA-PSS, see {@link #withPss()}
 * @param sha1 whether SHA-1 may be signed, see {@link #withSha1()}
 * @param tryPolicy what to do when one try is left
 * @param defaultPasswords whether the usual default passwords of key stores are meant, see {@link
 *     #takingDefaultPasswords()}
 * @since 0.1.0
 */
public record JpkiOptions(
    String name, boolean pss, boolean sha1, TryPolicy tryPolicy, boolean defaultPasswords) {

  /** Neither PSS nor SHA-1; the last try is kept; a name that is made up; no default passwords. */
  public static final JpkiOptions DEFAULT =
      new JpkiOptions("", false, false, TryPolicy.KEEP_LAST, false);

  /**
   * Checks the components.
   *
   * @param name not null
   * @param pss either
   * @param sha1 either
   * @param tryPolicy not null
   * @param defaultPasswords either
   */
  public JpkiOptions {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(tryPolicy, "tryPolicy");
  }

  /**
   * With a name to be found by, as with {@link java.security.Security#getProvider}. Of two
   * providers with one name, Java installs the first only.
   *
   * @param value the whole name, for example {@code JPKI-counter-2}
   * @return other options
   */
  public JpkiOptions named(String value) {
    return new JpkiOptions(value, pss, sha1, tryPolicy, defaultPasswords);
  }

  /**
   * For cards that are known to make RSASSA-PSS, which TLS 1.3 needs. Java takes it for TLS 1.2 too
   * then, so with a card that cannot do it both fail, until the card has said so once.
   *
   * @return other options
   */
  public JpkiOptions withPss() {
    return new JpkiOptions(name, true, sha1, tryPolicy, defaultPasswords);
  }

  /**
   * With SHA1withRSA, and SHA-1 in NONEwithRSA. SHA-1 is broken: for old formats that ask for it.
   *
   * @return other options
   */
  public JpkiOptions withSha1() {
    return new JpkiOptions(name, pss, true, tryPolicy, defaultPasswords);
  }

  /**
   * Sends a PIN even if it is the last try. For programs whose person is told so and insists; the
   * prompt of {@link JpkiPasswordCallback} tells.
   *
   * @return other options
   */
  public JpkiOptions spendingLastTry() {
    return new JpkiOptions(name, pss, sha1, TryPolicy.SPEND_LAST, defaultPasswords);
  }

  /**
   * Takes {@code changeit} and {@code password} for what a person set. Servers hand them to a key
   * store when nobody set a password, and each would cost a try of the password for digital
   * signatures at each start; so without this option they are refused before the card, in {@code
   * load} and {@code getKey}. What a {@link io.github.jpki4j.pin.PinSource} or a callback handler
   * answers is always taken.
   *
   * @return other options
   */
  public JpkiOptions takingDefaultPasswords() {
    return new JpkiOptions(name, pss, sha1, tryPolicy, true);
  }
}

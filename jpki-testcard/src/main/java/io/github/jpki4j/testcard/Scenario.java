package io.github.jpki4j.testcard;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.pki.Revocation;
import java.security.cert.CRLReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * A situation in which the holder of a card can be, as the reset service and relying programs meet
 * it. Where no other word is said, both certificates are valid.
 *
 * @since 0.1.0
 */
public enum Scenario {
  /** Both certificates ended on the holder's last birthday. */
  EXPIRED,
  /** Both certificates begin in a week. */
  NOT_YET_VALID,
  /** Tomorrow, in Japan, is the birthday on which both certificates end. */
  EXPIRES_TOMORROW,
  /** The sign certificate was revoked a month ago at the holder's request. */
  REVOKED,
  /**
   * The holder moved a week ago: the sign certificate is revoked as its address is no longer true,
   * and the text application has the new one. Facts: CERT-33.
   */
  MOVED_HOUSE,
  /**
   * Card and certificates end with the permitted stay, in less than a year; the name is in Latin
   * letters. Facts: CERT-29.
   */
  FOREIGN_RESIDENT,
  /** A child of ten years or less, without sign certificate; the card ends with the other one. */
  UNDER_15,
  /** One character of the name and one of the address are substitutes (代替文字). Facts: CERT-23. */
  SUBSTITUTED_CHARACTERS,
  /** Year and month of birth are known, the day is not; certificates end on 1 January (ASSUMED). */
  UNKNOWN_BIRTH_DAY;

  private static final Duration SINCE_REQUEST = Duration.ofDays(30);
  private static final Duration SINCE_MOVE = Duration.ofDays(7);

  /**
   * A card in this situation today.
   *
   * @return a builder, which may be told more
   */
  public TestCardBuilder card() {
    return card(Clock.systemUTC());
  }

  /**
   * A card in this situation.
   *
   * @param clock when today is; the certificates' dates are computed now, from this clock alone
   * @return a builder, which may be told more, but neither another clock nor another validity
   */
  public TestCardBuilder card(Clock clock) {
    return new ScenarioCards(clock).card(this);
  }

  /**
   * What the CA has revoked in this situation, for revocation lists and OCSP responders.
   *
   * @param card a card of this situation
   * @return a revocation of the card's sign certificate, or nothing in most situations
   */
  public Optional<Revocation> revocation(TestCard card) {
    return switch (this) {
      case REVOKED -> Optional.of(revoked(card, CRLReason.CESSATION_OF_OPERATION, SINCE_REQUEST));
      case MOVED_HOUSE -> Optional.of(revoked(card, CRLReason.AFFILIATION_CHANGED, SINCE_MOVE));
      default -> Optional.empty();
    };
  }

  private static Revocation revoked(TestCard card, CRLReason reason, Duration ago) {
    Instant today = card.issue().clock().instant().truncatedTo(ChronoUnit.DAYS);
    return new Revocation(card.issue().serial(KeyKind.SIGN), reason, today.minus(ago));
  }

  /**
   * The name for command lines.
   *
   * @return the constant's name in lower case with hyphens, for example {@code moved-house}
   */
  public String cliName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The situation with a command-line name.
   *
   * @param cliName a value of {@link #cliName()}
   * @return the situation
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Scenario of(String cliName) {
    for (Scenario scenario : values()) {
      if (scenario.cliName().equals(cliName)) {
        return scenario;
      }
    }
    throw new IllegalArgumentException("no scenario is called " + cliName);
  }
}

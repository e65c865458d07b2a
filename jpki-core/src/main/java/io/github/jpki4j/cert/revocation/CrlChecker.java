package io.github.jpki4j.cert.revocation;

import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.revocation.RevocationStatus.Unknown;
import io.github.jpki4j.cert.revocation.RevocationStatus.Why;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Looks certificates up in revocation lists, by the rules of RFC 5280, 6.3, taken conservatively:
 * full lists of the certificate's own issuer, signed by its key. Deltas and indirect lists say
 * nothing here. For the law on who may ask, see this package's description.
 *
 * <p>A list counts if its issuer has the name and key of the certificate's issuer, its key usage
 * allows cRLSign, the algorithm is RSA (PKCS#1 v1.5, 2048 bits or more) or ECDSA (256 bits or more)
 * with SHA-2, the issuing distribution point, if there is one, is one of the certificate's, no
 * critical extension of list or entries is unknown, and the list is fresh: thisUpdate not after the
 * instant asked for, nextUpdate not before it, and not older than the greatest age. JPKI publishes
 * daily: the default is 24 hours. Clocks may differ by 5 minutes unless set otherwise; that
 * stretches the age and the future, not nextUpdate. Facts: CERT-35.
 *
 * <p>Immutable, thread-safe, as far as the source is.
 *
 * @since 0.1.0
 */
public final class CrlChecker implements RevocationChecker {

  private static final Freshness DEFAULT =
      new Freshness(Duration.ofHours(24), Duration.ofMinutes(5));

  private final List<CrlSource> sources;
  private final Freshness freshness;

  private CrlChecker(List<CrlSource> sources, Freshness freshness) {
    this.sources = sources;
    this.freshness = freshness;
  }

  /**
   * A checker over one list.
   *
   * @param crl the list
   * @return the checker
   */
  public static CrlChecker of(Crl crl) {
    return of(Collections.singletonList(crl));
  }

  /**
   * A checker over several lists, such as one per municipality or CA generation. The newest one
   * that covers the certificate decides. If none does, the answer is what is in the way of a list
   * that is about the certificate, rather than that another list is not.
   *
   * @param crls in any order, at least one; copied
   * @return the checker
   * @throws IllegalArgumentException if there is none
   */
  public static CrlChecker of(List<Crl> crls) {
    List<Crl> newestFirst = new ArrayList<>(List.copyOf(crls));
    if (newestFirst.isEmpty()) {
      throw new IllegalArgumentException("at least one list is needed");
    }
    newestFirst.sort(Comparator.comparing(Crl::thisUpdate).reversed());
    List<CrlSource> sources = new ArrayList<>();
    for (Crl crl : newestFirst) {
      sources.add((certificate, issuer) -> crl);
    }
    return new CrlChecker(sources, DEFAULT);
  }

  /**
   * A checker that asks for the list each time.
   *
   * @param source where the list comes from
   * @return the checker
   */
  public static CrlChecker over(CrlSource source) {
    return new CrlChecker(
        Collections.singletonList(Objects.requireNonNull(source, "source")), DEFAULT);
  }

  /**
   * The same checker with another greatest age.
   *
   * @param maxAge greatest age of thisUpdate, not negative; 24 hours unless set
   * @return a new checker
   * @throws IllegalArgumentException if it is negative
   */
  public CrlChecker withMaxAge(Duration maxAge) {
    return new CrlChecker(sources, new Freshness(maxAge, freshness.tolerance()));
  }

  /**
   * The same checker with another tolerance.
   *
   * @param tolerance by how much clocks may differ, 0 to 24 hours; 5 minutes unless set
   * @return a new checker
   * @throws IllegalArgumentException if it is outside the range
   */
  public CrlChecker withClockTolerance(Duration tolerance) {
    return new CrlChecker(sources, new Freshness(freshness.maxAge(), tolerance));
  }

  /**
   * {@inheritDoc}
   *
   * <p>A RuntimeException of the source passes through.
   */
  @Override
  public RevocationStatus check(X509Certificate certificate, X509Certificate issuer, Instant at) {
    RevocationStatus telling = ask(sources.get(0), certificate, issuer, at);
    for (int i = 1; i < sources.size() && !telling.isConclusive(); i++) {
      RevocationStatus status = ask(sources.get(i), certificate, issuer, at);
      if (isAboutTheCertificate(status) || !isAboutTheCertificate(telling)) {
        telling = status;
      }
    }
    return telling;
  }

  private RevocationStatus ask(
      CrlSource source, X509Certificate certificate, X509Certificate issuer, Instant at) {
    try {
      return source.crl(certificate, issuer).status(certificate, issuer, at, freshness);
    } catch (IOException e) {
      return new Unknown(Why.NO_ANSWER);
    } catch (MalformedDataException e) {
      return new Unknown(Why.MALFORMED);
    }
  }

  private static boolean isAboutTheCertificate(RevocationStatus status) {
    return !status.equals(new Unknown(Why.WRONG_ISSUER))
        && !status.equals(new Unknown(Why.OUT_OF_SCOPE));
  }
}

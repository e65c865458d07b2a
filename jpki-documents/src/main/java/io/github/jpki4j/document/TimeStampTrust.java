package io.github.jpki4j.document;

import io.github.jpki4j.cert.revocation.RevocationChecker;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Whose time stamps count: those of authorities below the roots that the caller names. There is no
 * list of them here, and no other use of a root makes it one for time stamps.
 *
 * <p>Immutable; thread-safe if clock and revocation checker are.
 *
 * @since 0.1.0
 */
public final class TimeStampTrust {

  private static final int KEY_CERT_SIGN = 5;

  private final List<X509Certificate> roots;
  private final Clock clock;
  private final Optional<RevocationChecker> revocation;

  private TimeStampTrust(
      List<X509Certificate> roots, Clock clock, Optional<RevocationChecker> revocation) {
    this.roots = roots;
    this.clock = clock;
    this.revocation = revocation;
  }

  /**
   * Trusts authorities below these roots. Whether their certificates are revoked is not checked.
   *
   * @param roots CA certificates, at least one; copied. The certificate of an authority itself is
   *     none
   * @param clock says for which time time stamps are judged: that of the validator of certificates
   * @return trusts them
   * @throws IllegalArgumentException if there is no root, or one is not a certificate of a CA that
   *     may issue certificates
   */
  public static TimeStampTrust of(Collection<X509Certificate> roots, Clock clock) {
    if (roots.isEmpty()) {
      throw new IllegalArgumentException("no root for time stamps");
    }
    if (!roots.stream().allMatch(TimeStampTrust::isAuthority)) {
      throw new IllegalArgumentException("a root for time stamps that is no certificate of a CA");
    }
    return new TimeStampTrust(List.copyOf(roots), clock, Optional.empty());
  }

  /**
   * Whether a certificate can be a root: that of a CA that may issue certificates.
   *
   * @param certificate any
   * @return true if its basic constraints and its key usage, where it has one, say so
   */
  public static boolean isAuthority(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    return certificate.getBasicConstraints() >= 0 && (usage == null || usage[KEY_CERT_SIGN]);
  }

  /**
   * The same with a check whether an authority's certificate, or that of a CA between it and the
   * root, is revoked. A revocation after the time of a stamp does not matter if its reason says
   * nothing of the key.
   *
   * @param checker is asked for the time at which the time stamp is judged
   * @return a new one
   */
  public TimeStampTrust withRevocation(RevocationChecker checker) {
    return new TimeStampTrust(roots, clock, Optional.of(checker));
  }

  /**
   * The roots.
   *
   * @return unmodifiable, at least one
   */
  public List<X509Certificate> roots() {
    return roots;
  }

  /**
   * Says for which time time stamps are judged.
   *
   * @return the clock
   */
  public Clock clock() {
    return clock;
  }

  /**
   * Who tells whether a certificate is revoked.
   *
   * @return empty if nobody does
   */
  public Optional<RevocationChecker> revocation() {
    return revocation;
  }
}

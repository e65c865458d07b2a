package io.github.jpki4j.document;

import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.internal.AuthorityCheck;
import io.github.jpki4j.internal.KeyPurpose;
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
   * @throws IllegalArgumentException if there is no root, or one has a {@link #flaw}
   */
  public static TimeStampTrust of(Collection<X509Certificate> roots, Clock clock) {
    if (roots.isEmpty()) {
      throw new IllegalArgumentException("no root for time stamps");
    }
    for (X509Certificate root : roots) {
      flaw(root)
          .ifPresent(
              extension -> {
                throw new IllegalArgumentException(
                    "a root for time stamps that may not issue certificates for them: extension "
                        + extension);
              });
    }
    return new TimeStampTrust(List.copyOf(roots), clock, Optional.empty());
  }

  /**
   * Why a certificate cannot be a root. Java's PKIX code does not look at this in a certificate
   * that is trusted: it must be that of a CA with the key usage keyCertSign, without name
   * constraints; an extended key usage, where it has one, must have room for time stamps; no
   * extension may be unreadable, or critical and unknown.
   *
   * @param certificate any
   * @return the object identifier of an extension that is missing, or says something else; empty if
   *     it can be a root
   */
  public static Optional<String> flaw(X509Certificate certificate) {
    return AuthorityCheck.flaw(KeyPurpose.TIME_STAMPS, certificate);
  }

  /**
   * The same with a check whether an authority's certificate, or that of a CA between it and the
   * root, is revoked. A revocation after the time of a stamp does no harm if its reason says
   * nothing of the key. Where there is no answer to rely on, the time stamp proves nothing.
   *
   * @param checker is asked for the clock's time; if that gives no answer, or the certificate is
   *     over, for the time at which the stamp is proven to have existed
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

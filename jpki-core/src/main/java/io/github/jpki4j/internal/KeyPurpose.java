package io.github.jpki4j.internal;

import io.github.jpki4j.KeyKind;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate, or those below it, shall be good for, and whether an extended key usage
 * leaves room for it. Auth certificates have clientAuth, sign certificates none. Facts: CERT-15.
 */
public enum KeyPurpose {
  /** Logging in. */
  AUTH("1.3.6.1.5.5.7.3.2"),
  /** Signatures of persons; no usage stands for them. */
  SIGN(null),
  /** Time stamps (RFC 3161). */
  TIME_STAMPS("1.3.6.1.5.5.7.3.8");

  private static final String ANY = "2.5.29.37.0";

  private final Optional<String> usage;

  KeyPurpose(@Nullable String usage) {
    this.usage = Optional.ofNullable(usage);
  }

  /** The purpose of a key of a card. */
  public static KeyPurpose of(KeyKind key) {
    return key == KeyKind.AUTH ? AUTH : SIGN;
  }

  /**
   * Whether there is room for it (RFC 5280, 4.2.1.12: without the extension nothing is limited).
   *
   * @param extensions of the certificate
   * @return false too if it cannot be read
   */
  public boolean isAllowed(X509Certificate certificate, CertificateExtensions extensions) {
    try {
      // asked only if there is one: the JDK throws and catches for an extension that is missing
      @Nullable List<String> usages =
          extensions.has(CertificateExtensions.EXTENDED_KEY_USAGE)
              ? certificate.getExtendedKeyUsage()
              : null;
      return usages == null || usages.contains(ANY) || usage.filter(usages::contains).isPresent();
    } catch (CertificateParsingException e) {
      return false;
    }
  }
}

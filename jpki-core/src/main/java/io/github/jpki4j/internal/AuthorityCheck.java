package io.github.jpki4j.internal;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK's PKIX code does not look at in a trusted CA: whether its certificate lets it issue
 * others (RFC 5280, 6.1.4). The certificates of JPKI's CAs do (CERT-07, CERT-08).
 */
public final class AuthorityCheck {

  private static final String KEY_USAGE = "2.5.29.15";
  private static final String NAME_CONSTRAINTS = "2.5.29.30";

  /** Bit of the key usage. */
  private static final int KEY_CERT_SIGN = 5;

  /** Critical extensions that are looked at, or limit nothing of what is asked here. */
  private static final Set<String> KNOWN =
      new HashSet<>(
          Arrays.asList(
              KEY_USAGE,
              CertificateExtensions.BASIC_CONSTRAINTS,
              "2.5.29.32",
              CertificateExtensions.EXTENDED_KEY_USAGE));

  /**
   * Critical extensions about policies below (policy constraints, inhibit anyPolicy). What they
   * limit cannot happen in a path of one certificate that has a policy of JPKI. A path to an
   * authority for time stamps is longer, and need not have any policy.
   */
  private static final Set<String> ABOUT_POLICIES =
      new HashSet<>(Arrays.asList("2.5.29.36", "2.5.29.54"));

  private AuthorityCheck() {}

  /**
   * What is in the way.
   *
   * @param purpose of the certificates below it
   * @param authority the certificate of a CA
   * @return the object identifier of an extension that is missing, or says something else; empty if
   *     it may issue certificates
   */
  public static Optional<String> flaw(KeyPurpose purpose, X509Certificate authority) {
    CertificateExtensions extensions = CertificateExtensions.of(authority);
    Set<String> unreadable = ExtensionStructure.unreadable(extensions);
    if (!unreadable.isEmpty()) {
      return unreadable.stream().findFirst();
    }
    if (!extensions.has(CertificateExtensions.BASIC_CONSTRAINTS)
        || authority.getBasicConstraints() < 0) {
      return Optional.of(CertificateExtensions.BASIC_CONSTRAINTS);
    }
    boolean @Nullable [] usage = authority.getKeyUsage();
    if (usage == null || usage.length <= KEY_CERT_SIGN || !usage[KEY_CERT_SIGN]) {
      return Optional.of(KEY_USAGE);
    }
    if (extensions.has(NAME_CONSTRAINTS)) {
      return Optional.of(NAME_CONSTRAINTS);
    }
    if (!purpose.isAllowed(authority, extensions)) {
      return Optional.of(CertificateExtensions.EXTENDED_KEY_USAGE);
    }
    Set<String> unknown = extensions.criticalBesides(KNOWN);
    if (purpose != KeyPurpose.TIME_STAMPS) {
      unknown.removeAll(ABOUT_POLICIES);
    }
    return unknown.stream().findFirst();
  }
}

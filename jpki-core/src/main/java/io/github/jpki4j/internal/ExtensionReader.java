package io.github.jpki4j.internal;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.util.encoders.Hex;
import org.jspecify.annotations.Nullable;

/**
 * Extensions that the JDK's certificate shows as bytes only. What cannot be read counts as absent:
 * the checks then miss what they need.
 */
public final class ExtensionReader {

  /** Reads the content of an extension. */
  @FunctionalInterface
  private interface Parser<T> {
    Optional<T> parse(DerCursor value) throws DerException;
  }

  /** Object identifier of the extension basicConstraints. */
  public static final String BASIC_CONSTRAINTS = "2.5.29.19";

  /** Object identifier of the extension extKeyUsage. */
  public static final String EXTENDED_KEY_USAGE = "2.5.29.37";

  private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
  private static final String CERTIFICATE_POLICIES = "2.5.29.32";
  private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
  private static final int KEY_IDENTIFIER = DerCursor.primitive(0);

  private ExtensionReader() {}

  /** The policies' object identifiers in dotted form, in their order. */
  public static List<String> policies(X509Certificate certificate) {
    return read(certificate, CERTIFICATE_POLICIES, ExtensionReader::policyOids)
        .orElseGet(ArrayList::new);
  }

  /** The identifier of the issuer's key, in upper-case hexadecimal digits. */
  public static Optional<String> authorityKeyIdentifier(X509Certificate certificate) {
    return read(
        certificate,
        AUTHORITY_KEY_IDENTIFIER,
        value -> {
          DerCursor identifier = value.read(DerCursor.SEQUENCE);
          return identifier.nextIs(KEY_IDENTIFIER)
              ? Optional.of(hex(identifier.read(KEY_IDENTIFIER)))
              : Optional.empty();
        });
  }

  /** The identifier of the certificate's own key, in upper-case hexadecimal digits. */
  public static Optional<String> subjectKeyIdentifier(X509Certificate certificate) {
    return read(
        certificate,
        SUBJECT_KEY_IDENTIFIER,
        value -> Optional.of(hex(value.read(DerCursor.OCTET_STRING))));
  }

  private static Optional<List<String>> policyOids(DerCursor value) throws DerException {
    List<String> oids = new ArrayList<>();
    DerCursor policies = value.read(DerCursor.SEQUENCE);
    while (!policies.isAtEnd()) {
      oids.add(policies.read(DerCursor.SEQUENCE).readOid());
    }
    return Optional.of(oids);
  }

  private static String hex(DerCursor content) {
    return Hex.toHexString(content.bytes()).toUpperCase(Locale.ROOT);
  }

  /** Whether there is such an extension, critical or not. */
  public static boolean has(X509Certificate certificate, String oid) {
    return isAmong(certificate.getCriticalExtensionOIDs(), oid)
        || isAmong(certificate.getNonCriticalExtensionOIDs(), oid);
  }

  /** The same of identifiers that were asked for already. */
  static boolean isAmong(@Nullable Set<String> oids, String oid) {
    return oids != null && oids.contains(oid);
  }

  private static <T> Optional<T> read(X509Certificate certificate, String oid, Parser<T> parser) {
    byte @Nullable [] encoded = certificate.getExtensionValue(oid);
    if (encoded == null) {
      return Optional.empty();
    }
    try {
      return parser.parse(DerCursor.of(encoded).read(DerCursor.OCTET_STRING));
    } catch (DerException e) {
      return Optional.empty();
    }
  }
}

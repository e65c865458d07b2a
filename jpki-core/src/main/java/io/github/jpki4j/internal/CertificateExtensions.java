package io.github.jpki4j.internal;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.util.encoders.Hex;
import org.jspecify.annotations.Nullable;

/**
 * The extensions of one certificate (RFC 5280, 4.1), taken out of it once: a library makes sets and
 * copies anew each time it is asked. A value that cannot be read counts as absent: the checks then
 * miss what they need. Immutable, thread-safe.
 */
public final class CertificateExtensions {

  /** Reads the content of an extension. */
  @FunctionalInterface
  private interface Parser<T> {
    Optional<T> parse(DerCursor value) throws DerException;
  }

  /** Object identifier of the extension basicConstraints. */
  public static final String BASIC_CONSTRAINTS = "2.5.29.19";

  /** Object identifier of the extension extKeyUsage. */
  public static final String EXTENDED_KEY_USAGE = "2.5.29.37";

  /** Object identifier of the extension subjectAltName. */
  public static final String SUBJECT_ALT_NAME = "2.5.29.17";

  static final CertificateExtensions NONE = new CertificateExtensions();

  private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
  private static final String CERTIFICATE_POLICIES = "2.5.29.32";
  private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
  private static final int KEY_IDENTIFIER = DerCursor.primitive(0);

  /** Each value with the header of its OCTET STRING; copied before it is read. */
  private final Map<String, DerCursor> values = new HashMap<>();

  private final Set<String> critical = new HashSet<>();

  private CertificateExtensions() {}

  /**
   * Reads extensions.
   *
   * @param content of the SEQUENCE OF Extension, in an array that does not change
   * @throws DerException if that is none, or one is there twice
   */
  static CertificateExtensions read(DerCursor content) throws DerException {
    CertificateExtensions read = new CertificateExtensions();
    do {
      DerCursor extension = content.read(DerCursor.SEQUENCE);
      String oid = extension.readOid();
      if (extension.nextIs(DerCursor.BOOLEAN) && extension.readAny().booleanContent()) {
        read.critical.add(oid);
      }
      DerCursor value = extension.copy();
      extension.read(DerCursor.OCTET_STRING);
      extension.expectEnd();
      if (read.values.put(oid, value) != null) {
        throw new DerException("an extension twice");
      }
    } while (!content.isAtEnd());
    return read;
  }

  /** Those of a certificate of any provider. */
  public static CertificateExtensions of(X509Certificate certificate) {
    CertificateExtensions read = new CertificateExtensions();
    @Nullable Set<String> critical = certificate.getCriticalExtensionOIDs();
    read.add(certificate, critical);
    read.add(certificate, certificate.getNonCriticalExtensionOIDs());
    if (critical != null) {
      read.critical.addAll(critical);
    }
    return read;
  }

  private void add(X509Certificate certificate, @Nullable Set<String> oids) {
    for (String oid : oids == null ? Collections.<String>emptySet() : oids) {
      byte @Nullable [] value = certificate.getExtensionValue(oid);
      values.put(oid, DerCursor.of(value == null ? new byte[0] : value.clone()));
    }
  }

  /** Whether there is such an extension, critical or not. */
  public boolean has(String oid) {
    return values.containsKey(oid);
  }

  /** The object identifiers of all, in dotted form; unmodifiable. */
  Set<String> oids() {
    return Collections.unmodifiableSet(values.keySet());
  }

  /**
   * The critical ones besides those that are known.
   *
   * @return object identifiers in dotted form, a fresh sorted set
   */
  public Set<String> criticalBesides(Set<String> known) {
    Set<String> others = new TreeSet<>();
    for (String oid : critical) {
      if (!known.contains(oid)) {
        others.add(oid);
      }
    }
    return others;
  }

  /**
   * One value as it stands.
   *
   * @return a fresh cursor over the OCTET STRING with its header; empty if there is no such
   *     extension
   */
  public Optional<DerCursor> value(String oid) {
    return Optional.ofNullable(values.get(oid)).map(DerCursor::copy);
  }

  /** The policies' object identifiers in dotted form, in their order. */
  public List<String> policies() {
    return read(CERTIFICATE_POLICIES, CertificateExtensions::policyOids).orElseGet(ArrayList::new);
  }

  /** The identifier of the issuer's key, in upper-case hexadecimal digits. */
  public Optional<String> authorityKeyIdentifier() {
    return read(
        AUTHORITY_KEY_IDENTIFIER,
        value -> {
          DerCursor identifier = value.read(DerCursor.SEQUENCE);
          return identifier.nextIs(KEY_IDENTIFIER)
              ? Optional.of(hex(identifier.read(KEY_IDENTIFIER)))
              : Optional.empty();
        });
  }

  /** The identifier of the certificate's own key, in upper-case hexadecimal digits. */
  public Optional<String> subjectKeyIdentifier() {
    return read(
        SUBJECT_KEY_IDENTIFIER, value -> Optional.of(hex(value.read(DerCursor.OCTET_STRING))));
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

  private <T> Optional<T> read(String oid, Parser<T> parser) {
    Optional<DerCursor> value = value(oid);
    if (!value.isPresent()) {
      return Optional.empty();
    }
    try {
      return parser.parse(value.get().read(DerCursor.OCTET_STRING));
    } catch (DerException e) {
      return Optional.empty();
    }
  }
}

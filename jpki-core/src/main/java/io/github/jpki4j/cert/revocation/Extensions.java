package io.github.jpki4j.cert.revocation;

import io.github.jpki4j.internal.DerCursor;
import io.github.jpki4j.internal.DerException;
import java.security.cert.X509Extension;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Extensions (RFC 5280, 4.1) of a list, an entry, a response or a certificate. Immutable. */
final class Extensions {

  static final Extensions NONE = new Extensions(Collections.emptyMap(), Collections.emptySet());

  private final Map<String, byte[]> values;
  private final Set<String> critical;

  private Extensions(Map<String, byte[]> values, Set<String> critical) {
    this.values = values;
    this.critical = critical;
  }

  /** Parses the content of Extensions: a SEQUENCE OF Extension. None may be there twice. */
  static Extensions parse(DerCursor content) throws DerException {
    Map<String, byte[]> values = new HashMap<>();
    Set<String> critical = new HashSet<>();
    while (!content.isAtEnd()) {
      DerCursor extension = content.read(DerCursor.SEQUENCE);
      String oid = extension.readOid();
      if (readCritical(extension)) {
        critical.add(oid);
      }
      byte[] value = extension.read(DerCursor.OCTET_STRING).bytes();
      extension.expectEnd();
      if (values.put(oid, value) != null) {
        throw new DerException("an extension twice");
      }
    }
    return new Extensions(values, critical);
  }

  /** The flag "critical", which may be left out. */
  static boolean readCritical(DerCursor extension) throws DerException {
    return extension.nextIs(DerCursor.BOOLEAN)
        && extension.read(DerCursor.BOOLEAN).booleanContent();
  }

  /** The value of one extension of a certificate. */
  static Optional<DerCursor> valueOf(X509Extension certificate, String oid) throws DerException {
    byte[] octets = certificate.getExtensionValue(oid);
    if (octets == null) {
      return Optional.empty();
    }
    DerCursor outer = DerCursor.of(octets);
    DerCursor value = outer.read(DerCursor.OCTET_STRING);
    outer.expectEnd();
    return Optional.of(value);
  }

  boolean has(String oid) {
    return values.containsKey(oid);
  }

  /** A cursor over the value of an extension. */
  Optional<DerCursor> value(String oid) {
    return Optional.ofNullable(values.get(oid)).map(DerCursor::of);
  }

  /** Whether an extension is critical and none of these. */
  boolean hasCriticalBesides(String... known) {
    return !Arrays.asList(known).containsAll(critical);
  }
}

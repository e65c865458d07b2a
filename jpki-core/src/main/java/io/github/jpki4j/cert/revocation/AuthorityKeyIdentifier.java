package io.github.jpki4j.cert.revocation;

import io.github.jpki4j.internal.DerCursor;
import io.github.jpki4j.internal.DerException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Which of an issuer's keys signed (RFC 5280, 4.2.1.1 and 5.2.1): the generations of a JPKI CA have
 * one name. Facts: CERT-04. Immutable.
 */
final class AuthorityKeyIdentifier {

  static final String OID = "2.5.29.35";

  private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
  private static final int KEY_IDENTIFIER = DerCursor.primitive(0);
  private static final int AUTHORITY_CERT_ISSUER = DerCursor.constructed(1);
  private static final int AUTHORITY_CERT_SERIAL_NUMBER = DerCursor.primitive(2);

  private final Optional<byte[]> key;
  private final Optional<BigInteger> serial;

  private AuthorityKeyIdentifier(Optional<byte[]> key, Optional<BigInteger> serial) {
    this.key = key;
    this.serial = serial;
  }

  /** Reads it from extensions; without the extension it names no key. */
  static AuthorityKeyIdentifier of(Extensions extensions) throws DerException {
    Optional<DerCursor> value = extensions.value(OID);
    Optional<byte[]> key = Optional.empty();
    Optional<BigInteger> serial = Optional.empty();
    if (value.isPresent()) {
      DerCursor content = value.get().read(DerCursor.SEQUENCE);
      value.get().expectEnd();
      if (content.nextIs(KEY_IDENTIFIER)) {
        key = Optional.of(content.read(KEY_IDENTIFIER).bytes());
      }
      if (content.nextIs(AUTHORITY_CERT_ISSUER)) {
        content.readAny();
      }
      if (content.nextIs(AUTHORITY_CERT_SERIAL_NUMBER)) {
        DerCursor number = content.read(AUTHORITY_CERT_SERIAL_NUMBER);
        serial = Optional.of(new BigInteger(DerCursor.checkedInteger(number).bytes()));
      }
      content.expectEnd();
    }
    return new AuthorityKeyIdentifier(key, serial);
  }

  /** Whether this names another key than that of a CA certificate. */
  boolean namesAnother(X509Certificate issuer) {
    try {
      Optional<DerCursor> subjectKey = Extensions.valueOf(issuer, SUBJECT_KEY_IDENTIFIER);
      if (key.isPresent() && subjectKey.isPresent()) {
        DerCursor identifier = subjectKey.get().read(DerCursor.OCTET_STRING);
        return !identifier.hasSameBytes(DerCursor.of(key.get()));
      }
    } catch (DerException e) {
      return true; // a CA whose key identifier nobody can read is not the one named
    }
    return serial.isPresent() && !serial.get().equals(issuer.getSerialNumber());
  }
}

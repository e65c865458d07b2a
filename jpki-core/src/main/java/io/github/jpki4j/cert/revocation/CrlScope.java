package io.github.jpki4j.cert.revocation;

import io.github.jpki4j.internal.DerCursor;
import io.github.jpki4j.internal.DerException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * For which certificates a list speaks: its issuing distribution point (RFC 5280, 5.2.5) and
 * whether it is a delta (5.2.4). Immutable.
 */
final class CrlScope {

  static final String ISSUING_DISTRIBUTION_POINT = "2.5.29.28";
  static final String DELTA_CRL_INDICATOR = "2.5.29.27";

  private static final int DISTRIBUTION_POINT = DerCursor.constructed(0);
  private static final int ONLY_USERS = DerCursor.primitive(1);
  private static final int ONLY_CAS = DerCursor.primitive(2);
  private static final int ONLY_SOME_REASONS = DerCursor.primitive(3);
  private static final int INDIRECT = DerCursor.primitive(4);
  private static final int ONLY_ATTRIBUTE_CERTIFICATES = DerCursor.primitive(5);

  private final Optional<Set<String>> names;
  private final boolean onlyUsers;
  private final boolean onlyCas;

  /** Some reasons only, indirect, attribute certificates, delta: such a list is never complete. */
  private final boolean partial;

  private CrlScope(DerCursor point, boolean delta) throws DerException {
    names =
        point.nextIs(DISTRIBUTION_POINT)
            ? Optional.of(DistributionNames.fullName(point.read(DISTRIBUTION_POINT)))
            : Optional.empty();
    onlyUsers = readFlag(point, ONLY_USERS);
    onlyCas = readFlag(point, ONLY_CAS);
    boolean someReasons = point.nextIs(ONLY_SOME_REASONS);
    if (someReasons) {
      point.readAny();
    }
    boolean indirect = readFlag(point, INDIRECT);
    boolean attributes = readFlag(point, ONLY_ATTRIBUTE_CERTIFICATES);
    point.expectEnd();
    partial = delta || someReasons || indirect || attributes;
  }

  /** Reads the scope from the extensions of a list. */
  static CrlScope of(Extensions extensions) throws DerException {
    boolean delta = extensions.has(DELTA_CRL_INDICATOR);
    DerCursor point = DerCursor.of(new byte[0]);
    Optional<DerCursor> value = extensions.value(ISSUING_DISTRIBUTION_POINT);
    if (value.isPresent()) {
      point = value.get().read(DerCursor.SEQUENCE);
      value.get().expectEnd();
    }
    return new CrlScope(point, delta);
  }

  private static boolean readFlag(DerCursor point, int tag) throws DerException {
    return point.nextIs(tag) && point.read(tag).booleanContent();
  }

  /** Whether the list covers a certificate of its issuer. */
  boolean covers(X509Certificate certificate) {
    boolean ca = certificate.getBasicConstraints() >= 0;
    return !partial && !(ca && onlyUsers) && !(!ca && onlyCas) && isPublishedFor(certificate);
  }

  private boolean isPublishedFor(X509Certificate certificate) {
    if (!names.isPresent()) {
      return true;
    }
    try {
      return !Collections.disjoint(names.get(), DistributionNames.of(certificate));
    } catch (DerException e) {
      return false; // distribution points that nobody can read match none
    }
  }
}

package io.github.jpki4j.cert.revocation;

import io.github.jpki4j.internal.DerCursor;
import io.github.jpki4j.internal.DerException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * Full names of CRL distribution points (RFC 5280, 4.2.1.13 and 5.2.5) as comparable text:
 * directory names and URIs; JPKI has a directory name for each municipality. Facts: CERT-18.
 */
final class DistributionNames {

  private static final String CRL_DISTRIBUTION_POINTS = "2.5.29.31";
  private static final int DISTRIBUTION_POINT = DerCursor.constructed(0);
  private static final int FULL_NAME = DerCursor.constructed(0);
  private static final int DIRECTORY_NAME = DerCursor.constructed(4);
  private static final int URI = DerCursor.primitive(6);

  private DistributionNames() {}

  /**
   * The names under which a full list for this certificate may be published: those of its
   * distribution points that are neither for some reasons only nor of another issuer, and the
   * issuer's own (RFC 5280, 6.3.3, last paragraph).
   */
  static Set<String> of(X509Certificate certificate) throws DerException {
    Set<String> names = new HashSet<>();
    names.add(text(certificate.getIssuerX500Principal()));
    DerCursor value =
        Extensions.valueOf(certificate, CRL_DISTRIBUTION_POINTS).orElse(DerCursor.of(new byte[0]));
    if (value.isAtEnd()) {
      return names;
    }
    DerCursor points = value.read(DerCursor.SEQUENCE);
    while (!points.isAtEnd()) {
      DerCursor point = points.read(DerCursor.SEQUENCE);
      if (point.nextIs(DISTRIBUTION_POINT)) {
        Set<String> fullName = fullName(point.read(DISTRIBUTION_POINT));
        if (point.isAtEnd()) {
          names.addAll(fullName);
        }
      }
    }
    return names;
  }

  /**
   * The names of a DistributionPointName.
   *
   * @param name its content, a CHOICE
   * @return empty for a name relative to the issuer, which is not supported
   */
  static Set<String> fullName(DerCursor name) throws DerException {
    Set<String> names = new HashSet<>();
    if (name.nextIs(FULL_NAME)) {
      DerCursor generalNames = name.read(FULL_NAME);
      while (!generalNames.isAtEnd()) {
        if (generalNames.nextIs(DIRECTORY_NAME)) {
          DerCursor directoryName = generalNames.read(DIRECTORY_NAME);
          names.add(text(directoryName.readName()));
          directoryName.expectEnd();
        } else if (generalNames.nextIs(URI)) {
          byte[] uri = generalNames.read(URI).bytes();
          names.add("uri " + new String(uri, StandardCharsets.ISO_8859_1));
        } else {
          generalNames.readAny();
        }
      }
    } else {
      name.readAny();
    }
    name.expectEnd();
    return names;
  }

  private static String text(X500Principal name) {
    return "name " + name.getName(X500Principal.CANONICAL);
  }
}

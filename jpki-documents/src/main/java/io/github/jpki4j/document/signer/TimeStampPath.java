package io.github.jpki4j.document.signer;

import io.github.jpki4j.cert.JpkiCertificate;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The way from the certificate of an authority for time stamps up to a root that the caller trusts:
 * found by signatures, one step after the other, and then judged by the JDK's PKIX code.
 *
 * @param certificates the authority's first; without the root
 * @param root trusted by the caller
 */
record TimeStampPath(List<X509Certificate> certificates, X509Certificate root) {

  /** Certificates between the authority and the root, and with the name of one issuer. */
  private static final int LONGEST = 4;

  private static final int MOST_ISSUERS = 8;
  private static final int SHORTEST_RSA = 2048;
  private static final int SHORTEST_EC = 256;

  /** How the JDK calls the algorithms of signatures whose hash is strong. */
  private static final Set<String> STRONG =
      Set.of(
          "SHA256WITHRSA",
          "SHA384WITHRSA",
          "SHA512WITHRSA",
          "SHA256WITHECDSA",
          "SHA384WITHECDSA",
          "SHA512WITHECDSA");

  /** Copies the list. */
  TimeStampPath {
    certificates = List.copyOf(certificates);
  }

  /**
   * Looks for it.
   *
   * @param authority the certificate at the lower end
   * @param others those that came along
   * @param roots trusted by the caller
   * @param time when the certificates should be valid; moved into the validity of the authority's
   *     own, about which there is a finding of its own
   */
  static Optional<TimeStampPath> of(
      JpkiCertificate authority,
      List<JpkiCertificate> others,
      Collection<X509Certificate> roots,
      Instant time) {
    List<X509Certificate> path = new ArrayList<>();
    X509Certificate last = authority.x509();
    path.add(last);
    while (path.size() <= LONGEST) {
      Optional<X509Certificate> root = issuer(last, roots);
      if (root.isPresent()) {
        TimeStampPath found = new TimeStampPath(path, root.get());
        return found.isValid(within(authority, time)) ? Optional.of(found) : Optional.empty();
      }
      Optional<X509Certificate> next =
          issuer(last, others.stream().map(JpkiCertificate::x509).toList());
      if (next.isEmpty()) {
        return Optional.empty();
      }
      last = next.get();
      path.add(last);
    }
    return Optional.empty();
  }

  private static Optional<X509Certificate> issuer(
      X509Certificate certificate, Collection<X509Certificate> candidates) {
    return candidates.stream()
        .filter(each -> each.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
        .limit(MOST_ISSUERS)
        .filter(each -> isSignedBy(certificate, each))
        .findFirst();
  }

  private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  private static Instant within(JpkiCertificate certificate, Instant time) {
    if (time.isBefore(certificate.notBefore())) {
      return certificate.notBefore();
    }
    return time.isAfter(certificate.notAfter()) ? certificate.notAfter() : time;
  }

  private boolean isValid(Instant time) {
    try {
      PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
      parameters.setRevocationEnabled(false); // the caller's checker is asked, if there is one
      parameters.setPolicyQualifiersRejected(false); // they say where to read about the policy
      parameters.setDate(Date.from(time));
      root.checkValidity(Date.from(time)); // PKIX does not look at it, nor at its longest path
      CertPathValidator.getInstance("PKIX")
          .validate(
              CertificateFactory.getInstance("X.509").generateCertPath(certificates), parameters);
      return certificates.stream().allMatch(TimeStampPath::isStrong)
          && isStrongKey(root)
          && authoritiesBelowRoot() <= root.getBasicConstraints();
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  /** Those that count for the root's pathLenConstraint: CAs that another one has issued. */
  private long authoritiesBelowRoot() {
    return certificates.stream()
        .skip(1)
        .filter(each -> !each.getSubjectX500Principal().equals(each.getIssuerX500Principal()))
        .count();
  }

  private static boolean isStrong(X509Certificate certificate) {
    return isStrongKey(certificate)
        && (STRONG.contains(certificate.getSigAlgName().toUpperCase(Locale.ROOT))
            || certificate.getSigAlgName().equals("RSASSA-PSS"));
  }

  private static boolean isStrongKey(X509Certificate certificate) {
    if (certificate.getPublicKey() instanceof RSAPublicKey rsa) {
      return rsa.getModulus().bitLength() >= SHORTEST_RSA;
    }
    return certificate.getPublicKey() instanceof ECPublicKey ec
        && ec.getParams().getOrder().bitLength() >= SHORTEST_EC;
  }

  /** When the first of its certificates ends, that of the root included. */
  Instant end() {
    Instant end = root.getNotAfter().toInstant();
    for (X509Certificate each : certificates) {
      Instant last = each.getNotAfter().toInstant();
      end = last.isBefore(end) ? last : end;
    }
    return end;
  }

  /** The certificate that issued one of them. */
  X509Certificate issuerOf(int index) {
    return index + 1 < certificates.size() ? certificates.get(index + 1) : root;
  }
}

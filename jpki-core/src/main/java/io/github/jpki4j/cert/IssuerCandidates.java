package io.github.jpki4j.cert;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.TrustAnchors.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The CA certificates that may have issued a certificate: those with the issuer's name, which all
 * generations share. The likeliest come first, to spare signature checks: trusted CAs, and among
 * them the one whose key the certificate names.
 */
final class IssuerCandidates {

  private final Map<JpkiCertificate, Verdict> verdicts = new LinkedHashMap<>();
  private final List<JpkiCertificate> inOrder;

  IssuerCandidates(
      KeyKind purpose,
      TrustAnchors anchors,
      JpkiCertificate certificate,
      Collection<JpkiCertificate> authorities) {
    add(purpose, anchors, certificate, authorities);
    add(purpose, anchors, certificate, anchors.certificates());
    inOrder = new ArrayList<>(verdicts.keySet());
    if (inOrder.size() > 1) {
      Optional<String> key = certificate.extensions().authorityKeyIdentifier();
      inOrder.sort(
          Comparator.comparing((JpkiCertificate c) -> !verdict(c).isTrusted())
              .thenComparing(c -> !key.equals(c.extensions().subjectKeyIdentifier())));
    }
  }

  private void add(
      KeyKind purpose,
      TrustAnchors anchors,
      JpkiCertificate certificate,
      Collection<JpkiCertificate> authorities) {
    for (JpkiCertificate authority : authorities) {
      if (authority
          .x509()
          .getSubjectX500Principal()
          .equals(certificate.x509().getIssuerX500Principal())) {
        verdicts.computeIfAbsent(authority, a -> anchors.verdict(purpose, a));
      }
    }
  }

  /** The likeliest first. */
  List<JpkiCertificate> inOrder() {
    return Collections.unmodifiableList(inOrder);
  }

  /** Whether one of these counts. */
  Verdict verdict(JpkiCertificate candidate) {
    return Objects.requireNonNull(verdicts.get(candidate));
  }
}

package io.github.jpki4j.dss;

import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.model.x509.revocation.crl.CRL;
import eu.europa.esig.dss.spi.x509.revocation.RevocationToken;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The caller's revocation lists: each certificate gets those that are of its place. */
final class SuppliedCrls extends ExternalResourcesCRLSource {

  private static final long serialVersionUID = 1L;

  SuppliedCrls(List<byte[]> lists) {
    super(lists.stream().map(InMemoryDocument::new).toArray(DSSDocument[]::new));
  }

  @Override
  public List<RevocationToken<CRL>> getRevocationTokens(
      CertificateToken certificate, CertificateToken issuer) {
    return super.getRevocationTokens(certificate, issuer).stream()
        .filter(list -> isOfPlace(list.getEncoded(), certificate))
        .toList();
  }

  private static boolean isOfPlace(byte[] list, CertificateToken certificate) {
    try {
      Optional<String> name = DistributionPointNames.ofListWithNothingElse(list);
      return name.isEmpty()
          || DistributionPointNames.of(certificate.getCertificate()).contains(name.get());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

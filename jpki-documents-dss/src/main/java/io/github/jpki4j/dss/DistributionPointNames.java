package io.github.jpki4j.dss;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.jspecify.annotations.Nullable;

/** Directory names of the places where revocation lists are. */
final class DistributionPointNames {

  private DistributionPointNames() {}

  /** Where the lists about a certificate are, as it says. */
  static Set<String> of(X509Certificate certificate) {
    Set<String> names = new HashSet<>();
    byte @Nullable [] value =
        certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
    if (value != null) {
      CRLDistPoint points =
          CRLDistPoint.getInstance(ASN1OctetString.getInstance(value).getOctets());
      for (DistributionPoint point : points.getDistributionPoints()) {
        if (point.getReasons() == null && point.getCRLIssuer() == null) {
          names.addAll(of(point.getDistributionPoint()));
        }
      }
    }
    return names;
  }

  private static Set<String> of(@Nullable DistributionPointName point) {
    Set<String> names = new HashSet<>();
    if (point != null && point.getType() == DistributionPointName.FULL_NAME) {
      for (GeneralName name : GeneralNames.getInstance(point.getName()).getNames()) {
        if (name.getTagNo() == GeneralName.directoryName) {
          names.add(canonical(name));
        }
      }
    }
    return names;
  }

  private static String canonical(GeneralName name) {
    try {
      return new X500Principal(name.getName().toASN1Primitive().getEncoded())
          .getName(X500Principal.CANONICAL);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The name of a list that is complete for its place: nothing else in it is critical. */
  static Optional<String> ofListWithNothingElse(byte[] crl) throws IOException {
    try {
      X509CRL list =
          (X509CRL)
              CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(crl));
      String id = Extension.issuingDistributionPoint.getId();
      if (!Set.of(id).equals(list.getCriticalExtensionOIDs())) {
        return Optional.empty();
      }
      IssuingDistributionPoint point =
          IssuingDistributionPoint.getInstance(
              ASN1OctetString.getInstance(list.getExtensionValue(id)).getOctets());
      Set<String> names = of(point.getDistributionPoint());
      boolean isPartial =
          point.isIndirectCRL()
              || point.onlyContainsAttributeCerts()
              || point.onlyContainsCACerts()
              || point.getOnlySomeReasons() != null;
      return isPartial || names.size() != 1
          ? Optional.empty()
          : Optional.of(names.iterator().next());
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }
}

package io.github.jpki4j.document.signer;

import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.jspecify.annotations.Nullable;

/** The certificates that came along with signatures; those that cannot be read are left out. */
final class SignerCertificates {

  private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";

  /** Bytes of a distinguished name; core reads none in a certificate that is longer. */
  private static final int LONGEST_NAME = 8_192;

  private final List<JpkiCertificate> all;

  private SignerCertificates(List<JpkiCertificate> all) {
    this.all = all;
  }

  /**
   * Reads them.
   *
   * @param encoded one certificate each
   * @param most how many different ones there may be
   * @throws DocumentException if there are more
   */
  static SignerCertificates read(List<byte[]> encoded, int most) throws DocumentException {
    Set<JpkiCertificate> different = new LinkedHashSet<>();
    for (byte[] one : encoded) {
      certificate(one).ifPresent(different::add);
      if (different.size() > most) {
        throw new DocumentException(Problem.CMS_TOO_LARGE);
      }
    }
    return new SignerCertificates(List.copyOf(different));
  }

  private static Optional<JpkiCertificate> certificate(byte[] encoded) {
    try {
      return Optional.of(JpkiCertificate.parse(encoded));
    } catch (MalformedDataException e) {
      return Optional.empty();
    }
  }

  /** Those that bear the name of a signer. */
  List<JpkiCertificate> named(SignerIdentifier signer) throws DocumentException {
    return DocumentBoundary.call(
        Problem.NOT_CMS,
        () -> {
          ASN1Encodable id = signer.getId();
          if (signer.isTagged()) {
            byte[] key = ASN1OctetString.getInstance(id).getOctets();
            return all.stream().filter(each -> hasKeyIdentifier(each, key)).toList();
          }
          IssuerAndSerialNumber issued = IssuerAndSerialNumber.getInstance(id);
          X500Principal issuer = name(issued.getName());
          BigInteger serial = issued.getSerialNumber().getValue();
          return all.stream()
              .filter(each -> each.serial().equals(serial))
              .filter(each -> each.x509().getIssuerX500Principal().equals(issuer))
              .toList();
        });
  }

  /** A name of BouncyCastle's as one of the JDK's, which makes its form for comparisons once. */
  static X500Principal name(ASN1Encodable name) throws DocumentException {
    return DocumentBoundary.call(
        Problem.NOT_CMS,
        () -> {
          byte[] encoded = name.toASN1Primitive().getEncoded();
          if (encoded.length > LONGEST_NAME) {
            throw new DocumentException(Problem.NOT_CMS);
          }
          return new X500Principal(encoded);
        });
  }

  private static boolean hasKeyIdentifier(JpkiCertificate certificate, byte[] key) {
    byte @Nullable [] extension = certificate.x509().getExtensionValue(SUBJECT_KEY_IDENTIFIER);
    try {
      return extension != null
          && DocumentBoundary.call(
              Problem.NOT_CMS,
              () ->
                  Arrays.equals(
                      ASN1OctetString.getInstance(
                              ASN1OctetString.getInstance(extension).getOctets())
                          .getOctets(),
                      key));
    } catch (DocumentException e) {
      return false;
    }
  }

  /**
   * Those that did not sign, first the ones that may have issued the signer's certificate.
   *
   * @param own the signer's certificate
   * @param most how many
   */
  List<JpkiCertificate> others(Optional<JpkiCertificate> own, int most) {
    List<JpkiCertificate> issuers = new ArrayList<>();
    List<JpkiCertificate> rest = new ArrayList<>();
    for (JpkiCertificate each : all) {
      if (own.filter(each::equals).isEmpty()) {
        (own.filter(one -> mayHaveIssued(each, one)).isPresent() ? issuers : rest).add(each);
      }
    }
    issuers.addAll(rest);
    return List.copyOf(issuers.subList(0, Math.min(most, issuers.size())));
  }

  /** Whether one bears the name of the other's issuer. */
  static boolean mayHaveIssued(JpkiCertificate issuer, JpkiCertificate certificate) {
    return issuer
        .x509()
        .getSubjectX500Principal()
        .equals(certificate.x509().getIssuerX500Principal());
  }
}

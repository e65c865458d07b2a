package io.github.jpki4j.document.signer;

import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TSPUtil;
import org.bouncycastle.tsp.TSPValidationException;
import org.bouncycastle.tsp.TimeStampToken;

/** The unit of an authority that signed a time stamp: certificate, purpose, signature. */
final class TimeStampSigner {

  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NON_REPUDIATION = 1;

  /** Algorithms of signatures whose hash is strong, beside those that say it elsewhere. */
  private static final Set<ASN1ObjectIdentifier> STRONG =
      Set.of(
          PKCSObjectIdentifiers.rsaEncryption, // the hash of the content
          PKCSObjectIdentifiers.sha256WithRSAEncryption,
          PKCSObjectIdentifiers.sha384WithRSAEncryption,
          PKCSObjectIdentifiers.sha512WithRSAEncryption,
          X9ObjectIdentifiers.ecdsa_with_SHA256,
          X9ObjectIdentifiers.ecdsa_with_SHA384,
          X9ObjectIdentifiers.ecdsa_with_SHA512);

  private final SignerInformation signer;
  private final JpkiCertificate certificate;

  TimeStampSigner(SignerInformation signer, JpkiCertificate certificate) {
    this.signer = signer;
    this.certificate = certificate;
  }

  /** Whether a signed attribute names the certificate (RFC 3161, 2.4.1; RFC 5816). */
  static boolean names(SignerInfo signer, JpkiCertificate certificate) throws DocumentException {
    return DocumentBoundary.call(
        Problem.NOT_CMS,
        () -> {
          if (signer.getAuthenticatedAttributes() == null) {
            return false;
          }
          AttributeTable table = new AttributeTable(signer.getAuthenticatedAttributes());
          Attribute second = table.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
          if (second != null) {
            ESSCertIDv2[] ids =
                SigningCertificateV2.getInstance(second.getAttrValues().getObjectAt(0)).getCerts();
            Optional<String> hash =
                SignerAlgorithms.strong(ids[0].getHashAlgorithm().getAlgorithm());
            return hash.isPresent() && isHash(hash.get(), ids[0].getCertHash(), certificate);
          }
          Attribute first = table.get(PKCSObjectIdentifiers.id_aa_signingCertificate);
          if (first == null) {
            return false;
          }
          ESSCertID[] ids =
              SigningCertificate.getInstance(first.getAttrValues().getObjectAt(0)).getCerts();
          return isHash("SHA-1", ids[0].getCertHash(), certificate);
        });
  }

  private static boolean isHash(String name, byte[] hash, JpkiCertificate certificate)
      throws Exception {
    return MessageDigest.isEqual(
        MessageDigest.getInstance(name).digest(certificate.encoded()), hash);
  }

  /** Whether the certificate is for time stamps alone. */
  boolean hasRightPurpose() {
    X509Certificate x509 = certificate.x509();
    boolean[] usage = x509.getKeyUsage();
    if (x509.getBasicConstraints() >= 0
        || (usage != null && !usage[DIGITAL_SIGNATURE] && !usage[NON_REPUDIATION])) {
      return false;
    }
    try {
      TSPUtil.validateCertificate(new X509CertificateHolder(certificate.encoded()));
      return true;
    } catch (TSPValidationException | IOException e) {
      return false;
    }
  }

  /** The first of its algorithms that is broken, or not known here. */
  Optional<String> weakAlgorithm() {
    SignerInfo info = signer.toASN1Structure();
    ASN1ObjectIdentifier hash = info.getDigestAlgorithm().getAlgorithm();
    if (SignerAlgorithms.strong(hash).isEmpty()) {
      return Optional.of(SignerAlgorithms.name(hash).orElse(hash.getId()));
    }
    AlgorithmIdentifier algorithm = info.getDigestEncryptionAlgorithm();
    if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
      ASN1ObjectIdentifier inner =
          RSASSAPSSparams.getInstance(algorithm.getParameters()).getHashAlgorithm().getAlgorithm();
      return SignerAlgorithms.strong(inner).isPresent()
          ? Optional.empty()
          : Optional.of(SignerAlgorithms.name(inner).orElse(inner.getId()));
    }
    return STRONG.contains(algorithm.getAlgorithm())
        ? Optional.empty()
        : Optional.of(algorithm.getAlgorithm().getId());
  }

  /** Whether the key of the certificate made the signature. */
  boolean hasSigned() throws OperatorCreationException {
    try {
      return signer.verify(
          new JcaSimpleSignerInfoVerifierBuilder().build(certificate.x509().getPublicKey()));
    } catch (CMSException e) {
      return false;
    }
  }

  /**
   * Whether bcpkix says the same of the whole. It wants the certificate to be valid at the time of
   * the stamp, which is told apart from what is asked here.
   */
  boolean isValid(CMSSignedData data) throws OperatorCreationException {
    try {
      TimeStampToken token = new TimeStampToken(data);
      Instant time = token.getTimeStampInfo().getGenTime().toInstant();
      if (time.isBefore(certificate.notBefore()) || time.isAfter(certificate.notAfter())) {
        return true;
      }
      token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(certificate.x509()));
      return true;
    } catch (TSPException | IOException e) {
      return false;
    }
  }
}

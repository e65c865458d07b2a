package io.github.jpki4j.testkit.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.CollectionStore;

/** CMS signed data by whoever wants to sign, made by BouncyCastle, honest or not. */
public final class CmsForge {

  /** How one signer signs. */
  private record Signer(
      Identity identity,
      String algorithm,
      ASN1ObjectIdentifier hash,
      boolean byKeyIdentifier,
      boolean attributes,
      Optional<byte[]> namedCertificate) {}

  private final List<Signer> signers = new ArrayList<>();
  private final List<X509CertificateHolder> certificates = new ArrayList<>();
  private boolean attached = true;

  /** Nobody signs yet; the content will come with the signatures. */
  public CmsForge() {}

  /**
   * One more signer, named by issuer and serial number.
   *
   * @param identity who signs, with SHA-256
   * @return this
   */
  public CmsForge by(Identity identity) {
    return add(
        identity, "SHA256withRSA", NISTObjectIdentifiers.id_sha256, false, true, Optional.empty());
  }

  /**
   * One more signer, named by subject key identifier.
   *
   * @param identity who signs, with SHA-256
   * @return this
   */
  public CmsForge byKeyIdentifier(Identity identity) {
    return add(
        identity, "SHA256withRSA", NISTObjectIdentifiers.id_sha256, true, true, Optional.empty());
  }

  /**
   * One more signer, named by issuer and serial number.
   *
   * @param identity who signs
   * @param algorithm of the signature, as the JDK calls it
   * @param hash of the content
   * @return this
   */
  public CmsForge by(Identity identity, String algorithm, ASN1ObjectIdentifier hash) {
    return add(identity, algorithm, hash, false, true, Optional.empty());
  }

  /**
   * One more signer, without signed attributes.
   *
   * @param identity who signs, with SHA-256
   * @return this
   */
  public CmsForge withoutAttributes(Identity identity) {
    return add(
        identity, "SHA256withRSA", NISTObjectIdentifiers.id_sha256, false, false, Optional.empty());
  }

  /**
   * One more signer, who signs an attribute that names a certificate.
   *
   * @param sha256 of the certificate that is named; not copied
   * @param identity who signs, with SHA-256
   * @return this
   */
  public CmsForge naming(byte[] sha256, Identity identity) {
    return add(
        identity,
        "SHA256withRSA",
        NISTObjectIdentifiers.id_sha256,
        false,
        true,
        Optional.of(sha256));
  }

  private CmsForge add(
      Identity identity,
      String algorithm,
      ASN1ObjectIdentifier hash,
      boolean byKeyIdentifier,
      boolean attributes,
      Optional<byte[]> named) {
    signers.add(new Signer(identity, algorithm, hash, byKeyIdentifier, attributes, named));
    certificates.add(identity.certificate());
    return this;
  }

  /**
   * Leaves out the certificates of the signers so far.
   *
   * @return this
   */
  public CmsForge withoutCertificates() {
    certificates.clear();
    return this;
  }

  /**
   * Leaves out the content.
   *
   * @return this
   */
  public CmsForge detached() {
    attached = false;
    return this;
  }

  /**
   * Makes the signatures.
   *
   * @param content what is signed; neither kept nor changed
   * @return signed data, DER, a fresh array
   * @throws Exception if that fails
   */
  public byte[] sign(byte[] content) throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    for (Signer signer : signers) {
      generator.addSignerInfoGenerator(generator(signer));
    }
    generator.addCertificates(new CollectionStore<>(certificates));
    return generator.generate(new CMSProcessableByteArray(content), attached).getEncoded("DER");
  }

  private static SignerInfoGenerator generator(Signer signer) throws Exception {
    ContentSigner key =
        new JcaContentSignerBuilder(signer.algorithm()).build(signer.identity().key());
    SignerInfoGeneratorBuilder builder =
        new SignerInfoGeneratorBuilder(
            new JcaDigestCalculatorProviderBuilder().build(), algorithm -> algorithm);
    builder.setContentDigest(new AlgorithmIdentifier(signer.hash()));
    builder.setDirectSignature(!signer.attributes());
    if (signer.namedCertificate().isPresent()) {
      Attribute named =
          new Attribute(
              PKCSObjectIdentifiers.id_aa_signingCertificateV2,
              new DERSet(
                  new SigningCertificateV2(
                      new ESSCertIDv2(null, signer.namedCertificate().get()))));
      builder.setSignedAttributeGenerator(
          new DefaultSignedAttributeTableGenerator(new AttributeTable(named)));
    }
    return signer.byKeyIdentifier()
        ? builder.build(
            key,
            SubjectKeyIdentifier.fromExtensions(signer.identity().certificate().getExtensions())
                .getKeyIdentifier())
        : builder.build(key, signer.identity().certificate());
  }

  /**
   * The same with something done to every signer.
   *
   * @param cms signed data, DER; neither kept nor changed
   * @param change what is done
   * @return signed data, DER, a fresh array
   * @throws Exception if that fails
   */
  public static byte[] changed(byte[] cms, UnaryOperator<SignerInformation> change)
      throws Exception {
    CMSSignedData data = new CMSSignedData(cms);
    List<SignerInformation> signers =
        data.getSignerInfos().getSigners().stream().map(change).toList();
    return CMSSignedData.replaceSigners(data, new SignerInformationStore(signers))
        .getEncoded("DER");
  }
}

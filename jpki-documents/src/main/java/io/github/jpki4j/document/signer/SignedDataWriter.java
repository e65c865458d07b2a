package io.github.jpki4j.document.signer;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.MalformedDataException.Data;
import io.github.jpki4j.MalformedDataException.Problem;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.document.SigningIdentity;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.bouncycastle.util.CollectionStore;
import org.bouncycastle.util.encoders.Hex;

/**
 * Writes CMS signed data over a content whose hash is known already, so that the card, which may
 * lie on a phone or be held in a hand, is needed for as short as can be.
 */
public final class SignedDataWriter {

  private final Digest content;
  private final Optional<byte[]> attached;
  private final Optional<Instant> signingTime;

  /**
   * Describes it.
   *
   * @param content hash of the content
   * @param attached the content itself, if it shall be part of the result; not copied
   * @param signingTime the time that the signer claims, if it is to be a signed attribute
   * @throws IllegalArgumentException if the hash is SHA-1
   */
  public SignedDataWriter(
      Digest content, Optional<byte[]> attached, Optional<Instant> signingTime) {
    requireStrong(content.algorithm());
    this.content = content;
    this.attached = attached;
    this.signingTime = signingTime;
  }

  /**
   * Refuses a hash with which a signature would be worth nothing.
   *
   * @param hash of the content and of the signed attributes
   * @throws IllegalArgumentException if it is SHA-1
   */
  public static void requireStrong(HashAlgorithm hash) {
    if (hash == HashAlgorithm.SHA1) {
      throw new IllegalArgumentException("no document is signed with SHA-1");
    }
  }

  /**
   * Has it signed.
   *
   * @param identity who signs
   * @return DER, a fresh array
   * @throws MalformedDataException if one of the certificates cannot be made part of it
   * @throws JpkiException if the card or the link to it fails
   */
  public byte[] sign(SigningIdentity identity) throws JpkiException {
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(signer(identity));
      generator.addCertificates(new CollectionStore<>(certificates(identity)));
      CMSTypedData typed =
          attached.<CMSTypedData>map(CMSProcessableByteArray::new).orElseGet(CMSAbsentContent::new);
      return generator.generate(typed, attached.isPresent()).getEncoded(ASN1Encoding.DER);
    } catch (CMSException | OperatorCreationException | IOException | RuntimeException e) {
      if (e instanceof RuntimeOperatorException && e.getCause() instanceof JpkiException failure) {
        throw failure;
      }
      // The certificates are all that others made of what is written here.
      throw new MalformedDataException(Data.CERTIFICATE, Problem.NOT_SUCH_DATA, e);
    }
  }

  private SignerInfoGenerator signer(SigningIdentity identity)
      throws OperatorCreationException, IOException {
    X509CertificateHolder certificate = holder(identity.certificate());
    AttributeTable attributes = attributes(identity.certificate(), certificate);
    CMSAttributeTableGenerator table =
        parameters ->
            attributes.add(
                CMSAttributes.contentType,
                (ASN1ObjectIdentifier) parameters.get(CMSAttributeTableGenerator.CONTENT_TYPE));
    return new SignerInfoGeneratorBuilder(KnownDigest::new)
        .setSignedAttributeGenerator(table)
        .build(new CardContentSigner(content.algorithm(), identity.key()), certificate);
  }

  private AttributeTable attributes(JpkiCertificate certificate, X509CertificateHolder holder) {
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    attributes.add(
        new Attribute(
            CMSAttributes.messageDigest, new DERSet(new DEROctetString(content.value()))));
    signingTime.ifPresent(
        time ->
            attributes.add(
                new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(time))))));
    ESSCertIDv2 id =
        new ESSCertIDv2(
            null,
            Hex.decode(certificate.sha256()),
            new IssuerSerial(
                new GeneralNames(new GeneralName(holder.getIssuer())), holder.getSerialNumber()));
    attributes.add(
        new Attribute(
            PKCSObjectIdentifiers.id_aa_signingCertificateV2,
            new DERSet(new SigningCertificateV2(id))));
    return new AttributeTable(attributes);
  }

  private static List<X509CertificateHolder> certificates(SigningIdentity identity)
      throws IOException {
    List<X509CertificateHolder> holders = new ArrayList<>();
    holders.add(holder(identity.certificate()));
    for (JpkiCertificate authority : identity.authorities()) {
      holders.add(holder(authority));
    }
    return holders;
  }

  private static X509CertificateHolder holder(JpkiCertificate certificate) throws IOException {
    return new X509CertificateHolder(certificate.encoded());
  }

  /**
   * Stands for the hash of the content, which was made before: what is written to it is dropped.
   */
  private final class KnownDigest implements DigestCalculator {

    private final AlgorithmIdentifier algorithm;

    KnownDigest(AlgorithmIdentifier algorithm) {
      this.algorithm = algorithm;
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
      return algorithm;
    }

    @Override
    public OutputStream getOutputStream() {
      return OutputStream.nullOutputStream();
    }

    @Override
    public byte[] getDigest() {
      return content.value();
    }
  }
}

package io.github.jpki4j.testkit.timestamp;

import io.github.jpki4j.testkit.timestamp.TsaCertificates.Unit;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.CollectionStore;

/**
 * Puts a TSTInfo into signed data. BouncyCastle's own generator makes no wrong ones, so it is not
 * used.
 */
final class TsaToken {

  private final TsaCase how;
  private final Unit unit;

  TsaToken(TsaCase how, Unit unit) {
    this.how = how;
    this.unit = unit;
  }

  /** Signed data around the TSTInfo, DER. */
  byte[] of(byte[] info, Instant time) throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    Instant signed = how == TsaCase.OTHER_SIGNING_TIME ? time.minus(Duration.ofDays(100)) : time;
    add(generator, unit, signed);
    if (how == TsaCase.TWO_SIGNERS) {
      add(generator, TsaCertificates.onCurve(), signed);
    }
    List<X509CertificateHolder> certificates = new ArrayList<>();
    if (how != TsaCase.NO_CERTIFICATE) {
      certificates.add(unit.certificate());
      if (how == TsaCase.NO_AUTHORITY) {
        certificates.add(TsaCase.RIGHT.unit().certificate());
      }
      certificates.add(TsaCertificates.intermediate());
    }
    generator.addCertificates(new CollectionStore<>(certificates));
    CMSTypedData content =
        new CMSProcessableByteArray(
            how == TsaCase.OTHER_CONTENT
                ? CMSObjectIdentifiers.data
                : PKCSObjectIdentifiers.id_ct_TSTInfo,
            info);
    return generator.generate(content, true).getEncoded("DER");
  }

  private void add(CMSSignedDataGenerator generator, Unit by, Instant time) throws Exception {
    String key = by.key().getAlgorithm().equals("RSA") ? "RSA" : "ECDSA";
    String hash = how == TsaCase.SIGNED_BY_SHA1 ? "SHA1" : "SHA256";
    SignerInfoGeneratorBuilder builder =
        new SignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build());
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    attributes.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(time)))));
    if (how != TsaCase.NOT_NAMED) {
      attributes.add(name(by));
    }
    builder.setSignedAttributeGenerator(
        new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes)));
    generator.addSignerInfoGenerator(
        builder.build(
            new JcaContentSignerBuilder(hash + "with" + key).build(by.key()), by.certificate()));
  }

  private Attribute name(Unit by) throws Exception {
    byte[] certificate =
        how == TsaCase.OTHER_NAMED
            ? TsaCertificates.intermediate().getEncoded()
            : by.certificate().getEncoded();
    if (how == TsaCase.NAMED_BY_SHA1) {
      ASN1Encodable id =
          new SigningCertificate(
              new ESSCertID(MessageDigest.getInstance("SHA-1").digest(certificate)));
      return new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificate, new DERSet(id));
    }
    ASN1Encodable id =
        new SigningCertificateV2(
            new ESSCertIDv2(null, MessageDigest.getInstance("SHA-256").digest(certificate)));
    return new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(id));
  }
}

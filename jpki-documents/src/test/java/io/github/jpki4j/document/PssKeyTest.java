package io.github.jpki4j.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.document.cms.CmsFile;
import io.github.jpki4j.document.xml.XmlFile;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.document.CmsCase;
import io.github.jpki4j.testkit.document.CmsForge;
import io.github.jpki4j.testkit.document.Identity;
import io.github.jpki4j.testkit.document.XmlForge;
import java.nio.charset.StandardCharsets;
import javax.xml.crypto.dsig.DigestMethod;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

/** A certificate may say that its key is for RSASSA-PSS alone (RFC 4055, 1.2). */
class PssKeyTest {

  private static final String MGF1 = "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1";

  private static Identity forPssAlone() throws Exception {
    Identity usual = CmsCase.honest();
    X509CertificateHolder like = usual.certificate();
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            like.getIssuer(),
            like.getSerialNumber(),
            like.getNotBefore(),
            like.getNotAfter(),
            like.getSubject(),
            new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS),
                like.getSubjectPublicKeyInfo().parsePublicKey()));
    for (Object oid : like.getExtensionOIDs()) {
      builder.addExtension(like.getExtension((ASN1ObjectIdentifier) oid));
    }
    return new Identity(
        usual.key(),
        builder.build(
            new JcaContentSignerBuilder("SHA256withRSA")
                .build(TestPki.create().authorityPrivateKey(KeyKind.SIGN))));
  }

  private static SignatureReport cms(byte[] cms) throws Exception {
    return CmsFile.read(cms).verify(TestTrust.signers(KeyKind.SIGN)).signatures().get(0);
  }

  private static SignatureReport xml(XmlForge forge) throws Exception {
    return XmlFile.read(forge.whole().enveloped("<a>1</a>"))
        .verify(TestTrust.signers(KeyKind.SIGN))
        .signatures()
        .get(0);
  }

  @Test
  void itMakesNoOtherSignatures() throws Exception {
    SignatureReport cms = cms(new CmsForge().by(forPssAlone()).sign(content()));
    assertThat(cms.has(SignatureCode.SIGNATURE_NOT_CHECKED)).isTrue();
    assertThat(cms.isIntact()).isFalse();
    SignatureReport xml = xml(new XmlForge(forPssAlone()));
    assertThat(xml.has(SignatureCode.SIGNATURE_WRONG)).isTrue();
    assertThat(xml.isIntact()).isFalse();
  }

  @Test
  void itMakesThese() throws Exception {
    Identity signer = forPssAlone();
    SignatureReport xml = xml(new XmlForge(signer).algorithms(MGF1, DigestMethod.SHA256));
    assertThat(xml.isIntact()).isTrue();
  }

  @Test
  void aKeyForBothMakesBoth() throws Exception {
    byte[] usual =
        new CmsForge()
            .by(CmsCase.honest(), "SHA256withRSA", NISTObjectIdentifiers.id_sha256)
            .sign(content());
    assertThat(cms(usual).isIntact()).isTrue();
    XmlForge pss = new XmlForge(CmsCase.honest()).algorithms(MGF1, DigestMethod.SHA256);
    assertThat(xml(pss).isIntact()).isTrue();
  }

  private static byte[] content() {
    return "契約書".getBytes(StandardCharsets.UTF_8);
  }
}

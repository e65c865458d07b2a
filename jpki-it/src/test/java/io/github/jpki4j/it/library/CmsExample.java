package io.github.jpki4j.it.library;

import io.github.jpki4j.jca.JpkiProvider;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** The example of docs/integrations.md for CMS with BouncyCastle; CmsIT runs it. */
final class CmsExample {

  private CmsExample() {}

  static byte[] sign(
      JpkiProvider jpki, KeyStore store, String alias, byte[] content, boolean attached)
      throws GeneralSecurityException, IOException, CMSException, OperatorCreationException {
    // example-begin
    X509Certificate certificate = (X509Certificate) store.getCertificate(alias);
    ContentSigner signer =
        new JcaContentSignerBuilder("SHA256withRSA")
            .setProvider(jpki)
            .build((PrivateKey) store.getKey(alias, null));
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
            .build(signer, certificate));
    generator.addCertificate(new JcaX509CertificateHolder(certificate));
    byte[] cms = generator.generate(new CMSProcessableByteArray(content), attached).getEncoded();
    // example-end
    return cms;
  }
}

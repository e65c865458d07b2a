package io.github.jpki4j.it.jca;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Pem;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.Stores;
import io.github.jpki4j.testkit.program.ForeignJudge;
import io.github.jpki4j.testkit.program.ForeignJudge.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CMS made with BouncyCastle and the key of a card, judged by OpenSSL. */
class OpensslCmsJcaIT {

  @TempDir private Path folder;

  private final Desk desk = new Desk();

  private byte[] sign(KeyKind kind, boolean attached) throws Exception {
    try (JpkiProvider provider = new JpkiProvider(desk, Person.whoKnows())) {
      KeyStore store = Stores.loaded(provider, kind);
      X509Certificate certificate = (X509Certificate) store.getCertificate(Stores.alias(kind));
      ContentSigner signer =
          new JcaContentSignerBuilder("SHA256withRSA")
              .setProvider(provider)
              .build(Stores.key(store));
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              .build(signer, certificate));
      generator.addCertificate(new JcaX509CertificateHolder(certificate));
      return generator.generate(new CMSProcessableByteArray(Stores.MESSAGE), attached).getEncoded();
    }
  }

  private Verdict verify(ForeignJudge openssl, boolean attached) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "DER",
                "-in",
                folder.resolve("signed").toString(),
                "-CAfile",
                folder.resolve("ca.pem").toString(),
                // else for mail, of which JPKI's certificates say nothing
                "-purpose",
                "any",
                "-out",
                folder.resolve("out").toString()));
    if (!attached) {
      arguments.addAll(List.of("-content", folder.resolve("content").toString()));
    }
    return openssl.run(arguments.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({"AUTH, true", "AUTH, false", "SIGN, true", "SIGN, false"})
  void opensslVerifiesWhatTheCardSigned(KeyKind kind, boolean attached) throws Exception {
    ForeignJudge openssl = ForeignJudge.openssl();
    Pem.certificate(folder.resolve("ca.pem"), desk.card().pki().authorityCertificate(kind));
    byte[] signed = sign(kind, attached);
    Files.write(folder.resolve("signed"), signed);
    Files.write(folder.resolve("content"), Stores.MESSAGE);
    Verdict right = verify(openssl, attached);
    assertThat(right.exit()).as(right.text()).isZero();
    assertThat(Files.readAllBytes(folder.resolve("out"))).isEqualTo(Stores.MESSAGE);
    assertThat(desk.secrets()).isEqualTo(1);
    assertThat(Stores.signatures(desk.takeCommands(), "")).isEqualTo(1);

    signed[signed.length - 1] ^= 1; // the last byte of the signature
    Files.write(folder.resolve("signed"), signed);
    assertThat(verify(openssl, attached).exit()).isNotZero();
  }
}

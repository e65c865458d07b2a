package io.github.jpki4j.it.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.Check;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.xml.PreparedXml;
import io.github.jpki4j.document.xml.XmlFile;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.key.Pem;
import io.github.jpki4j.testkit.program.ForeignJudge;
import io.github.jpki4j.testkit.program.ForeignJudge.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Signatures of XML, judged by xmlsec1; and those that xmlsec1 made, judged here. */
class XmlsecDocumentIT {

  @TempDir private Path folder;

  private final TestPki pki = TestPki.create();
  private final TestSigner signer = new TestSigner();

  private Verdict xmlsec(Path signed) throws Exception {
    Path authority =
        Pem.certificate(folder.resolve("ca.pem"), pki.authorityCertificate(KeyKind.SIGN));
    return ForeignJudge.xmlsec1(authority, signed);
  }

  private DocumentReport ours(Path signed) throws Exception {
    JpkiCertificate root = JpkiCertificate.parse(pki.authorityCertificate(KeyKind.SIGN));
    return XmlFile.read(Files.readAllBytes(signed))
        .verify(
            SignerValidator.of(
                KeyKind.SIGN,
                CertificateValidator.builder()
                    .anchors(TrustAnchors.none().withTestRoot(KeyKind.SIGN, root))
                    .acceptNotPerformed(Check.REVOCATION)
                    .build()));
  }

  @ParameterizedTest
  @EnumSource(value = HashAlgorithm.class, names = "SHA1", mode = EnumSource.Mode.EXCLUDE)
  void xmlsecVerifiesWhatTheCardSigned(HashAlgorithm hash) throws Exception {
    byte[] xml =
        "<p:a xmlns:p='urn:p' b='p:c'>契約書<!-- x --><?y z?></p:a>".getBytes(StandardCharsets.UTF_8);
    Path signed =
        Files.write(folder.resolve("s.xml"), signer.sign(PreparedXml.enveloped(xml, hash)));
    assertThat(xmlsec(signed).exit()).as(xmlsec(signed).text()).isZero();
    assertThat(ours(signed).isGood()).isTrue();
    Files.writeString(signed, Files.readString(signed).replace("契約", "誓約"));
    assertThat(xmlsec(signed).exit()).isNotZero();
    assertThat(ours(signed).isGood()).isFalse();
  }

  @Test
  void xmlsecVerifiesWhatIsBeside() throws Exception {
    Path content = Files.writeString(folder.resolve("content.txt"), "契約書\n");
    Digest hash = Digest.ofMessage(HashAlgorithm.SHA256, Files.readAllBytes(content));
    Path signed =
        Files.write(
            folder.resolve("s.xml"), signer.sign(PreparedXml.detached(hash, content.toUri())));
    assertThat(xmlsec(signed).exit()).as(xmlsec(signed).text()).isZero();
    Files.writeString(content, "誓約書\n");
    assertThat(xmlsec(signed).exit()).isNotZero();
  }

  @Test
  void whatXmlsecSignedIsGoodHere() throws Exception {
    Path key =
        Files.writeString(
            folder.resolve("key.pem"),
            "-----BEGIN PRIVATE KEY-----\n"
                + java.util.Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(pki.cardPrivateKey(KeyKind.SIGN).getEncoded())
                + "\n-----END PRIVATE KEY-----\n");
    Path certificate =
        Pem.certificate(
            folder.resolve("cert.pem"), signer.card().certificate(KeyKind.SIGN.certificate()));
    String ds = "http://www.w3.org/2000/09/xmldsig#";
    Path template =
        Files.writeString(
            folder.resolve("t.xml"),
            "<a>契約書<Signature xmlns='"
                + ds
                + "'><SignedInfo>"
                + "<CanonicalizationMethod Algorithm='http://www.w3.org/2001/10/xml-exc-c14n#'/>"
                + "<SignatureMethod Algorithm='http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'/>"
                + "<Reference URI=''><Transforms><Transform Algorithm='"
                + ds
                + "enveloped-signature'/></Transforms>"
                + "<DigestMethod Algorithm='http://www.w3.org/2001/04/xmlenc#sha256'/>"
                + "<DigestValue/></Reference></SignedInfo><SignatureValue/>"
                + "<KeyInfo><X509Data/></KeyInfo></Signature></a>");
    Path signed = folder.resolve("s.xml");
    Verdict made =
        ForeignJudge.xmlsec1()
            .run(
                "--sign",
                "--privkey-pem",
                key + "," + certificate,
                "--output",
                signed.toString(),
                template.toString());
    assertThat(made.exit()).as(made.text()).isZero();
    assertThat(ours(signed).isGood()).as(ours(signed).toString()).isTrue();
  }
}

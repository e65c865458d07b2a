package io.github.jpki4j.it.jca;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.testcard.pki.CaGeneration;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Installed;
import io.github.jpki4j.testkit.key.Pem;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.Stores;
import io.github.jpki4j.testkit.program.ForeignJudge;
import io.github.jpki4j.testkit.program.ForeignJudge.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** XML signatures of Java with the key of a card, judged by xmlsec1. */
@SuppressWarnings("try") // a provider is installed for the length of a block
class XmlsecIT {

  private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

  @TempDir private Path folder;

  private final Desk desk = new Desk();
  private final XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");

  private Path signed() {
    return folder.resolve("signed.xml");
  }

  private static DocumentBuilder builder() throws Exception {
    DocumentBuilderFactory documents = DocumentBuilderFactory.newInstance();
    documents.setNamespaceAware(true);
    return documents.newDocumentBuilder();
  }

  private Reference reference(String uri, String... transforms) throws Exception {
    List<Transform> all =
        transforms.length == 0
            ? List.of()
            : List.of(factory.newTransform(transforms[0], (TransformParameterSpec) null));
    return factory.newReference(
        uri, factory.newDigestMethod(DigestMethod.SHA256, null), all, null, null);
  }

  /** Signs below the node, with one signature for one VERIFY, and writes the document. */
  private void sign(KeyKind kind, Document document, Node parent, Reference reference)
      throws Exception {
    SignedInfo info =
        factory.newSignedInfo(
            factory.newCanonicalizationMethod(
                CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
            factory.newSignatureMethod(RSA_SHA256, null),
            List.of(reference));
    try (JpkiProvider provider = new JpkiProvider(desk, Person.whoKnows());
        Installed here = Installed.last(provider)) {
      KeyStore store = Stores.loaded(provider, kind);
      KeyInfoFactory keys = factory.getKeyInfoFactory();
      KeyInfo holder =
          keys.newKeyInfo(
              List.of(keys.newX509Data(List.of(store.getCertificate(Stores.alias(kind))))));
      DOMSignContext context = new DOMSignContext(Stores.key(store), parent);
      context.setURIDereferencer(
          (uri, unused) ->
              uri.getURI().isEmpty()
                  ? factory.getURIDereferencer().dereference(uri, unused)
                  : new OctetStreamData(new ByteArrayInputStream(Stores.MESSAGE)));
      factory.newXMLSignature(info, holder).sign(context);
    }
    TransformerFactory.newInstance()
        .newTransformer()
        .transform(new DOMSource(document), new StreamResult(signed().toFile()));
    assertThat(desk.secrets()).isEqualTo(1);
    assertThat(Stores.signatures(desk.takeCommands(), "")).isEqualTo(1);
  }

  /** Whether xmlsec1 finds a way from the signature to this CA, and what it signs unchanged. */
  private Verdict judge(KeyKind kind, CaGeneration generation) throws IOException {
    Path authority =
        Pem.certificate(
            folder.resolve("ca.pem"), desk.card().pki().authorityCertificate(kind, generation));
    return ForeignJudge.xmlsec1(authority, signed());
  }

  private void assertVerifiesUntilChanged(KeyKind kind, Path content, String from, String to)
      throws IOException {
    Verdict right = judge(kind, CaGeneration.THIRD);
    assertThat(right.exit()).as(right.text()).isZero();
    assertThat(judge(kind, CaGeneration.SECOND).exit()).as("another CA").isNotZero();
    String text = Files.readString(content);
    assertThat(text).contains(from);
    Files.writeString(content, text.replace(from, to));
    Verdict changed = judge(kind, CaGeneration.THIRD);
    assertThat(changed.exit()).as(changed.text()).isNotZero();
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void xmlsecVerifiesAnEnvelopedSignature(KeyKind kind) throws Exception {
    ForeignJudge.xmlsec1();
    // Read and not built: a built node has no attribute xmlns, which the canonical form then lacks.
    String text = new String(Stores.MESSAGE, StandardCharsets.UTF_8);
    Document document =
        builder()
            .parse(
                new InputSource(
                    new StringReader(
                        "<application xmlns=\"urn:test\">" + text + "</application>")));
    sign(kind, document, document.getDocumentElement(), reference("", Transform.ENVELOPED));
    assertVerifiesUntilChanged(kind, signed(), "申請書", "請求書");
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void xmlsecVerifiesADetachedSignature(KeyKind kind) throws Exception {
    ForeignJudge.xmlsec1();
    Path content = Files.write(folder.resolve("content.txt"), Stores.MESSAGE);
    Document document = builder().newDocument();
    sign(kind, document, document, reference(content.toUri().toString()));
    assertVerifiesUntilChanged(kind, content, "申請書", "請求書");
  }
}

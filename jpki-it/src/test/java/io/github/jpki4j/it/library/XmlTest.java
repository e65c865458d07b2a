package io.github.jpki4j.it.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.jca.JpkiLoadParameter;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.Stores;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PublicKey;
import javax.xml.XMLConstants;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXParseException;

/** The document's example of XML signatures, validated by the JDK. */
class XmlTest {

  private static final String APPLICATION =
      "<application xmlns=\"urn:test\"><what>申請書</what></application>";

  @TempDir private Path folder;

  private final Desk desk = new Desk();
  private final Person person = Person.whoKnows();

  /** As the document says: parse, then load, then sign. The provider is not in Java's list. */
  private byte[] sign(KeyKind kind, String text) throws Exception {
    try (JpkiProvider jpki = new JpkiProvider(desk, person)) {
      Document document =
          XmlExample.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
      KeyStore store = KeyStore.getInstance(Stores.type(kind), jpki);
      store.load(JpkiLoadParameter.asking(person));
      XmlExample.sign(jpki, store, Stores.alias(kind), document);
      return written(document);
    }
  }

  private static byte[] written(Document document) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TransformerFactory.newInstance()
        .newTransformer()
        .transform(new DOMSource(document), new StreamResult(out));
    return out.toByteArray();
  }

  private static boolean isValid(String signed, PublicKey key) throws Exception {
    Document document =
        XmlExample.parse(new ByteArrayInputStream(signed.getBytes(StandardCharsets.UTF_8)));
    Node signature = document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0);
    DOMValidateContext context = new DOMValidateContext(key, signature);
    context.setProperty("org.jcp.xml.dsig.secureValidation", true);
    return XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context).validate(context);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void theSignatureIsValidUntilSomebodyChangesIt(KeyKind kind) throws Exception {
    String signed = new String(sign(kind, APPLICATION), StandardCharsets.UTF_8);
    assertThat(Spent.by(desk)).isEqualTo(Spent.once(false));
    assertThat(person.questions()).hasSize(1);
    assertThat(isValid(signed, desk.certificate(kind).getPublicKey())).isTrue();
    assertThat(isValid(signed.replace("申請書", "請求書"), desk.certificate(kind).getPublicKey()))
        .isFalse();
    assertThat(isValid(signed, desk.certificate(kind.other()).getPublicKey())).isFalse();
  }

  /** Without the attribute the namespace is written to the file, and not signed. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aNodeThatAProgramMadeWantsItsXmlns(boolean attribute) throws Exception {
    Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
    Element root = document.createElementNS("urn:test", "application");
    if (attribute) {
      root.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns", "urn:test");
    }
    document.appendChild(root).setTextContent("申請書");
    try (JpkiProvider jpki = new JpkiProvider(desk, person)) {
      XmlExample.sign(jpki, Stores.loaded(jpki, KeyKind.AUTH), "auth", document);
    }
    String signed = new String(written(document), StandardCharsets.UTF_8);
    assertThat(isValid(signed, desk.certificate(KeyKind.AUTH).getPublicKey())).isEqualTo(attribute);
  }

  /** What a DTD brings into a document is not what its signer saw. */
  @ParameterizedTest
  @CsvSource({
    "AUTH, '<!DOCTYPE a [<!ENTITY x \"1\">]><a>&x;</a>'",
    "SIGN, '<!DOCTYPE a [<!ENTITY x \"1\">]><a>&x;</a>'",
    "AUTH, '<!DOCTYPE a [<!ENTITY x SYSTEM \"FILE\">]><a>&x;</a>'",
    "SIGN, '<!DOCTYPE a [<!ENTITY x SYSTEM \"FILE\">]><a>&x;</a>'",
    "SIGN, '<!DOCTYPE a SYSTEM \"FILE\"><a/>'",
    "SIGN, '<!DOCTYPE a [<!ATTLIST a b CDATA \"1\">]><a/>'",
  })
  void aDocumentWithADtdIsRefusedBeforeAnybodyIsAsked(KeyKind kind, String text) throws Exception {
    Path file = Files.writeString(folder.resolve("x"), "<!ENTITY x \"1\">");
    PrintStream screen = System.err;
    System.setErr(new PrintStream(OutputStream.nullOutputStream())); // the parser writes there, too
    try {
      assertThatThrownBy(() -> sign(kind, text.replace("FILE", file.toUri().toString())))
          .isInstanceOf(SAXParseException.class)
          .hasMessageStartingWith("DOCTYPE is disallowed");
    } finally {
      System.setErr(screen);
    }
    assertThat(person.questions()).isEmpty();
    assertThat(desk.secrets()).isZero();
    assertThat(desk.takeCommands()).as("not even looked at").isEmpty();
  }
}

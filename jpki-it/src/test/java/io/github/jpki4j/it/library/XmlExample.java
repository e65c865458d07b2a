package io.github.jpki4j.it.library;

import io.github.jpki4j.jca.JpkiProvider;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** The examples of docs/integrations.md for XML signatures; XmlTest runs them. */
final class XmlExample {

  private XmlExample() {}

  static Document parse(InputStream xml)
      throws ParserConfigurationException, IOException, SAXException {
    // example-begin
    DocumentBuilderFactory parser = DocumentBuilderFactory.newInstance();
    parser.setNamespaceAware(true);
    parser.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Document document = parser.newDocumentBuilder().parse(xml); // before anybody is asked
    // example-end
    return document;
  }

  static void sign(JpkiProvider jpki, KeyStore store, String alias, Document document)
      throws GeneralSecurityException, MarshalException, XMLSignatureException {
    // example-begin
    XMLSignatureFactory xml = XMLSignatureFactory.getInstance("DOM");
    TransformParameterSpec plain = null;
    Reference whole =
        xml.newReference(
            "",
            xml.newDigestMethod(DigestMethod.SHA256, null),
            List.of(xml.newTransform(Transform.ENVELOPED, plain)),
            null,
            null);
    C14NMethodParameterSpec usual = null;
    SignedInfo info =
        xml.newSignedInfo(
            xml.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, usual),
            xml.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", null),
            List.of(whole));
    KeyInfoFactory keys = xml.getKeyInfoFactory();
    KeyInfo signer =
        keys.newKeyInfo(List.of(keys.newX509Data(List.of(store.getCertificate(alias)))));
    PrivateKey key = (PrivateKey) store.getKey(alias, null);
    DOMSignContext context = new DOMSignContext(key, document.getDocumentElement());
    context.setProperty("org.jcp.xml.dsig.internal.dom.SignatureProvider", jpki);
    xml.newXMLSignature(info, signer).sign(context);
    // example-end
  }
}

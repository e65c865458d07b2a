package io.github.jpki4j.document.xml;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.PreparedSignature;
import io.github.jpki4j.document.SigningIdentity;
import io.github.jpki4j.document.signer.DocumentBoundary;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A signature of XML-DSig that lacks nothing but the card. The document is read, hashed, and
 * written once for a trial: what is written is what will be signed. Holds nothing that is to be
 * closed, and may sign any number of times. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class PreparedXml implements PreparedSignature {

  private static final String PREFIX = "ds";

  private final Document document;
  private final Digest signedInfo;
  private final Element value;

  private PreparedXml(Document document, Digest signedInfo, Element value) {
    this.document = document;
    this.signedInfo = signedInfo;
    this.value = value;
  }

  /**
   * Prepares a signature within the document, as the last child of its first element. It covers all
   * of the document but comments (canonical XML 1.0). The document is written anew, in UTF-8.
   *
   * @param xml the document, XML 1.0 in UTF-8, UTF-16 or US-ASCII, without a DTD; neither kept nor
   *     changed
   * @param hash of the document and of the signature
   * @return what lacks nothing but the signature
   * @throws DocumentException if that is something else: {@link Problem#NOT_XML}, {@link
   *     Problem#XML_WITH_DTD}, {@link Problem#XML_TOO_LARGE}; {@link Problem#XML_SIGNED} if it has
   *     a signature, which another one would break
   * @throws IllegalArgumentException if the hash is SHA-1
   */
  public static PreparedXml enveloped(byte[] xml, HashAlgorithm hash) throws DocumentException {
    String digest = XmlAlgorithms.digest(hash);
    Document document = XmlReader.read(xml);
    if (document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").getLength() > 0) {
      throw new DocumentException(Problem.XML_SIGNED);
    }
    return DocumentBoundary.call(
        Problem.NOT_XML,
        () -> {
          XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
          TransformParameterSpec plain = null;
          Reference whole =
              factory.newReference(
                  "",
                  factory.newDigestMethod(digest, null),
                  List.of(
                      factory.newTransform(Transform.ENVELOPED, plain),
                      factory.newTransform(CanonicalizationMethod.INCLUSIVE, plain)),
                  null,
                  null);
          PreparedXml prepared = signed(document, document.getDocumentElement(), whole, hash);
          if (!XmlFile.read(prepared.written()).isDigestRight()) {
            throw new DocumentException(Problem.NOT_XML);
          }
          return prepared;
        });
  }

  /**
   * Prepares a signature beside its content.
   *
   * @param content hash of what is signed, any bytes; its algorithm is that of the signature, too
   * @param name says where the content is, relative to the signature, such as the name of its file;
   *     who verifies here does not follow it
   * @return what lacks nothing but the signature
   * @throws IllegalArgumentException if the hash is SHA-1, or the name is empty or a fragment
   */
  public static PreparedXml detached(Digest content, URI name) {
    String digest = XmlAlgorithms.digest(content.algorithm());
    if (!XmlReference.isBeside(name.toASCIIString())) {
      throw new IllegalArgumentException("names nothing beside the signature");
    }
    try {
      Document document =
          DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().newDocument();
      XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
      Reference beside =
          factory.newReference(
              name.toASCIIString(),
              factory.newDigestMethod(digest, null),
              null,
              null,
              null,
              content.value());
      return signed(document, document, beside, content.algorithm());
    } catch (Exception e) { // nothing of a stranger in it
      throw new IllegalStateException(e);
    }
  }

  private static PreparedXml signed(
      Document document, Node parent, Reference reference, HashAlgorithm hash) throws Exception {
    XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    SignedInfoRecorder recorder = new SignedInfoRecorder();
    DOMSignContext context = new DOMSignContext(recorder, parent);
    context.setDefaultNamespacePrefix(PREFIX);
    context.setProperty(
        "org.jcp.xml.dsig.internal.dom.SignatureProvider",
        recorder.provider(hash.name() + "withRSA"));
    factory
        .newXMLSignature(
            factory.newSignedInfo(
                factory.newCanonicalizationMethod(
                    CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod(XmlAlgorithms.signature(hash), null),
                List.of(reference)),
            null)
        .sign(context);
    Element signature = (Element) parent.getLastChild();
    Element value =
        (Element) signature.getElementsByTagNameNS(XMLSignature.XMLNS, "SignatureValue").item(0);
    return new PreparedXml(document, Digest.ofMessage(hash, recorder.recorded()), value);
  }

  private byte[] written() {
    try {
      return XmlWriter.write(document);
    } catch (TransformerException e) {
      throw new IllegalStateException(e); // it was written before the card was asked for
    }
  }

  /**
   * XML in UTF-8, with the certificates of the identity in the signature; of {@link #detached} the
   * signature alone.
   */
  @Override
  public byte[] sign(SigningIdentity identity) throws JpkiException {
    byte[] signature = identity.key().sign(signedInfo);
    value.setTextContent(Base64.getEncoder().encodeToString(signature));
    while (value.getNextSibling() != null) { // of a call before
      value.getParentNode().removeChild(value.getNextSibling());
    }
    Element data = element("X509Data");
    data.appendChild(certificate(identity.certificate()));
    identity.authorities().forEach(authority -> data.appendChild(certificate(authority)));
    value.getParentNode().appendChild(element("KeyInfo")).appendChild(data);
    return written();
  }

  private Element certificate(JpkiCertificate certificate) {
    Element element = element("X509Certificate");
    element.setTextContent(Base64.getEncoder().encodeToString(certificate.encoded()));
    return element;
  }

  private Element element(String name) {
    return document.createElementNS(XMLSignature.XMLNS, PREFIX + ":" + name);
  }
}

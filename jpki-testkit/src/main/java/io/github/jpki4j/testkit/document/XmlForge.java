package io.github.jpki4j.testkit.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.XMLStructure;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.crypto.dsig.spec.XPathFilterParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Signs XML by the JDK, in any way that the JDK knows, good or not. Not thread-safe. */
public final class XmlForge {

  /** The usual algorithm of the signature. */
  public static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

  private static final String XADES_PROPERTIES =
      """
      <xades:QualifyingProperties xmlns:xades="http://uri.etsi.org/01903/v1.3.2#" Target="#s">\
      <xades:SignedProperties Id="signed"><xades:SignedSignatureProperties>\
      <xades:SigningTime>%s</xades:SigningTime>\
      %s</xades:SignedSignatureProperties></xades:SignedProperties></xades:QualifyingProperties>\
      """;

  private static final String NAMED_CERTIFICATE =
      """
      <xades:%1$s><xades:Cert><xades:CertDigest>\
      <ds:DigestMethod xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Algorithm="%2$s"/>\
      <ds:DigestValue xmlns:ds="http://www.w3.org/2000/09/xmldsig#">%3$s</ds:DigestValue>\
      </xades:CertDigest></xades:Cert></xades:%1$s>\
      """;

  private static final XMLSignatureFactory FACTORY = XMLSignatureFactory.getInstance("DOM");

  private final Identity signer;
  private String signature = RSA_SHA256;
  private String digest = DigestMethod.SHA256;
  private boolean withCertificate = true;
  private final List<Reference> references = new ArrayList<>();
  private final List<Held> objects = new ArrayList<>();

  /** What the signature holds besides. */
  private record Held(@Nullable String id, Element content) {}

  /**
   * Begins.
   *
   * @param signer whose key and certificate are used
   */
  public XmlForge(Identity signer) {
    this.signer = signer;
  }

  /**
   * With other algorithms.
   *
   * @param signatureMethod identifier of that of the signature
   * @param digestMethod identifier of that of the content; of references that follow
   * @return this
   */
  public XmlForge algorithms(String signatureMethod, String digestMethod) {
    signature = signatureMethod;
    digest = digestMethod;
    return this;
  }

  /**
   * Without a certificate.
   *
   * @return this
   */
  public XmlForge withoutCertificate() {
    withCertificate = false;
    return this;
  }

  /**
   * Refers to something.
   *
   * @param uri what; null for no attribute
   * @param transforms identifiers; an XPath is written as {@code xpath:EXPRESSION}
   * @return this
   * @throws Exception if that fails
   */
  public XmlForge reference(String uri, String... transforms) throws Exception {
    List<Transform> all = new ArrayList<>();
    for (String each : transforms) {
      all.add(
          each.startsWith("xpath:")
              ? FACTORY.newTransform(
                  Transform.XPATH, new XPathFilterParameterSpec(each.substring(6)))
              : FACTORY.newTransform(each, (TransformParameterSpec) null));
    }
    references.add(
        FACTORY.newReference(uri, FACTORY.newDigestMethod(digest, null), all, null, null));
    return this;
  }

  /**
   * The usual reference: all of the document.
   *
   * @return this
   * @throws Exception if that fails
   */
  public XmlForge whole() throws Exception {
    return reference("", Transform.ENVELOPED, CanonicalizationMethod.INCLUSIVE);
  }

  /**
   * Holds something.
   *
   * @param id by which a reference may mean it, if any
   * @param xml what
   * @return this
   * @throws Exception if that fails
   */
  public XmlForge object(@Nullable String id, String xml) throws Exception {
    objects.add(new Held(id, parse(xml).getDocumentElement()));
    return this;
  }

  /**
   * Holds the properties of XAdES, which name the time and the certificate, and refers to them.
   *
   * @param time of signing, as the signer says
   * @return this
   * @throws Exception if that fails
   */
  public XmlForge xades(Instant time) throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(signer.certificate().getEncoded());
    return xades(time, named("SigningCertificateV2", DigestMethod.SHA256, hash));
  }

  /**
   * An element that names a certificate.
   *
   * @param element its name in XAdES
   * @param digestMethod identifier
   * @param hash of the certificate
   * @return for {@link #xades(Instant, String)}
   */
  public static String named(String element, String digestMethod, byte[] hash) {
    return NAMED_CERTIFICATE.formatted(
        element, digestMethod, Base64.getEncoder().encodeToString(hash));
  }

  /**
   * With signed properties of XAdES.
   *
   * @param time of signing, as the signer says
   * @param certificates what names the signer's certificate, if anything
   * @return this
   * @throws Exception if that fails
   */
  public XmlForge xades(Instant time, String certificates) throws Exception {
    object(null, XADES_PROPERTIES.formatted(time, certificates));
    references.add(
        FACTORY.newReference(
            "#signed",
            FACTORY.newDigestMethod(digest, null),
            List.of(
                FACTORY.newTransform(
                    CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
            "http://uri.etsi.org/01903#SignedProperties",
            null));
    return this;
  }

  /**
   * Signs within a document.
   *
   * @param xml the document; elements with an attribute {@code Id} can be referred to
   * @return the signed document
   * @throws Exception if that fails
   */
  public byte[] enveloped(String xml) throws Exception {
    Document document = parse(xml);
    return sign(document, document.getDocumentElement(), new byte[0]);
  }

  /**
   * Makes a signature that stands alone.
   *
   * @param content what a reference means that leads to a file
   * @return the signature
   * @throws Exception if that fails
   */
  public byte[] alone(byte[] content) throws Exception {
    Document document = factory().newDocumentBuilder().newDocument();
    return sign(document, document, content);
  }

  private byte[] sign(Document document, Node parent, byte[] content) throws Exception {
    DOMSignContext context = new DOMSignContext(signer.key(), parent);
    context.setProperty("org.jcp.xml.dsig.secureValidation", false);
    addIds(context, document.getElementsByTagName("*"));
    List<XMLObject> held = new ArrayList<>();
    for (Held each : objects) {
      Node own = document.adoptNode(each.content());
      addIds(context, each.content().getElementsByTagName("*"));
      held.add(
          FACTORY.newXMLObject(
              List.<XMLStructure>of(new DOMStructure(own)), each.id(), null, null));
    }
    context.setURIDereferencer(
        (uri, c) ->
            uri.getURI() != null && (uri.getURI().isEmpty() || uri.getURI().startsWith("#"))
                ? FACTORY.getURIDereferencer().dereference(uri, c)
                : new OctetStreamData(new ByteArrayInputStream(content)));
    KeyInfoFactory keys = FACTORY.getKeyInfoFactory();
    Object certificate =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(signer.certificate().getEncoded()));
    FACTORY
        .newXMLSignature(
            FACTORY.newSignedInfo(
                FACTORY.newCanonicalizationMethod(
                    CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                FACTORY.newSignatureMethod(signature, null),
                references),
            withCertificate
                ? keys.newKeyInfo(List.of(keys.newX509Data(List.of(certificate))))
                : null,
            held,
            null,
            null)
        .sign(context);
    return write(document);
  }

  private static void addIds(DOMSignContext context, NodeList elements) {
    for (int i = 0; i < elements.getLength(); i++) {
      Element each = (Element) elements.item(i);
      if (each.hasAttribute("Id")) {
        context.setIdAttributeNS(each, null, "Id");
      }
    }
  }

  private static DocumentBuilderFactory factory() {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    return factory;
  }

  private static Document parse(String xml) throws Exception {
    return factory()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] write(Document document) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
    transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    transformer.transform(new DOMSource(document), new StreamResult(out));
    return out.toByteArray();
  }
}

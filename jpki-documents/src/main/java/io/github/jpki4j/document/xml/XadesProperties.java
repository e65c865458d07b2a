package io.github.jpki4j.document.xml;

import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.Outcome;
import io.github.jpki4j.document.SignatureCode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.XMLSignature;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * What a signature of XAdES (ETSI EN 319 132) says of itself.
 *
 * @param signed covered by the signature, if its reference is right
 * @param unsigned what was added afterwards
 */
record XadesProperties(Element signed, Optional<Element> unsigned) {

  static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";

  /** How programs call the attribute by which a reference finds an element. */
  private static final Set<String> IDS = Set.of("id", "xml:id");

  /**
   * Looks for them: the only thing that the signature holds besides, with the only reference
   * besides that to the content.
   *
   * @return empty if there is something else, or the reference may mean something else
   */
  static Optional<XadesProperties> of(XmlSignatureParts parts) {
    List<XmlReference> references =
        parts.references().stream()
            .filter(each -> each.type().equals(XmlReference.SIGNED_PROPERTIES))
            .toList();
    if (parts.objects().size() != 1 || references.size() != 1) {
      return Optional.empty();
    }
    List<Element> qualifying = XmlSignatureParts.elements(parts.objects().get(0));
    if (qualifying.size() != 1 || !is(qualifying.get(0), "QualifyingProperties")) {
      return Optional.empty();
    }
    List<Element> halves = XmlSignatureParts.elements(qualifying.get(0));
    boolean isKnown =
        !halves.isEmpty()
            && halves.size() <= 2
            && is(halves.get(0), "SignedProperties")
            && (halves.size() == 1 || is(halves.get(1), "UnsignedProperties"));
    return isKnown && means(references.get(0), halves.get(0))
        ? Optional.of(
            new XadesProperties(
                halves.get(0), halves.size() == 1 ? Optional.empty() : Optional.of(halves.get(1))))
        : Optional.empty();
  }

  private static boolean is(Element element, String name) {
    return XADES.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
  }

  /** Whether the reference leads to the element, whatever a program takes for an identifier. */
  private static boolean means(XmlReference reference, Element element) {
    String id = element.getAttribute("Id");
    if (id.isEmpty()
        || !reference.uri().equals(Optional.of("#" + id))
        || reference.transforms().size() > 1
        || !reference.transforms().stream().allMatch(XmlAlgorithms::isCanonicalization)) {
      return false;
    }
    NodeList all = element.getOwnerDocument().getElementsByTagName("*");
    int bearers = 0;
    for (int i = 0; i < all.getLength(); i++) {
      bearers += bears((Element) all.item(i), id) ? 1 : 0;
    }
    return bearers == 1;
  }

  private static boolean bears(Element element, String id) {
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Attr attribute = (Attr) element.getAttributes().item(i);
      if (IDS.contains(attribute.getName().toLowerCase(java.util.Locale.ROOT))
          && attribute.getValue().equals(id)) {
        return true;
      }
    }
    return false;
  }

  /** When it was made, as the signer says. */
  Optional<Instant> signingTime() {
    try {
      return first(signed, "SigningTime")
          .map(Element::getTextContent)
          .map(text -> OffsetDateTime.parse(text.strip()).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Element> first(Element parent, String name) {
    return Optional.ofNullable((Element) parent.getElementsByTagNameNS(XADES, name).item(0));
  }

  /** Whether each of the two elements names the certificate, where it is there. */
  SignatureCode names(JpkiCertificate certificate) {
    SignatureCode code = SignatureCode.CERTIFICATE_NOT_NAMED;
    for (String name : List.of("SigningCertificate", "SigningCertificateV2")) {
      Optional<Element> digest = first(signed, name).flatMap(all -> first(all, "CertDigest"));
      if (digest.isPresent()) {
        SignatureCode one = names(digest.get(), certificate);
        if (one.outcome() == Outcome.FAILED) {
          return one;
        }
        code = one == SignatureCode.ATTRIBUTES_RIGHT ? one : code;
      }
    }
    return code;
  }

  /** SHA-1 can disprove what is named, and not prove it. */
  private static SignatureCode names(Element digest, JpkiCertificate certificate) {
    try {
      String algorithm = XmlSignatureParts.child(digest, "DigestMethod").getAttribute("Algorithm");
      byte[] named =
          Base64.getMimeDecoder()
              .decode(XmlSignatureParts.child(digest, "DigestValue").getTextContent());
      if (!Arrays.equals(hash(algorithm).digest(certificate.encoded()), named)) {
        return SignatureCode.CERTIFICATE_OTHER;
      }
      return algorithm.equals(DigestMethod.SHA1)
          ? SignatureCode.CERTIFICATE_NOT_NAMED
          : SignatureCode.ATTRIBUTES_RIGHT;
    } catch (IllegalArgumentException | NoSuchAlgorithmException e) {
      return SignatureCode.ATTRIBUTES_MALFORMED;
    }
  }

  private static MessageDigest hash(String algorithm) throws NoSuchAlgorithmException {
    if (algorithm.equals(DigestMethod.SHA1)) {
      return MessageDigest.getInstance("SHA-1");
    }
    return MessageDigest.getInstance(
        XmlAlgorithms.digestName(algorithm)
            .orElseThrow(() -> new NoSuchAlgorithmException(algorithm)));
  }

  /** Whether somebody signed the signature itself, which is not looked at. */
  boolean isCountersigned() {
    return unsigned
        .filter(all -> all.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").getLength() > 0)
        .isPresent();
  }

  /** The time stamps of the signature, in order; what has the name and another place is none. */
  List<Element> timeStamps() {
    return unsigned.stream()
        .flatMap(all -> children(all, "UnsignedSignatureProperties").stream())
        .flatMap(all -> children(all, "SignatureTimeStamp").stream())
        .toList();
  }

  /** The children of XAdES with that name. */
  static List<Element> children(Element parent, String name) {
    return XmlSignatureParts.elements(parent).stream().filter(each -> is(each, name)).toList();
  }
}

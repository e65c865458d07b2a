package io.github.jpki4j.document.xml;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.crypto.dsig.XMLSignature;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The parts of one signature as they stand in the file, found by their place and not by their name
 * alone: what looks like a part and is somewhere else is none.
 *
 * @param signature the element
 * @param canonicalization the algorithm for what is signed
 * @param method the algorithm of the signature
 * @param references at least one
 * @param keyInfo whose key it is, as the signature says
 * @param objects what the signature holds besides
 */
record XmlSignatureParts(
    Element signature,
    String canonicalization,
    String method,
    List<XmlReference> references,
    Optional<Element> keyInfo,
    List<Element> objects) {

  private static final int MOST_REFERENCES = 2;

  /**
   * Takes a signature apart.
   *
   * @throws DocumentException if it is not one of XML-DSig, or has more references than are known
   *     here
   */
  static XmlSignatureParts of(Element signature) throws DocumentException {
    List<Element> children = elements(signature);
    List<String> names = children.stream().map(XmlSignatureParts::name).toList();
    int objects = names.size() > 2 && names.get(2).equals("KeyInfo") ? 3 : 2;
    if (names.size() < 2
        || !names.subList(0, 2).equals(List.of("SignedInfo", "SignatureValue"))
        || !names.stream().skip(objects).allMatch("Object"::equals)) {
      throw malformed();
    }
    Element info = children.get(0);
    List<String> parts = elements(info).stream().map(XmlSignatureParts::name).toList();
    if (parts.size() < 3
        || parts.size() > 2 + MOST_REFERENCES
        || !parts.subList(0, 2).equals(List.of("CanonicalizationMethod", "SignatureMethod"))
        || !parts.stream().skip(2).allMatch("Reference"::equals)) {
      throw malformed();
    }
    return new XmlSignatureParts(
        signature,
        child(info, "CanonicalizationMethod").getAttribute("Algorithm"),
        child(info, "SignatureMethod").getAttribute("Algorithm"),
        children(info, "Reference").stream().map(XmlReference::of).toList(),
        objects == 3 ? Optional.of(children.get(2)) : Optional.empty(),
        children.subList(objects, children.size()));
  }

  /** The reference to what the person signed; what XAdES adds is not that. */
  XmlReference content() {
    return references.stream()
        .filter(each -> !each.type().equals(XmlReference.SIGNED_PROPERTIES))
        .findFirst()
        .orElse(references.get(0));
  }

  private static DocumentException malformed() {
    return new DocumentException(Problem.NOT_XML);
  }

  /** Of XML-DSig alone; others have a name that is none of its names. */
  private static String name(Element element) {
    return XMLSignature.XMLNS.equals(element.getNamespaceURI()) ? element.getLocalName() : "?";
  }

  static List<Element> elements(Node parent) {
    List<Element> elements = new ArrayList<>();
    for (Node each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
      if (each instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }

  /** The children of XML-DSig with that name. */
  static List<Element> children(Element parent, String name) {
    return elements(parent).stream().filter(each -> name(each).equals(name)).toList();
  }

  /** The only child of XML-DSig with that name. */
  static Element child(Element parent, String name) {
    List<Element> all = children(parent, name);
    if (all.size() != 1) {
      throw new IllegalArgumentException(name);
    }
    return all.get(0);
  }
}

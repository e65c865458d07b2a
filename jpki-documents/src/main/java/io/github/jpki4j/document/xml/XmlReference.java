package io.github.jpki4j.document.xml;

import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.SignatureFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.crypto.dsig.Transform;
import org.w3c.dom.Element;

/**
 * One reference of a signature, as it stands in the file: to what, through what, and by which hash.
 *
 * @param uri what it refers to; empty if it says nothing, which the standard leaves to programs
 * @param type what it says that is
 * @param transforms their algorithms, in order
 * @param digest the algorithm of its hash
 * @param element itself
 */
record XmlReference(
    Optional<String> uri, String type, List<String> transforms, String digest, Element element) {

  /** What XAdES (ETSI EN 319 132) calls what the signer says of the signature. */
  static final String SIGNED_PROPERTIES = "http://uri.etsi.org/01903#SignedProperties";

  static XmlReference of(Element element) {
    List<String> transforms = new ArrayList<>();
    for (Element all : XmlSignatureParts.children(element, "Transforms")) {
      XmlSignatureParts.children(all, "Transform")
          .forEach(one -> transforms.add(one.getAttribute("Algorithm")));
    }
    return new XmlReference(
        element.hasAttribute("URI") ? Optional.of(element.getAttribute("URI")) : Optional.empty(),
        element.getAttribute("Type"),
        List.copyOf(transforms),
        XmlSignatureParts.child(element, "DigestMethod").getAttribute("Algorithm"),
        element);
  }

  /** Whether it means a file beside the signature. */
  static boolean isBeside(String uri) {
    return !uri.isEmpty() && !uri.startsWith("#");
  }

  boolean isWhole() {
    return uri.filter(String::isEmpty).isPresent();
  }

  boolean isBeside() {
    return uri.filter(XmlReference::isBeside).isPresent();
  }

  /** What of the document it covers: everything, or what is missing. */
  List<SignatureFinding> coverage(boolean isEnveloped) {
    if (isEnveloped ? !isWhole() : !isBeside()) {
      return List.of(SignatureFinding.of(SignatureCode.REFERENCE_OTHER, uri.orElse("?")));
    }
    Optional<String> other = unknownTransform();
    if (other.isPresent()) {
      return List.of(SignatureFinding.of(SignatureCode.TRANSFORM_OTHER, other.get()));
    }
    if (transforms.stream().anyMatch(XmlAlgorithms.EXCLUSIVE::contains)) {
      return List.of(
          SignatureFinding.of(SignatureCode.COVERS_CONTENT),
          SignatureFinding.of(SignatureCode.NAMESPACES_NOT_COVERED));
    }
    return List.of(SignatureFinding.of(SignatureCode.COVERS_CONTENT));
  }

  /**
   * A document minus its signature, then in canonical form, once; a file beside it as it is. Empty
   * if that is all.
   */
  private Optional<String> unknownTransform() {
    if (isBeside()) {
      return transforms.stream().findFirst();
    }
    if (transforms.isEmpty() || !transforms.get(0).equals(Transform.ENVELOPED)) {
      return Optional.of(transforms.isEmpty() ? "?" : transforms.get(0));
    }
    if (transforms.size() > 2) {
      return Optional.of(transforms.get(2));
    }
    return transforms.stream()
        .skip(1)
        .filter(algorithm -> !XmlAlgorithms.isCanonicalization(algorithm))
        .findFirst();
  }
}

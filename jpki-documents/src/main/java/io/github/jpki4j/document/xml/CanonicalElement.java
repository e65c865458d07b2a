package io.github.jpki4j.document.xml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.xml.crypto.Data;
import javax.xml.crypto.NodeSetData;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** One element of a document in canonical form, by the JDK. */
final class CanonicalElement implements NodeSetData<Node> {

  private final List<Node> nodes = new ArrayList<>();

  private CanonicalElement() {}

  /** The element with all that is in it. */
  static CanonicalElement of(Element element) {
    CanonicalElement canonical = new CanonicalElement();
    canonical.add(element);
    return canonical;
  }

  private void add(Node node) {
    nodes.add(node);
    for (int i = 0; node.hasAttributes() && i < node.getAttributes().getLength(); i++) {
      nodes.add(node.getAttributes().item(i));
    }
    for (Node each = node.getFirstChild(); each != null; each = each.getNextSibling()) {
      add(each);
    }
  }

  @Override
  public Iterator<Node> iterator() {
    return nodes.iterator();
  }

  /**
   * Its bytes.
   *
   * @param algorithm one of {@link XmlAlgorithms#isCanonicalization}
   */
  byte[] octets(String algorithm) throws Exception {
    TransformService service = TransformService.getInstance(algorithm, "DOM");
    TransformParameterSpec plain = null;
    service.init(plain);
    Data data = service.transform(this, null);
    return ((OctetStreamData) data).getOctetStream().readAllBytes();
  }
}

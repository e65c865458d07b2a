package io.github.jpki4j.document.xml;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.signer.DocumentBoundary;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Reads XML of strangers, always with the parser of the JDK: first in a pass that keeps nothing and
 * counts, then as a tree. Nothing outside of the file is read, and a DTD is refused: what one
 * brings into a document is not in the bytes that somebody signed.
 */
final class XmlReader {

  /** Bytes of a file. */
  static final int LONGEST = 64 << 20;

  /** Elements, attributes, comments, processing instructions and pieces of text, together. */
  static final int MOST_NODES = 1_000_000;

  static final int DEEPEST = 200;
  static final int MOST_ATTRIBUTES = 256;

  /**
   * Namespaces in scope, added up over all elements: the JDK's parser looks through them for each
   * element, and its canonicalization copies them for each that declares more.
   */
  static final int MOST_IN_SCOPE = 100_000_000;

  private static final String DISALLOW_DTD = "http://apache.org/xml/features/disallow-doctype-decl";

  /**
   * The JDK's own limits, which grow stricter from version to version: above ours, so that a file
   * is refused for the same reason on all.
   */
  private static final Map<String, String> LIMITS =
      Map.of(
          "http://www.oracle.com/xml/jaxp/properties/maxElementDepth",
          String.valueOf(DEEPEST + 1),
          "http://www.oracle.com/xml/jaxp/properties/elementAttributeLimit",
          String.valueOf(MOST_ATTRIBUTES + 1));

  /** What the JDK says in each language where a limit of its own is reached, before it tells us. */
  private static final String LIMIT_REACHED = "JAXP0001000";

  private static final String LEXICAL_HANDLER = "http://xml.org/sax/properties/lexical-handler";

  /** What every program reads alike; the tables of others differ. */
  private static final Set<String> ENCODINGS = Set.of("UTF-8", "UTF-16", "US-ASCII");

  private XmlReader() {}

  /**
   * Reads a file.
   *
   * @param xml neither kept nor changed
   * @return the tree, aware of namespaces
   * @throws DocumentException {@link Problem#NOT_XML}, {@link Problem#XML_WITH_DTD} or {@link
   *     Problem#XML_TOO_LARGE}
   */
  static Document read(byte[] xml) throws DocumentException {
    if (xml.length > LONGEST) {
      throw new DocumentException(Problem.XML_TOO_LARGE);
    }
    return DocumentBoundary.call(
        XmlReader::told,
        () -> {
          count(xml);
          return tree(xml);
        });
  }

  private static DocumentException told(Throwable thrown) {
    if (thrown instanceof Refusal refusal) {
      return new DocumentException(refusal.problem, thrown);
    }
    boolean isLimit =
        thrown instanceof SAXParseException
            && String.valueOf(thrown.getMessage()).startsWith(LIMIT_REACHED);
    return new DocumentException(isLimit ? Problem.XML_TOO_LARGE : Problem.NOT_XML, thrown);
  }

  private static void count(byte[] xml) throws Exception {
    SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    SAXParser parser = factory.newSAXParser();
    parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    for (Map.Entry<String, String> limit : LIMITS.entrySet()) {
      parser.setProperty(limit.getKey(), limit.getValue());
    }
    Counter counter = new Counter();
    XMLReader reader = parser.getXMLReader();
    reader.setProperty(LEXICAL_HANDLER, counter);
    reader.setContentHandler(counter);
    reader.setErrorHandler(counter);
    reader.parse(new org.xml.sax.InputSource(new ByteArrayInputStream(xml)));
  }

  private static Document tree(byte[] xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature(DISALLOW_DTD, true);
    factory.setExpandEntityReferences(false);
    LIMITS.forEach(factory::setAttribute);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setErrorHandler(new Counter());
    Document document = builder.parse(new ByteArrayInputStream(xml));
    @Nullable String encoding = document.getXmlEncoding();
    boolean isKnown =
        encoding == null || ENCODINGS.contains(encoding.toUpperCase(java.util.Locale.ROOT));
    if (!isKnown || !"1.0".equals(document.getXmlVersion())) {
      throw new DocumentException(Problem.NOT_XML);
    }
    return document;
  }

  /** Why a file is refused that may be well formed. */
  private static final class Refusal extends SAXException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;

    Refusal(Problem problem) {
      super(problem.name());
      this.problem = problem;
    }
  }

  /** Stops where the bounds are, and prints nothing. */
  private static final class Counter extends DefaultHandler2 {

    private int nodes;
    private int depth;
    private int namespaces;
    private int inScope;

    private void add(int more) throws SAXException {
      nodes += more;
      if (nodes > MOST_NODES) {
        throw new Refusal(Problem.XML_TOO_LARGE);
      }
    }

    @Override
    public void startDTD(String name, @Nullable String publicId, @Nullable String systemId)
        throws SAXException {
      throw new Refusal(Problem.XML_WITH_DTD);
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes)
        throws SAXException {
      add(1 + attributes.getLength());
      depth++;
      inScope += namespaces; // which are at most as many as nodes: no overflow
      if (depth > DEEPEST || attributes.getLength() > MOST_ATTRIBUTES || inScope > MOST_IN_SCOPE) {
        throw new Refusal(Problem.XML_TOO_LARGE);
      }
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) throws SAXException {
      add(1);
      namespaces++;
    }

    @Override
    public void endPrefixMapping(String prefix) {
      namespaces--;
    }

    @Override
    public void endElement(String uri, String localName, String name) {
      depth--;
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
      add(1);
    }

    @Override
    public void comment(char[] text, int start, int length) throws SAXException {
      add(1);
    }

    @Override
    public void processingInstruction(String target, String data) throws SAXException {
      add(1);
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}

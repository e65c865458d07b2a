package io.github.jpki4j.document.xml;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.signer.DocumentJudgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.crypto.dsig.XMLSignature;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * XML with signatures (XML-DSig, XAdES): a document that has its signature within it, or a
 * signature beside its content.
 *
 * <p>A signature is good only if it covers exactly the whole document but itself and comments, or
 * exactly the content beside it. Signatures of a part, through XPath or XSLT, or of several things
 * may be what somebody meant, but not what a person who reads the document believes.
 *
 * <p>The whole file is in memory, and reading takes some times as much. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class XmlFile {

  /** Each is looked at over the whole document. */
  private static final int MOST_SIGNATURES = 16;

  private final List<Element> signatures;
  private final boolean isDetached;

  private XmlFile(List<Element> signatures, boolean isDetached) {
    this.signatures = signatures;
    this.isDetached = isDetached;
  }

  /**
   * Reads the file.
   *
   * @param xml XML 1.0 in UTF-8, UTF-16 or US-ASCII; neither kept nor changed
   * @return the file
   * @throws DocumentException if it is something else: {@link Problem#NOT_XML}, {@link
   *     Problem#XML_WITH_DTD} or {@link Problem#XML_TOO_LARGE}; nothing else is thrown, whatever
   *     the bytes are
   */
  public static XmlFile read(byte[] xml) throws DocumentException {
    Document document = XmlReader.read(xml);
    NodeList all = document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
    if (all.getLength() > MOST_SIGNATURES) {
      throw new DocumentException(Problem.XML_TOO_LARGE);
    }
    List<Element> signatures = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      signatures.add((Element) all.item(i));
    }
    return new XmlFile(signatures, signatures.contains(document.getDocumentElement()));
  }

  /**
   * Whether it is a signature and nothing else, whose content is beside it.
   *
   * @return true if {@link #verify(SignerValidator, byte[])} is meant
   */
  public boolean isDetached() {
    return isDetached;
  }

  /**
   * Verifies every signature in the document.
   *
   * @param signers judges their certificates
   * @return one report for each signature, in the order of the document
   * @throws IllegalArgumentException if the content is beside it
   */
  public DocumentReport verify(SignerValidator signers) {
    return report(signers, Optional.empty());
  }

  /**
   * Verifies a signature over a content beside it.
   *
   * @param signers judges its certificate
   * @param content what was signed, any bytes; neither kept nor changed
   * @return one report for each signature
   * @throws IllegalArgumentException if the signature is within its document
   */
  public DocumentReport verify(SignerValidator signers, byte[] content) {
    return report(signers, Optional.of(content));
  }

  private DocumentReport report(SignerValidator signers, Optional<byte[]> content) {
    if (content.isPresent() != isDetached) {
      throw new IllegalArgumentException("the content is elsewhere");
    }
    return DocumentJudgement.of(
        signatures.stream().map(each -> XmlSignatureCheck.check(each, content)).toList(), signers);
  }

  /**
   * What the only signature of a document covers, byte for byte as it was hashed: the canonical
   * form of the document, without the signature and comments. It says nothing of who signed.
   *
   * @return a fresh array; empty if there is not exactly one signature in the document, or its hash
   *     is wrong, or it covers something else
   */
  public Optional<byte[]> signedContent() {
    return signatures.size() == 1 && !isDetached
        ? XmlSignatureCheck.covered(signatures.get(0), Optional.empty())
        : Optional.empty();
  }

  /** Whether the hash of a document is that of its only signature. */
  boolean isDigestRight() {
    return signedContent().isPresent();
  }
}

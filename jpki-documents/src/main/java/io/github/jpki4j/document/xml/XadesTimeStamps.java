package io.github.jpki4j.document.xml;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.TimeStampKind;
import io.github.jpki4j.document.signer.CheckedTimeStamp;
import io.github.jpki4j.document.signer.DocumentBoundary;
import io.github.jpki4j.document.signer.SignedContent;
import io.github.jpki4j.document.signer.TimeStampCheck;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import org.w3c.dom.Element;

/**
 * The time stamps of a signature of XAdES (ETSI EN 319 132-1, 5.3), each over the canonical form of
 * the element that holds the value of the signature. Those of the content and of an archive are not
 * looked at.
 */
final class XadesTimeStamps {

  /** A time stamp that cannot be read, or of which nobody knows what it should be over. */
  private static final byte[] UNREADABLE = new byte[0];

  private final Element value;

  /** By the algorithm. */
  private final Map<String, byte[]> canonical = new HashMap<>();

  /** One time stamp, and the algorithm of the canonical form that it is over. */
  private record Token(String algorithm, Optional<String> base64) {}

  private XadesTimeStamps(Element value) {
    this.value = value;
  }

  /** Looks at them. Whatever they are, there is a result. */
  static List<CheckedTimeStamp> of(XmlSignatureParts parts, XadesProperties properties) {
    XadesTimeStamps found =
        new XadesTimeStamps(XmlSignatureParts.child(parts.signature(), "SignatureValue"));
    return CheckedTimeStamp.all(
        TimeStampKind.SIGNATURE,
        properties.timeStamps().stream().flatMap(each -> tokens(each).stream()).toList(),
        found::check);
  }

  /** Anything but an algorithm and tokens may change what the time stamp is over. */
  private static List<Token> tokens(Element stamp) {
    List<Element> methods = XmlSignatureParts.children(stamp, "CanonicalizationMethod");
    List<Element> encapsulated = XadesProperties.children(stamp, "EncapsulatedTimeStamp");
    String algorithm =
        methods.isEmpty()
            ? CanonicalizationMethod.INCLUSIVE
            : methods.get(0).getAttribute("Algorithm");
    boolean isKnown =
        methods.size() <= 1
            && methods.stream().allMatch(each -> XmlSignatureParts.elements(each).isEmpty())
            && XmlAlgorithms.isCanonicalization(algorithm)
            && !encapsulated.isEmpty()
            && XmlSignatureParts.elements(stamp).size() == methods.size() + encapsulated.size();
    return isKnown
        ? encapsulated.stream()
            .map(each -> new Token(algorithm, Optional.of(each.getTextContent())))
            .toList()
        : List.of(new Token(algorithm, Optional.empty()));
  }

  private CheckedTimeStamp check(Token token) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(token.base64().orElse(""));
      byte[] stamped = token.base64().isPresent() ? canonical(token.algorithm()) : UNREADABLE;
      return TimeStampCheck.check(TimeStampKind.SIGNATURE, bytes, SignedContent.of(stamped));
    } catch (IllegalArgumentException | DocumentException e) {
      return TimeStampCheck.check(
          TimeStampKind.SIGNATURE, UNREADABLE, SignedContent.of(UNREADABLE));
    }
  }

  private byte[] canonical(String algorithm) throws DocumentException {
    byte[] known = canonical.get(algorithm);
    if (known == null) {
      known =
          DocumentBoundary.call(
              Problem.NOT_XML, () -> CanonicalElement.of(value).octets(algorithm));
      canonical.put(algorithm, known);
    }
    return known;
  }
}

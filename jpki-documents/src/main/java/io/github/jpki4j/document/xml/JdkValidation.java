package io.github.jpki4j.document.xml;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.signer.DocumentBoundary;
import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.util.Optional;
import javax.xml.crypto.AlgorithmMethod;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.KeySelectorException;
import javax.xml.crypto.KeySelectorResult;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.URIDereferencer;
import javax.xml.crypto.URIReferenceException;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import org.jspecify.annotations.Nullable;

/**
 * Asks the JDK, in its secure mode, about a signature whose form and algorithms were looked at.
 * Nothing is fetched: a reference leads to the document, to the signature's own properties, or to
 * the content that the caller has.
 */
final class JdkValidation {

  /** For hashes alone. */
  private static final KeySelector NO_KEY =
      new KeySelector() {
        @Override
        public KeySelectorResult select(
            KeyInfo info, Purpose purpose, AlgorithmMethod method, XMLCryptoContext context)
            throws KeySelectorException {
          throw new KeySelectorException("not asked for");
        }
      };

  private final XmlSignatureParts parts;
  private final Optional<XadesProperties> xades;
  private final Optional<byte[]> content;

  JdkValidation(
      XmlSignatureParts parts, Optional<XadesProperties> xades, Optional<byte[]> content) {
    this.parts = parts;
    this.xades = xades;
    this.content = content;
  }

  private DOMValidateContext context(KeySelector keys) {
    DOMValidateContext context = new DOMValidateContext(keys, parts.signature());
    context.setProperty("org.jcp.xml.dsig.secureValidation", true);
    context.setProperty("javax.xml.crypto.dsig.cacheReference", true);
    URIDereferencer usual = XMLSignatureFactory.getInstance("DOM").getURIDereferencer();
    context.setURIDereferencer(
        (reference, c) -> {
          String uri = reference.getURI();
          if (content.isPresent() && XmlReference.isBeside(uri)) {
            return new OctetStreamData(new ByteArrayInputStream(content.get()));
          }
          boolean isKnown =
              uri.isEmpty()
                  || xades.filter(x -> uri.equals("#" + x.signed().getAttribute("Id"))).isPresent();
          if (!isKnown) {
            throw new URIReferenceException("leads elsewhere");
          }
          return usual.dereference(reference, c);
        });
    xades.ifPresent(x -> context.setIdAttributeNS(x.signed(), null, "Id"));
    return context;
  }

  /** Whether the key made the signature over what names the hashes. */
  boolean isSignedBy(PublicKey key) {
    if (key.getAlgorithm().equals("RSASSA-PSS") && !XmlAlgorithms.isPss(parts.method())) {
      return false; // RFC 4055, 1.2; not all JDKs ask
    }
    try {
      return DocumentBoundary.call(
          Problem.NOT_XML,
          () -> {
            DOMValidateContext context = context(KeySelector.singletonKeySelector(key));
            return signature(context).getSignatureValue().validate(context);
          });
    } catch (DocumentException e) { // of a wrong length, or with a key that cannot have made it
      return false;
    }
  }

  /**
   * The content as it was hashed: of a document its canonical form without the signature.
   *
   * @return a fresh array; empty if the hash of it, or of the properties, is not that of the
   *     signature
   */
  Optional<byte[]> content() {
    try {
      return DocumentBoundary.call(
          Problem.NOT_XML,
          () -> {
            DOMValidateContext context = context(NO_KEY);
            byte @Nullable [] covered = null;
            for (Reference each : signature(context).getSignedInfo().getReferences()) {
              if (!each.validate(context)) {
                return Optional.empty();
              }
              if (!XmlReference.SIGNED_PROPERTIES.equals(each.getType())) {
                covered = each.getDigestInputStream().readAllBytes();
              }
            }
            return Optional.ofNullable(covered);
          });
    } catch (DocumentException e) {
      return Optional.empty();
    }
  }

  private static XMLSignature signature(DOMValidateContext context) throws Exception {
    return XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
  }
}

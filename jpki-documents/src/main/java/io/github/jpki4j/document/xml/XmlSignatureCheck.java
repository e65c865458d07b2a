package io.github.jpki4j.document.xml;

import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.SignatureFinding;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.signer.CheckedSignature;
import io.github.jpki4j.document.signer.DocumentBoundary;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Looks at one signature. What it covers is judged by its form alone, and the form is narrow: the
 * JDK is asked only about what passed.
 */
final class XmlSignatureCheck {

  /** Certificates of a signature that are looked at. */
  private static final int MOST_CERTIFICATES = 64;

  /** Certificates whose keys are tried. */
  private static final int MOST_SIGNERS = 4;

  private final XmlSignatureParts parts;
  private final Optional<byte[]> content;
  private final Optional<XadesProperties> xades;
  private final List<SignatureFinding> findings = new ArrayList<>();

  private XmlSignatureCheck(Element signature, Optional<byte[]> content) throws DocumentException {
    this.parts = XmlSignatureParts.of(signature);
    this.content = content;
    this.xades = XadesProperties.of(parts);
  }

  /**
   * Looks at a signature. Whatever it is, there is a result.
   *
   * @param content what is beside it; empty if the signature is within its document
   */
  static CheckedSignature check(Element signature, Optional<byte[]> content) {
    try {
      return DocumentBoundary.call(
          Problem.NOT_XML, () -> new XmlSignatureCheck(signature, content).check());
    } catch (DocumentException e) {
      return CheckedSignature.of(
          List.of(
              SignatureFinding.of(SignatureCode.XML_SIGNATURE_MALFORMED),
              SignatureFinding.of(SignatureCode.SIGNATURE_NOT_CHECKED)));
    }
  }

  /** The bytes over which the hash of the content was made, if it is right. */
  static Optional<byte[]> covered(Element signature, Optional<byte[]> content) {
    try {
      return DocumentBoundary.call(
          Problem.NOT_XML,
          () -> {
            XmlSignatureCheck check = new XmlSignatureCheck(signature, content);
            return check.hasKnownForm()
                    && check.coverage().stream().noneMatch(SignatureFinding::isObjection)
                ? check.validation().content()
                : Optional.empty();
          });
    } catch (DocumentException e) {
      return Optional.empty();
    }
  }

  private JdkValidation validation() {
    return new JdkValidation(parts, xades, content);
  }

  private CheckedSignature check() {
    add(SignatureCode.FORM_KNOWN, xades.isPresent() ? "XAdES" : "XML-DSig");
    if (!hasKnownForm()) {
      add(SignatureCode.XML_SIGNATURE_MALFORMED);
    }
    findings.addAll(coverage());
    if (content.isEmpty() && hasComments(parts.signature().getOwnerDocument())) {
      add(SignatureCode.COMMENTS_NOT_COVERED);
    }
    SignatureFinding algorithm = algorithm();
    findings.add(algorithm);
    List<JpkiCertificate> certificates = certificates();
    boolean mayAsk = findings.stream().noneMatch(SignatureFinding::isObjection);
    Optional<JpkiCertificate> signer = mayAsk ? signer(certificates) : first(certificates);
    add(mayAsk ? digest() : SignatureCode.DIGEST_NOT_CHECKED);
    add(signer.isPresent() ? SignatureCode.SIGNER_FOUND : SignatureCode.SIGNER_MISSING);
    add(attributes(signer));
    if (xades.filter(XadesProperties::isCountersigned).isPresent()) {
      add(SignatureCode.COUNTERSIGNED);
    }
    if (!mayAsk || signer.isEmpty()) {
      add(SignatureCode.SIGNATURE_NOT_CHECKED);
    }
    return new CheckedSignature(
        findings,
        signer,
        certificates.stream().filter(each -> !Optional.of(each).equals(signer)).toList(),
        xades.flatMap(XadesProperties::signingTime),
        xades.map(all -> XadesTimeStamps.of(parts, all)).orElse(List.of()),
        OptionalInt.empty(),
        fingerprint());
  }

  private Optional<String> fingerprint() {
    try {
      return Optional.of(
          SignatureReport.fingerprint(
              Base64.getMimeDecoder()
                  .decode(
                      XmlSignatureParts.child(parts.signature(), "SignatureValue")
                          .getTextContent())));
    } catch (IllegalArgumentException e) { // no Base64
      return Optional.empty();
    }
  }

  private void add(SignatureCode code, String... arguments) {
    findings.add(SignatureFinding.of(code, arguments));
  }

  /** No comment where values are read, and one reference, or that of XAdES as the second. */
  private boolean hasKnownForm() {
    return !hasComments(parts.signature())
        && parts.references().size() == (xades.isPresent() ? 2 : 1);
  }

  private List<SignatureFinding> coverage() {
    if (xades.isEmpty() && !parts.objects().isEmpty()) {
      return List.of(SignatureFinding.of(SignatureCode.OBJECT_NOT_COVERED));
    }
    return parts.content().coverage(content.isEmpty());
  }

  /** Comments and processing instructions of a signature, comments of a document. */
  private static boolean hasComments(Node parent) {
    for (Node each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
      if (each.getNodeType() == Node.COMMENT_NODE || hasComments(each)) {
        return true;
      }
    }
    return false;
  }

  private SignatureFinding algorithm() {
    if (!XmlAlgorithms.isCanonicalization(parts.canonicalization())) {
      return SignatureFinding.of(SignatureCode.ALGORITHM_UNKNOWN, parts.canonicalization());
    }
    List<SignatureFinding> all =
        parts.references().stream()
            .map(reference -> XmlAlgorithms.finding(reference.digest(), parts.method()))
            .toList();
    return all.stream().filter(SignatureFinding::isObjection).findFirst().orElse(all.get(0));
  }

  private static Optional<JpkiCertificate> first(List<JpkiCertificate> certificates) {
    return certificates.stream().findFirst();
  }

  /** Those that came along and can be read. */
  private List<JpkiCertificate> certificates() {
    List<JpkiCertificate> all = new ArrayList<>();
    for (Element data :
        parts
            .keyInfo()
            .map(info -> XmlSignatureParts.children(info, "X509Data"))
            .orElse(List.of())) {
      for (Element each : XmlSignatureParts.children(data, "X509Certificate")) {
        if (all.size() < MOST_CERTIFICATES) {
          certificate(each.getTextContent()).filter(one -> !all.contains(one)).ifPresent(all::add);
        }
      }
    }
    return all;
  }

  private static Optional<JpkiCertificate> certificate(String base64) {
    try {
      return Optional.of(JpkiCertificate.parse(Base64.getMimeDecoder().decode(base64)));
    } catch (IllegalArgumentException | MalformedDataException e) {
      return Optional.empty();
    }
  }

  /** The one whose key signed; else the first. Adds whether one did. */
  private Optional<JpkiCertificate> signer(List<JpkiCertificate> certificates) {
    for (JpkiCertificate each :
        certificates.subList(0, Math.min(MOST_SIGNERS, certificates.size()))) {
      if (validation().isSignedBy(each.x509().getPublicKey())) {
        add(SignatureCode.SIGNATURE_RIGHT);
        return Optional.of(each);
      }
    }
    if (!certificates.isEmpty()) {
      add(
          certificates.size() > MOST_SIGNERS
              ? SignatureCode.SIGNATURE_NOT_CHECKED
              : SignatureCode.SIGNATURE_WRONG);
    }
    return first(certificates);
  }

  private SignatureCode digest() {
    return validation().content().isPresent()
        ? SignatureCode.DIGEST_RIGHT
        : SignatureCode.DIGEST_WRONG;
  }

  private SignatureCode attributes(Optional<JpkiCertificate> signer) {
    return xades.isPresent() && signer.isPresent()
        ? xades.get().names(signer.get())
        : SignatureCode.CERTIFICATE_NOT_NAMED;
  }
}

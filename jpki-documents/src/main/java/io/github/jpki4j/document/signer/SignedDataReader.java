package io.github.jpki4j.document.signer;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.jspecify.annotations.Nullable;

/**
 * Hostile bytes become signed data, or one exception. What costs time or memory is counted before a
 * library sees it: elements, signers, certificates.
 */
public final class SignedDataReader {

  /** Signers of one signed data. */
  public static final int MOST_SIGNERS = 64;

  /** Different certificates that come along with one signed data. */
  public static final int MOST_CERTIFICATES = 256;

  /** Certificates with all that is no certificate, and those that are there more than once. */
  private static final int MOST_COPIES = 4_096;

  /** Version, algorithms, content, certificates, lists, signers. */
  private static final int PARTS = 6;

  /** The tag of the certificates, and of the content. */
  private static final int TAG_0 = 0xA0;

  private SignedDataReader() {}

  /**
   * Reads exactly one CMS object.
   *
   * @param encoded DER or BER; neither kept nor changed
   * @return signed data whose parts can be asked for
   * @throws DocumentException if it is something else, something follows, or it has more signers or
   *     certificates than it may have
   */
  public static CmsSignedData read(byte[] encoded) throws DocumentException {
    return read(encoded, encoded.length);
  }

  /**
   * The same for the /Contents of a PDF, where zeros fill what was reserved.
   *
   * @param encoded DER or BER, then zeros; neither kept nor changed
   * @return signed data whose parts can be asked for
   * @throws DocumentException as {@link #read}; if something else than zeros follows, too
   */
  public static CmsSignedData readFilled(byte[] encoded) throws DocumentException {
    int end = encoded.length;
    while (end > 0 && encoded[end - 1] == 0) {
      end--;
    }
    return read(encoded, end);
  }

  /** What follows the end must be zeros: the encoding itself may end with some of them. */
  private static CmsSignedData read(byte[] encoded, int filler) throws DocumentException {
    return DocumentBoundary.call(
        Problem.NOT_CMS,
        () -> {
          BerElement element = BerElement.first(encoded);
          if (element.tag() != BerElement.SEQUENCE || element.end() < filler) {
            throw new DocumentException(Problem.NOT_CMS);
          }
          element.requireBounded();
          return parse(encoded, element);
        });
  }

  private static CmsSignedData parse(byte[] encoded, BerElement element)
      throws DocumentException, IOException {
    ContentInfo info;
    try (ASN1InputStream in =
        new ASN1InputStream(new ByteArrayInputStream(encoded, 0, element.end()), element.end())) {
      info = ContentInfo.getInstance(in.readObject());
    }
    if (!CMSObjectIdentifiers.signedData.equals(info.getContentType())) {
      throw new DocumentException(Problem.NOT_SIGNED_DATA);
    }
    SignedData data = SignedData.getInstance(info.getContent());
    List<BerElement> parts = element.children(2).get(1).children(1).get(0).children(PARTS);
    return new CmsSignedData(type(data), content(data), signers(parts, data), certificates(parts));
  }

  private static ASN1ObjectIdentifier type(SignedData data) {
    return data.getEncapContentInfo().getContentType();
  }

  /** RFC 5652 section 5.2.1: nothing else was ever a content, and this version reads no PKCS #7. */
  private static Optional<byte[]> content(SignedData data) throws DocumentException {
    @Nullable ASN1Encodable content = data.getEncapContentInfo().getContent();
    if (content == null) {
      return Optional.empty();
    }
    if (!(content instanceof ASN1OctetString octets)) {
      throw new DocumentException(Problem.NOT_CMS);
    }
    return Optional.of(octets.getOctets());
  }

  private static List<byte[]> signers(List<BerElement> parts, SignedData data)
      throws DocumentException {
    BerElement last = parts.get(parts.size() - 1);
    if (last.tag() != BerElement.SET) {
      throw new DocumentException(Problem.NOT_CMS);
    }
    List<byte[]> signers = new ArrayList<>();
    for (BerElement signer : last.children(MOST_SIGNERS)) {
      signers.add(signer.bytes());
    }
    if (signers.size() != data.getSignerInfos().size()) {
      throw new DocumentException(Problem.NOT_CMS);
    }
    return signers;
  }

  /** Other kinds of certificates, which nobody uses, have tags of their own. */
  private static SignerCertificates certificates(List<BerElement> parts) throws DocumentException {
    List<byte[]> certificates = new ArrayList<>();
    for (BerElement part : parts) {
      if (part.tag() == TAG_0) {
        for (BerElement certificate : part.children(MOST_COPIES)) {
          if (certificate.tag() == BerElement.SEQUENCE) {
            certificates.add(certificate.bytes());
          }
        }
      }
    }
    return SignerCertificates.read(certificates, MOST_CERTIFICATES);
  }
}

package io.github.jpki4j.document.signer;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import java.io.IOException;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSTypedData;
import org.jspecify.annotations.Nullable;

/** Hostile bytes become signed data, or one exception: the one place where they are parsed. */
public final class SignedDataReader {

  private SignedDataReader() {}

  /**
   * Reads exactly one CMS object.
   *
   * @param encoded DER or BER; neither kept nor changed
   * @return signed data whose parts can be asked for
   * @throws DocumentException if it is something else, or something follows
   */
  public static CMSSignedData read(byte[] encoded) throws DocumentException {
    return read(encoded, encoded.length);
  }

  /**
   * The same for the /Contents of a PDF, where zeros fill what was reserved.
   *
   * @param encoded DER or BER, then zeros; neither kept nor changed
   * @return signed data whose parts can be asked for
   * @throws DocumentException if it is something else, or something else than zeros follows
   */
  public static CMSSignedData readFilled(byte[] encoded) throws DocumentException {
    int end = encoded.length;
    while (end > 0 && encoded[end - 1] == 0) {
      end--;
    }
    return read(encoded, end);
  }

  /** What follows the end must be zeros: the encoding itself may end with some of them. */
  private static CMSSignedData read(byte[] encoded, int filler) throws DocumentException {
    try (ASN1InputStream in = new ASN1InputStream(encoded)) {
      ASN1Primitive object = in.readObject();
      if (object == null || encoded.length - in.available() < filler) {
        throw new DocumentException(Problem.NOT_CMS);
      }
      ContentInfo info = ContentInfo.getInstance(object);
      if (!CMSObjectIdentifiers.signedData.equals(info.getContentType())) {
        throw new DocumentException(Problem.NOT_SIGNED_DATA);
      }
      CMSSignedData data = new CMSSignedData(info);
      requireOctets(data.getSignedContent());
      data.getSignerInfos();
      data.getCertificates();
      return data;
    } catch (IOException | CMSException | RuntimeException | StackOverflowError e) {
      throw new DocumentException(Problem.NOT_CMS, e);
    }
  }

  /** RFC 5652 section 5.2.1: nothing else was ever a content, and this version reads no PKCS #7. */
  private static void requireOctets(@Nullable CMSTypedData content) throws DocumentException {
    if (content != null && !(content.getContent() instanceof byte[])) {
      throw new DocumentException(Problem.NOT_CMS);
    }
  }
}

package io.github.jpki4j.document.signer;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/**
 * Adds time stamps to the signatures of signed data (id-aa-signatureTimeStampToken, RFC 3161,
 * appendix A). Every element but those around the new ones stays as it stands, DER or not: a
 * library that writes all anew could break what was signed.
 */
public final class TimeStampAttribute {

  /** The tag of the unsigned attributes. */
  private static final int UNSIGNED = 0xA1;

  private static final int MOST_PARTS = 7;

  private TimeStampAttribute() {}

  /**
   * What is in the /Contents of a PDF.
   *
   * @param contents a CMS object, and zeros behind it; not changed
   * @return the object alone, a fresh array
   * @throws DocumentException if there is none
   */
  public static byte[] unfilled(byte[] contents) throws DocumentException {
    SignedDataReader.readFilled(contents);
    return DocumentBoundary.call(Problem.NOT_CMS, () -> BerElement.first(contents).bytes());
  }

  /**
   * The signatures that can be stamped.
   *
   * @param cms exactly one CMS object, signed data, DER or BER; neither kept nor changed
   * @return the value of each signer's signature, in order; fresh arrays
   * @throws DocumentException as {@link SignedDataReader#read}
   */
  public static List<byte[]> signatures(byte[] cms) throws DocumentException {
    SignedDataReader.read(cms); // bounds
    return DocumentBoundary.call(
        Problem.NOT_CMS,
        () -> {
          List<byte[]> values = new ArrayList<>();
          for (BerElement signer : signers(cms).children(SignedDataReader.MOST_SIGNERS)) {
            values.add(
                SignerInfo.getInstance(ASN1Primitive.fromByteArray(signer.bytes()))
                    .getEncryptedDigest()
                    .getOctets());
          }
          return values;
        });
  }

  /**
   * The same with time stamps.
   *
   * @param cms as for {@link #signatures}
   * @param tokens one for each signer, in order
   * @return signed data, a fresh array; DER if that was, and the signers were
   * @throws DocumentException as {@link SignedDataReader#read}
   */
  public static byte[] added(byte[] cms, List<byte[]> tokens) throws DocumentException {
    byte[] stamped =
        DocumentBoundary.call(
            Problem.NOT_CMS,
            () -> {
              List<BerElement> signers = signers(cms).children(SignedDataReader.MOST_SIGNERS);
              List<byte[]> changed = new ArrayList<>();
              for (int i = 0; i < signers.size(); i++) {
                changed.add(signer(signers.get(i), tokens.get(i)));
              }
              return withSigners(cms, BerElement.encoded(BerElement.SET, sorted(changed)));
            });
    SignedDataReader.read(stamped); // bounds
    return stamped;
  }

  private static BerElement signedData(byte[] cms) throws DocumentException {
    return BerElement.first(cms).children(2).get(1).children(1).get(0);
  }

  private static BerElement signers(byte[] cms) throws DocumentException {
    List<BerElement> parts = signedData(cms).children(MOST_PARTS);
    return parts.get(parts.size() - 1);
  }

  private static byte[] withSigners(byte[] cms, byte[] signers) throws DocumentException {
    List<byte[]> parts = bytes(signedData(cms).children(MOST_PARTS));
    parts.set(parts.size() - 1, signers);
    byte[] data = BerElement.encoded(BerElement.SEQUENCE, parts);
    List<byte[]> info = bytes(BerElement.first(cms).children(2));
    info.set(1, BerElement.encoded(0xA0, List.of(data)));
    return BerElement.encoded(BerElement.SEQUENCE, info);
  }

  private static byte[] signer(BerElement signer, byte[] token) throws Exception {
    byte[] attribute =
        new Attribute(
                PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                new DERSet(ASN1Primitive.fromByteArray(token)))
            .getEncoded(ASN1Encoding.DER);
    List<BerElement> parts = signer.children(MOST_PARTS);
    List<byte[]> changed = bytes(parts);
    List<byte[]> attributes = new ArrayList<>();
    BerElement last = parts.get(parts.size() - 1);
    if (last.tag() == UNSIGNED) {
      attributes.addAll(bytes(last.children(BerElement.MOST_ELEMENTS)));
      changed.remove(changed.size() - 1);
    }
    attributes.add(attribute);
    changed.add(BerElement.encoded(UNSIGNED, sorted(attributes)));
    return BerElement.encoded(BerElement.SEQUENCE, changed);
  }

  private static List<byte[]> bytes(List<BerElement> elements) {
    List<byte[]> bytes = new ArrayList<>();
    elements.forEach(element -> bytes.add(element.bytes()));
    return bytes;
  }

  /** As the members of a set stand in DER (X.690, 11.6). */
  private static List<byte[]> sorted(List<byte[]> members) {
    return members.stream().sorted(Arrays::compareUnsigned).toList();
  }
}

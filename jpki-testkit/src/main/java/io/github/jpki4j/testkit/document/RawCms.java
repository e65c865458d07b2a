package io.github.jpki4j.testkit.document;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.util.encoders.Hex;

/**
 * CMS signed data of one signer, byte by byte: attributes and signature in any encoding, which a
 * library would put in order. Honest by default: content type, hash of the content, in DER.
 */
public final class RawCms {

  private static final String DATA = "06092A864886F70D010701";
  private static final String SIGNED_DATA = "06092A864886F70D010702";
  private static final String CONTENT_TYPE = "06092A864886F70D010903";
  private static final String MESSAGE_DIGEST = "06092A864886F70D010904";
  private static final String SHA_256 = "300D06096086480165030402010500";
  private static final String RSA = "300D06092A864886F70D0101010500";

  private final Identity identity;
  private final byte[] content;
  private final List<byte[]> attributes = new ArrayList<>();
  private final List<byte[]> certificates = new ArrayList<>();
  private int signers = 1;
  private UnaryOperator<byte[]> signature = bytes -> bytes;

  /**
   * Nothing is signed yet.
   *
   * @param identity who signs
   * @param content what; not copied
   * @throws Exception if the certificate has no encoding
   */
  public RawCms(Identity identity, byte[] content) throws Exception {
    this.identity = identity;
    this.content = content;
    certificates.add(identity.certificate().getEncoded());
    attributes.add(tlv(0x30, hex(CONTENT_TYPE), tlv(0x31, hex(DATA))));
    attributes.add(tlv(0x30, hex(MESSAGE_DIGEST), tlv(0x31, tlv(0x04, sha256(content)))));
  }

  /**
   * The signed attributes so far, to be changed.
   *
   * @return encoded, in their order; the list itself
   */
  public List<byte[]> attributes() {
    return attributes;
  }

  /**
   * The certificates so far, to be changed.
   *
   * @return encoded, in their order; the list itself
   */
  public List<byte[]> certificates() {
    return certificates;
  }

  /**
   * The same signer more than once.
   *
   * @param count how often
   * @return this
   */
  public RawCms signers(int count) {
    signers = count;
    return this;
  }

  /**
   * Does something to the signature.
   *
   * @param change what is done
   * @return this
   */
  public RawCms signature(UnaryOperator<byte[]> change) {
    signature = change;
    return this;
  }

  /**
   * Signs the attributes as they stand, and writes them so.
   *
   * @return signed data, a fresh array
   * @throws Exception if that fails
   */
  public byte[] sign() throws Exception {
    byte[] set = tlv(0x31, joined());
    return sign(set, set);
  }

  /**
   * Signs one encoding of the attributes, and writes another.
   *
   * @param signed what the signature is made of
   * @param written what stands in the file, whose first byte becomes that of [0]
   * @return signed data, a fresh array
   * @throws Exception if that fails
   */
  public byte[] sign(byte[] signed, byte[] written) throws Exception {
    byte[] inFile = written.clone();
    inFile[0] = (byte) 0xA0;
    byte[] name =
        tlv(
            0x30,
            identity.certificate().getIssuer().getEncoded(),
            tlv(0x02, identity.certificate().getSerialNumber().toByteArray()));
    byte[] signer =
        tlv(
            0x30,
            hex("020101"),
            name,
            hex(SHA_256),
            inFile,
            hex(RSA),
            tlv(0x04, signature.apply(signature(identity.key(), signed))));
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < signers; i++) {
      all.writeBytes(signer);
    }
    byte[] data =
        tlv(
            0x30,
            hex("020101"),
            tlv(0x31, hex(SHA_256)),
            tlv(0x30, hex(DATA), tlv(0xA0, tlv(0x04, content))),
            tlv(0xA0, certificates.toArray(byte[][]::new)),
            tlv(0x31, all.toByteArray()));
    return tlv(0x30, hex(SIGNED_DATA), tlv(0xA0, data));
  }

  /**
   * The attributes one after the other.
   *
   * @return a fresh array
   */
  public byte[] joined() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    attributes.forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static byte[] signature(PrivateKey key, byte[] signed) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key);
    signature.update(signed);
    return signature.sign();
  }

  private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }

  private static byte[] hex(String digits) {
    return Hex.decode(digits);
  }

  /**
   * An element with a length of four bytes more than DER's.
   *
   * @param tag its tag
   * @param content its content
   * @return a fresh array
   */
  public static byte[] longer(int tag, byte[]... content) {
    byte[] joined = join(content);
    byte[] header = {
      (byte) tag,
      (byte) 0x84,
      (byte) (joined.length >> 24),
      (byte) (joined.length >> 16),
      (byte) (joined.length >> 8),
      (byte) joined.length
    };
    return join(header, joined);
  }

  /**
   * An element of indefinite length.
   *
   * @param tag its tag
   * @param content its content
   * @return a fresh array
   */
  public static byte[] indefinite(int tag, byte[]... content) {
    return join(new byte[] {(byte) tag, (byte) 0x80}, join(content), new byte[2]);
  }

  /**
   * An element in DER.
   *
   * @param tag its tag
   * @param content its content
   * @return a fresh array
   */
  public static byte[] tlv(int tag, byte[]... content) {
    byte[] all = longer(tag, content);
    int length = all.length - 6;
    int octets = length < 0x80 ? 0 : length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
    byte[] header = new byte[2 + octets];
    header[0] = (byte) tag;
    header[1] = (byte) (octets == 0 ? length : 0x80 | octets);
    System.arraycopy(all, 6 - octets, header, 2, octets);
    return join(header, Arrays.copyOfRange(all, 6, all.length));
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}

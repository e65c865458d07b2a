package io.github.jpki4j.document.signer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** What was signed. Each hash of it is made once, however many signers there are. */
final class SignedContent {

  private final ASN1ObjectIdentifier type;
  private final byte[] bytes;
  private final Map<String, byte[]> hashes = new HashMap<>();

  SignedContent(ASN1ObjectIdentifier type, byte[] bytes) {
    this.type = type;
    this.bytes = bytes;
  }

  ASN1ObjectIdentifier type() {
    return type;
  }

  /** Not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  /**
   * Its hash.
   *
   * @param name as the JDK calls the algorithm
   * @return not to be changed
   */
  byte[] hash(String name) throws NoSuchAlgorithmException {
    byte[] known = hashes.get(name);
    if (known == null) {
      known = MessageDigest.getInstance(name).digest(bytes);
      hashes.put(name, known);
    }
    return known;
  }
}

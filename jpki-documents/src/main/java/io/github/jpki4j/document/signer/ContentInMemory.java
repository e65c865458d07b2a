package io.github.jpki4j.document.signer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;
import java.util.HashMap;
import java.util.Map;

/** Bytes that were signed. Each hash of them is made once. */
final class ContentInMemory implements SignedContent {

  private final byte[] bytes;
  private final Map<String, byte[]> hashes = new HashMap<>();

  ContentInMemory(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public byte[] hash(String algorithm) throws NoSuchAlgorithmException {
    byte[] known = hashes.get(algorithm);
    if (known == null) {
      known = MessageDigest.getInstance(algorithm).digest(bytes);
      hashes.put(algorithm, known);
    }
    return known;
  }

  @Override
  public void feed(Signature signature) throws SignatureException {
    signature.update(bytes);
  }
}

package io.github.jpki4j.document.signer;

import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;

/** What was signed: its hashes, and its bytes for a signature that has no signed attributes. */
public interface SignedContent {

  /**
   * Bytes in memory.
   *
   * @param bytes not copied
   * @return each hash of them is made once, however many signers there are
   */
  static SignedContent of(byte[] bytes) {
    return new ContentInMemory(bytes);
  }

  /**
   * Its hash.
   *
   * @param algorithm as the JDK calls it
   * @return not to be changed
   * @throws NoSuchAlgorithmException if the JDK does not know it
   */
  byte[] hash(String algorithm) throws NoSuchAlgorithmException;

  /**
   * Gives all its bytes to a signature that is verified.
   *
   * @param signature takes them
   * @throws SignatureException if it cannot
   */
  void feed(Signature signature) throws SignatureException;
}

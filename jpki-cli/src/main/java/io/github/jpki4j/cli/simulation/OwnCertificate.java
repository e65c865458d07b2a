package io.github.jpki4j.cli.simulation;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * A test key and certificate of the tester's, in place of those of the simulated card.
 *
 * @param key PKCS#8 of an RSA key
 * @param certificate DER
 * @param authority DER of the CA's certificate; empty to leave that of the test CA
 */
@SuppressWarnings("ArrayRecordComponent") // read only
record OwnCertificate(byte[] key, byte[] certificate, byte[] authority) {

  /**
   * Bytes of the longest certificate and key; one READ BINARY reaches no further than twice that.
   */
  static final int MOST = 1 << 14;

  /**
   * The key.
   *
   * @throws IllegalArgumentException if it is no RSA key in PKCS#8
   */
  PrivateKey privateKey() {
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no RSA key in PKCS#8", e);
    }
  }

  /** As words of a state file. */
  String words() {
    Base64.Encoder encoder = Base64.getEncoder();
    String own = encoder.encodeToString(key) + " " + encoder.encodeToString(certificate);
    return authority.length == 0 ? own : own + " " + encoder.encodeToString(authority);
  }

  /** Reads the words. */
  static OwnCertificate read(List<String> words) {
    StateLines.count(words, 2, 3);
    byte[] ca = words.size() == 3 ? bytes(words.get(2)) : new byte[0];
    return new OwnCertificate(bytes(words.get(0)), bytes(words.get(1)), ca);
  }

  private static byte[] bytes(String word) {
    byte[] bytes = Base64.getDecoder().decode(word);
    StateLines.require(bytes.length > 0 && Base64.getEncoder().encodeToString(bytes).equals(word));
    return bytes;
  }

  @Override
  public String toString() {
    return "OwnCertificate[hidden]";
  }
}

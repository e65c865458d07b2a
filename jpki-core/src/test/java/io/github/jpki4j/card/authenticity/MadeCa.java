package io.github.jpki4j.card.authenticity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;

/** A CA of CV certificates with a fresh key, and certificates of it, written by hand. */
final class MadeCa {

  final KeyId id;
  private final KeyPair pair = pair(2048);

  MadeCa(String digits) {
    this.id = id(digits);
  }

  static KeyPair pair(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static KeyId id(String digits) {
    byte[] bytes = Arrays.copyOf(digits.getBytes(StandardCharsets.US_ASCII), KeyId.LENGTH);
    bytes[7] = 8;
    bytes[8] = 5;
    return KeyId.of(bytes);
  }

  RSAPublicKey key() {
    return (RSAPublicKey) pair.getPublic();
  }

  CvAuthority authority(CvRole role, CvAuthority.Source source) {
    return new CvAuthority(role, id, key(), source);
  }

  /** A certificate as a file has it. */
  byte[] certify(KeyId subject, RSAPublicKey key) throws GeneralSecurityException {
    byte[] modulus = key.getModulus().toByteArray();
    byte[] body =
        DigestInfos.join(
            id.bytes(),
            subject.bytes(),
            new byte[] {(byte) 0x90, 3, 1, 0, 1, (byte) 0x91, (byte) 0x82, 1, 0},
            Arrays.copyOfRange(modulus, modulus.length - 256, modulus.length));
    Signature signer = Signature.getInstance("SHA256withRSA");
    signer.initSign(pair.getPrivate());
    signer.update(body);
    return DigestInfos.join(
        new byte[] {0x7F, 0x21, (byte) 0x82, 2, 0x33, 0x5F, 0x4E, (byte) 0x82, 1, 0x29},
        body,
        new byte[] {0x5F, 0x37, (byte) 0x82, 1, 0},
        signer.sign());
  }
}

package io.github.jpki4j.it.cert;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keys of this run, made when first asked for. */
final class TestKeys {

  private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();

  private TestKeys() {}

  /** The key of every forged leaf that does not say otherwise. */
  static KeyPair leaf() {
    return rsa("leaf", 2048);
  }

  static KeyPair rsa(String name, int bits) {
    return KEYS.computeIfAbsent(name + bits, n -> generate("RSA", bits));
  }

  static KeyPair ec(String name, int bits) {
    return KEYS.computeIfAbsent(name + bits, n -> generate("EC", bits));
  }

  private static KeyPair generate(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

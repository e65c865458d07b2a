package io.github.jpki4j.card;

import io.github.jpki4j.Hex;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Objects;

/** A self-signed certificate of RSA-2048 that says TEST, and its key. */
final class TestKey {

  private TestKey() {}

  static byte[] certificate() {
    return resource("test-certificate.der");
  }

  /** The start of a file with the certificate and filler behind it, in hex. */
  static String certificateFile(int length) {
    byte[] der = certificate();
    byte[] file = Arrays.copyOf(der, length);
    Arrays.fill(file, der.length, length, (byte) 0xFF);
    return Hex.of(file);
  }

  static byte[] sign(String algorithm, byte[] message) throws GeneralSecurityException {
    PrivateKey key =
        KeyFactory.getInstance("RSA")
            .generatePrivate(new PKCS8EncodedKeySpec(resource("test-key.pkcs8")));
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(message);
    return signature.sign();
  }

  private static byte[] resource(String name) {
    try (InputStream in = Objects.requireNonNull(TestKey.class.getResourceAsStream(name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.github.jpki4j.testcard.application;

import static io.github.jpki4j.testcard.pki.Openssl.openssl;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.testcard.Hex;
import io.github.jpki4j.testcard.pki.Openssl;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;

/** What a signature of PKCS#1 v1.5 contains, by the JDK and by openssl. */
final class Recovery {

  private static final String DIGEST_INFO = "3031300D060960864801650304020105000420";

  private final Path folder;
  private final boolean hasOpenssl;

  Recovery(Path folder) throws InterruptedException {
    this.folder = folder;
    this.hasOpenssl = Openssl.isInstalled();
  }

  /** The bytes inside the padding, as hexadecimal text. */
  String of(RSAPublicKey key, byte[] signature) throws Exception {
    Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    cipher.init(Cipher.DECRYPT_MODE, key);
    String recovered = Hex.text(cipher.doFinal(signature));
    if (hasOpenssl) {
      String pem = Openssl.pem(folder.resolve("key.pem"), "PUBLIC KEY", key.getEncoded());
      Path in = Files.write(folder.resolve("signature"), signature);
      Path out = folder.resolve("recovered");
      openssl(
          "pkeyutl",
          "-verifyrecover",
          "-pubin",
          "-inkey",
          pem,
          "-pkeyopt",
          "rsa_padding_mode:pkcs1",
          "-in",
          in.toString(),
          "-out",
          out.toString());
      assertThat(Hex.text(Files.readAllBytes(out))).isEqualTo(recovered);
    }
    return recovered;
  }

  /** DigestInfo of SHA-256 over some bytes, as hexadecimal text. */
  static String info(byte[]... parts) throws Exception {
    return DIGEST_INFO + Hex.text(sha256(parts));
  }

  static byte[] sha256(byte[]... parts) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  /** A key of 265 bytes: exponent in object 90, modulus in object 91. */
  static RSAPublicKey key(byte[] objects) throws Exception {
    assertThat(objects).hasSize(265);
    assertThat(Hex.text(objects)).startsWith("900301000191820100");
    BigInteger modulus = new BigInteger(1, Arrays.copyOfRange(objects, 9, 265));
    RSAPublicKeySpec spec = new RSAPublicKeySpec(modulus, BigInteger.valueOf(65_537));
    return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
  }
}

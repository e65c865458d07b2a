package io.github.jpki4j.testkit.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Files as other programs read keys and certificates. */
public final class Pem {

  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private Pem() {}

  /**
   * Writes a certificate.
   *
   * @param file to write
   * @param der the certificate
   * @return the file
   * @throws IOException if that fails
   */
  public static Path certificate(Path file, byte[] der) throws IOException {
    return write(file, "CERTIFICATE", der);
  }

  /**
   * Writes a private key, which is never the one of a card.
   *
   * @param file to write
   * @param pkcs8 the key, DER
   * @return the file
   * @throws IOException if that fails
   */
  public static Path key(Path file, byte[] pkcs8) throws IOException {
    return write(file, "PRIVATE KEY", pkcs8);
  }

  private static Path write(Path file, String label, byte[] der) throws IOException {
    return Files.writeString(
        file,
        "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
            .formatted(label, LINES.encodeToString(der)));
  }
}

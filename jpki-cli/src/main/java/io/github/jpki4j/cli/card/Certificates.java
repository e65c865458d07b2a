package io.github.jpki4j.cli.card;

import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.JpkiRoot;
import io.github.jpki4j.cli.console.Messages;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What certificates say of themselves, unchecked, in the words of this program. */
public final class Certificates {

  private static final String[] KEY_USAGES = {
    "digitalSignature",
    "nonRepudiation",
    "keyEncipherment",
    "dataEncipherment",
    "keyAgreement",
    "keyCertSign",
    "cRLSign",
    "encipherOnly",
    "decipherOnly"
  };

  private Certificates() {}

  /** The generation of the CA that the certificate names: 01, 02, …, TEST, or empty if unknown. */
  public static Optional<String> generation(JpkiCertificate certificate) {
    return certificate.isTest()
        ? Optional.of("TEST")
        : certificate.root().map(JpkiRoot::generation);
  }

  /** The generation in a sentence that says that nobody has checked it. */
  public static String claimed(JpkiCertificate certificate, Messages messages) {
    return messages.get(
        "generation", generation(certificate).orElseGet(() -> messages.get("generation.unknown")));
  }

  static List<String> keyUsages(X509Certificate certificate) {
    boolean @Nullable [] bits = certificate.getKeyUsage();
    List<String> names = new ArrayList<>();
    for (int i = 0; bits != null && i < bits.length; i++) {
      if (bits[i]) {
        names.add(KEY_USAGES[i]);
      }
    }
    return names;
  }

  static String pem(JpkiCertificate certificate) {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.encoded())
        + "\n-----END CERTIFICATE-----\n";
  }
}

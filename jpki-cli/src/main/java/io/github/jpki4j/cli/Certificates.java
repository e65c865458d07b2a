package io.github.jpki4j.cli;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What certificates say of themselves, unchecked. */
final class Certificates {

  private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
  private static final String CERTIFICATE_POLICIES = "2.5.29.32";

  /** Key identifiers of the published CAs; facts: card.md §6.3. */
  private static final Map<String, String> GENERATIONS =
      Map.of(
          "9567951b5ca70d84a0fff1d85a87f1aab1340385", "01",
          "8cd5586a891485e559379b7e29d410cfd28b3593", "02",
          "1ac100f596a3bc8c4b3df195e32699249e9e308a", "03",
          "0d034cbb34d0714f45e45a1cafd8fd143fab54a7", "01",
          "4de017de4b7f473dcd867a62d38b134ace83558a", "02",
          "d21ea55895617e93adbf966b941ab4edf653f08f", "03");

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
  static Optional<String> generation(X509Certificate certificate) {
    if (certificate.getIssuerX500Principal().getName().contains("TEST")) {
      return Optional.of("TEST");
    }
    return extension(certificate, AUTHORITY_KEY_IDENTIFIER).stream()
        .flatMap(identifier -> identifier.children(0x80).stream())
        .map(keyId -> HexFormat.of().formatHex(keyId.content()))
        .filter(GENERATIONS::containsKey)
        .map(GENERATIONS::get)
        .findFirst();
  }

  static List<String> policies(X509Certificate certificate) {
    return extension(certificate, CERTIFICATE_POLICIES).stream()
        .flatMap(policies -> policies.children(Der.SEQUENCE).stream())
        .flatMap(policy -> policy.children(Der.OBJECT_IDENTIFIER).stream())
        .map(Der::dotted)
        .toList();
  }

  private static List<Der> extension(X509Certificate certificate, String oid) {
    byte @Nullable [] encoded = certificate.getExtensionValue(oid);
    return encoded == null
        ? List.of()
        : Der.all(encoded).stream().flatMap(octets -> Der.all(octets.content()).stream()).toList();
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

  static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the certificate was decoded from this encoding", e);
    }
  }

  static String pem(X509Certificate certificate) {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der(certificate))
        + "\n-----END CERTIFICATE-----\n";
  }

  static String sha256(X509Certificate certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(der(certificate)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

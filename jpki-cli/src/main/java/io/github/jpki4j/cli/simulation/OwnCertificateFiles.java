package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.file.DataFile;
import io.github.jpki4j.testcard.pki.TestPki;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files with test keys and certificates of the tester's.
 *
 * @param certificates PEM or DER
 * @param keys PKCS#8, PEM or DER, not encrypted
 * @param authorities certificates of CAs, PEM or DER
 * @param standardInput for {@code -}
 */
record OwnCertificateFiles(
    List<KeyFile> certificates,
    List<KeyFile> keys,
    List<KeyFile> authorities,
    InputStream standardInput) {

  /** One block; text may stand before it, as OpenSSL writes. */
  private static final Pattern PEM =
      Pattern.compile(
          "(?s)(?:(?!-----BEGIN ).)*+"
              + "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]*)-----END PRIVATE KEY-----\\s*");

  private static final byte SEQUENCE = 0x30;

  /**
   * Reads them all.
   *
   * @throws Failure if one is missing or something else, or a key is not that of its certificate
   */
  Map<KeyKind, OwnCertificate> read() {
    Map<KeyKind, String> certificateOf = byKey("--certificate", certificates);
    Map<KeyKind, String> keyOf = byKey("--key", keys);
    Map<KeyKind, String> authorityOf = byKey("--ca", authorities);
    Map<KeyKind, OwnCertificate> all = new EnumMap<>(KeyKind.class);
    for (KeyKind kind : KeyKind.values()) {
      requirePartner(kind, "--certificate", certificateOf, "--key", keyOf);
      requirePartner(kind, "--key", keyOf, "--certificate", certificateOf);
      requirePartner(kind, "--ca", authorityOf, "--certificate", certificateOf);
      String certificate = certificateOf.get(kind);
      String key = keyOf.get(kind);
      if (certificate != null && key != null) {
        all.put(kind, checked(kind, certificate, key, authority(authorityOf.get(kind))));
      }
    }
    return all;
  }

  private byte[] authority(@Nullable String name) {
    return name == null
        ? new byte[0]
        : encoded(name, new DataFile(name, standardInput).authority().x509());
  }

  private static Map<KeyKind, String> byKey(String option, List<KeyFile> files) {
    Map<KeyKind, String> map = new EnumMap<>(KeyKind.class);
    for (KeyFile one : files) {
      String name = option + " " + EnumNames.of(one.key()) + "=";
      if (map.put(one.key(), one.file()) != null) {
        throw new Failure(ExitCode.USAGE, "usage.twice", name + "FILE", "jpki simulate --help");
      }
    }
    return map;
  }

  private static void requirePartner(
      KeyKind kind,
      String option,
      Map<KeyKind, String> given,
      String other,
      Map<KeyKind, String> needed) {
    if (given.containsKey(kind) && !needed.containsKey(kind)) {
      String name = " " + EnumNames.of(kind) + "=FILE";
      throw new Failure(ExitCode.USAGE, "usage.needs", option + name, other + name);
    }
  }

  private OwnCertificate checked(
      KeyKind kind, String certificateFile, String keyFile, byte[] authority) {
    byte[] certificate =
        encoded(certificateFile, new DataFile(certificateFile, standardInput).certificate().x509());
    OwnCertificate own = new OwnCertificate(key(keyFile), certificate, authority);
    try {
      TestPki.builder().cardKey(kind, own.privateKey());
    } catch (IllegalArgumentException e) {
      throw new Failure(e, ExitCode.FILE_ERROR, "own.key", keyFile);
    }
    try {
      TestPki.builder().cardKey(kind, own.privateKey(), certificate);
    } catch (IllegalArgumentException e) {
      throw new Failure(e, ExitCode.FILE_ERROR, "own.not-fitting", keyFile, certificateFile);
    }
    return own;
  }

  private static byte[] encoded(String name, X509Certificate certificate) {
    try {
      byte[] der = certificate.getEncoded();
      if (der.length > OwnCertificate.MOST) {
        throw new Failure(ExitCode.FILE_ERROR, "own.too-long", name);
      }
      return der;
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read has bytes", e);
    }
  }

  private byte[] key(String name) {
    byte[] content = new DataFile(name, standardInput).document();
    if (content.length > OwnCertificate.MOST) {
      throw new Failure(ExitCode.FILE_ERROR, "own.key", name);
    }
    if (content.length > 0 && content[0] == SEQUENCE) {
      return content;
    }
    Matcher pem = PEM.matcher(new String(content, StandardCharsets.ISO_8859_1));
    if (!pem.matches()) {
      throw new Failure(ExitCode.FILE_ERROR, "own.key", name);
    }
    try {
      return Base64.getMimeDecoder().decode(pem.group(1));
    } catch (IllegalArgumentException e) {
      throw new Failure(e, ExitCode.FILE_ERROR, "own.key", name);
    }
  }
}

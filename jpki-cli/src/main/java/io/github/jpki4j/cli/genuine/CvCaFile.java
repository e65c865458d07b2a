package io.github.jpki4j.cli.genuine;

import io.github.jpki4j.card.authenticity.CvAuthorities;
import io.github.jpki4j.card.authenticity.CvAuthority;
import io.github.jpki4j.card.authenticity.CvRole;
import io.github.jpki4j.card.authenticity.KeyId;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.file.DataFile;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A file with the key of a CA of CV certificates that the person vouches for: the lines {@code
 * role: surface} and {@code key-id: 32 hexadecimal digits}, then the public key in PEM, which
 * openssl finds in it, too. Lines that are blank or begin with {@code #} are passed over.
 */
final class CvCaFile {

  private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
  private static final String END = "-----END PUBLIC KEY-----";

  private final String name;
  private final List<String> lines;

  private CvCaFile(String name, List<String> lines) {
    this.name = name;
    this.lines = lines;
  }

  /**
   * Reads a file.
   *
   * @return the CAs, and this one, which is asked first
   * @throws Failure if it cannot be read, or is not such a file
   */
  static CvAuthorities with(CvAuthorities authorities, String name) {
    String text = new DataFile(name, InputStream.nullInputStream()).text();
    List<String> lines =
        text.lines().map(String::strip).filter(line -> !line.startsWith("#")).toList();
    return new CvCaFile(name, lines.stream().filter(line -> !line.isEmpty()).toList())
        .with(authorities);
  }

  private CvAuthorities with(CvAuthorities authorities) {
    int begin = lines.indexOf(BEGIN);
    if (begin != 2 || lines.indexOf(END) != lines.size() - 1) {
      throw malformed("cv-ca.lines");
    }
    CvRole role = role(value("role"));
    KeyId id = id(value("key-id"));
    CvAuthority authority = authority(role, id, key(lines.subList(begin + 1, lines.size() - 1)));
    try {
      return authorities.with(authority);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          e, ExitCode.FILE_ERROR, "file.read", name, new Failure.Text("cv-ca.other-role"));
    }
  }

  /** The value of the first two lines that begins with a word. */
  private String value(String word) {
    return lines.stream()
        .limit(2)
        .filter(line -> line.startsWith(word + ":"))
        .map(line -> line.substring(word.length() + 1).strip())
        .findFirst()
        .orElseThrow(() -> malformed("cv-ca.lines"));
  }

  private CvRole role(String value) {
    return Arrays.stream(CvRole.values())
        .filter(role -> EnumNames.of(role).equals(value))
        .findFirst()
        .orElseThrow(() -> malformed("cv-ca.role"));
  }

  private KeyId id(String value) {
    try {
      return KeyId.of(HexFormat.of().parseHex(value));
    } catch (IllegalArgumentException e) {
      throw malformed("cv-ca.key-id");
    }
  }

  private CvAuthority authority(CvRole role, KeyId id, Optional<RSAPublicKey> key) {
    try {
      return CvAuthority.supplied(role, id, key.orElseThrow(() -> malformed("cv-ca.key")));
    } catch (IllegalArgumentException e) {
      throw malformed("cv-ca.key");
    }
  }

  private static Optional<RSAPublicKey> key(List<String> base64) {
    try {
      byte[] encoded = Base64.getDecoder().decode(String.join("", base64));
      PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
      return Optional.of((RSAPublicKey) key);
    } catch (GeneralSecurityException | RuntimeException e) { // whatever these bytes make of it
      return Optional.empty();
    }
  }

  private Failure malformed(String problem) {
    return new Failure(ExitCode.FILE_ERROR, "file.read", name, new Failure.Text(problem));
  }
}

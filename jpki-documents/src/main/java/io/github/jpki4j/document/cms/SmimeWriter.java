package io.github.jpki4j.document.cms;

import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** Writes a message of S/MIME: a content, in base64 so that no mail server changes it. */
final class SmimeWriter {

  private static final String EOL = "\r\n";
  private static final int LINE = 76;

  private final byte[] part;
  private final Digest digest;

  /**
   * Makes the part that is signed.
   *
   * @param content any bytes; text in UTF-8 is shown as such by those who read mail
   * @param hash of the part
   */
  SmimeWriter(byte[] content, HashAlgorithm hash) {
    String type = isText(content) ? "text/plain; charset=utf-8" : "application/octet-stream";
    part =
        ("Content-Type: "
                + type
                + EOL
                + "Content-Transfer-Encoding: base64"
                + EOL
                + EOL
                + base64(content)
                + EOL)
            .getBytes(StandardCharsets.US_ASCII);
    digest = Digest.ofMessage(hash, part);
  }

  private static boolean isText(byte[] content) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(content))
          .chars()
          .allMatch(c -> c >= ' ' || c == '\t' || c == '\r' || c == '\n');
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getMimeEncoder(LINE, EOL.getBytes(StandardCharsets.US_ASCII))
        .encodeToString(bytes);
  }

  /** Hash of the part that is signed. */
  Digest digest() {
    return digest;
  }

  /**
   * The whole message.
   *
   * @param signature CMS signed data without content
   * @return a fresh array
   */
  byte[] message(byte[] signature) {
    // no line of base64 or of the part's header begins so
    String boundary = "=_jpki4j_" + HexFormat.of().formatHex(digest.value(), 0, 16);
    String micalg = digest.algorithm().name().replace("SHA", "sha-");
    String before =
        ("MIME-Version: 1.0" + EOL)
            + ("Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\";" + EOL)
            + (" micalg=" + micalg + "; boundary=\"" + boundary + "\"" + EOL + EOL)
            + ("--" + boundary + EOL);
    String after =
        (EOL + "--" + boundary + EOL)
            + ("Content-Type: application/pkcs7-signature; name=\"smime.p7s\"" + EOL)
            + ("Content-Transfer-Encoding: base64" + EOL)
            + ("Content-Disposition: attachment; filename=\"smime.p7s\"" + EOL + EOL)
            + (base64(signature) + EOL + EOL + "--" + boundary + "--" + EOL);
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(before.getBytes(StandardCharsets.US_ASCII));
    message.writeBytes(part);
    message.writeBytes(after.getBytes(StandardCharsets.US_ASCII));
    return message.toByteArray();
  }
}

package io.github.jpki4j.document.cms;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.signer.DocumentBoundary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A message of S/MIME (RFC 8551): multipart/signed, two parts, the first of which was signed by the
 * second; or application/pkcs7-mime, signed data with its content. What programs might read in more
 * than one way is refused. Text of one byte a character here, so that no byte changes.
 */
final class SmimeMessage {

  private static final String EOL = "\r\n";

  private final Optional<byte[]> content;
  private final byte[] signature;

  /** Where the base64 of the signature begins, and ends. */
  private final int start;

  private final int end;

  private SmimeMessage(Optional<byte[]> content, byte[] signature, int start, int end) {
    this.content = content;
    this.signature = signature;
    this.start = start;
    this.end = end;
  }

  /**
   * Reads a message.
   *
   * @param file any bytes; not changed
   * @return empty if that does not begin as a message of one of the two
   * @throws DocumentException if it does, and is not exactly a part and its signature
   */
  static Optional<SmimeMessage> of(byte[] file) throws DocumentException {
    return DocumentBoundary.call(
        Problem.SMIME_MALFORMED,
        () -> {
          Optional<MimeHeader> header = MimeHeader.of(file);
          if (header.isPresent() && header.get().isOfType("multipart/signed")) {
            return Optional.of(read(file, header.get()));
          }
          return header.isPresent() && isOneOf(header.get(), "mime")
              ? Optional.of(
                  signed(
                      Optional.empty(),
                      new String(file, StandardCharsets.ISO_8859_1),
                      0,
                      file.length,
                      "mime"))
              : Optional.empty();
        });
  }

  private static SmimeMessage read(byte[] file, MimeHeader header) throws DocumentException {
    String delimiter = "--" + header.parameter("boundary").orElseThrow(SmimeMessage::malformed);
    if (delimiter.length() == 2 || delimiter.length() > 72) { // RFC 2046, 5.1.1
      throw malformed();
    }
    List<Integer> starts = new ArrayList<>(); // of the lines that delimit, and behind them
    String text = new String(file, StandardCharsets.ISO_8859_1);
    int at = header.end();
    while (at < text.length()) {
      int end = MimeHeader.lineEnd(text, at);
      if (text.startsWith(delimiter, at)) {
        String rest = text.substring(at + delimiter.length(), end).strip();
        if (!rest.equals(starts.size() == 4 ? "--" : "")) {
          throw malformed(); // a third part, or a line that only some programs take for an end
        }
        starts.add(at);
        starts.add(end);
      }
      at = end;
    }
    if (starts.size() != 6 || !text.substring(starts.get(5)).isBlank()) {
      throw malformed();
    }
    return signed(
        Optional.of(canonical(withoutLastEol(text.substring(starts.get(1), starts.get(2))))),
        text,
        starts.get(3),
        starts.get(4),
        "signature");
  }

  private static DocumentException malformed() {
    return new DocumentException(Problem.SMIME_MALFORMED);
  }

  /** The end of the line before a delimiter belongs to the delimiter. */
  private static String withoutLastEol(String part) throws DocumentException {
    if (!part.endsWith("\n")) {
      throw malformed();
    }
    return part.substring(0, part.length() - (part.endsWith(EOL) ? 2 : 1));
  }

  /** Each line ends with CR LF, as it was signed, whatever a mailbox on this computer has. */
  private static byte[] canonical(String part) {
    StringBuilder lines = new StringBuilder(part.length() + part.length() / 32);
    for (int i = 0; i < part.length(); i++) {
      if (part.charAt(i) == '\n' && (i == 0 || part.charAt(i - 1) != '\r')) {
        lines.append('\r');
      }
      lines.append(part.charAt(i));
    }
    return lines.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean isOneOf(MimeHeader header, String kind) {
    return header.isOfType("application/pkcs7-" + kind)
        || header.isOfType("application/x-pkcs7-" + kind);
  }

  /** Reads the signature, a part from one place to another. */
  private static SmimeMessage signed(
      Optional<byte[]> content, String text, int from, int to, String kind)
      throws DocumentException {
    String part = text.substring(from, to);
    MimeHeader header =
        MimeHeader.of(part.getBytes(StandardCharsets.ISO_8859_1))
            .orElseThrow(SmimeMessage::malformed);
    if (!isOneOf(header, kind)
        || !header.value("content-transfer-encoding").equals(Optional.of("base64"))) {
      throw malformed();
    }
    return new SmimeMessage(
        content, PemBlock.base64(part.substring(header.end())), from + header.end(), to);
  }

  /**
   * The part that was signed, with its own header, each line with CR LF; not to be changed. Empty
   * if it is within the signed data.
   */
  Optional<byte[]> content() {
    return content;
  }

  /** CMS signed data, not looked at. */
  byte[] signature() {
    return signature;
  }

  /**
   * The same message with another signature.
   *
   * @param file the message; not changed
   * @param other CMS signed data
   * @return a fresh array
   */
  byte[] withSignature(byte[] file, byte[] other) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    String eol = text.startsWith(EOL, start - EOL.length()) ? EOL : "\n";
    String base64 =
        Base64.getMimeEncoder(76, eol.getBytes(StandardCharsets.US_ASCII)).encodeToString(other);
    return (text.substring(0, start) + base64 + eol + eol + text.substring(end))
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}

package io.github.jpki4j.cli.tls;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a web server answered.
 *
 * @param status of HTTP
 * @param contentType as the server says it, or empty
 * @param location where the page is instead, if the server says so
 * @param protocol of TLS, for example {@code TLSv1.2}
 * @param certificateShown whether the server wanted the certificate of the card, and got it
 * @param body as it came
 */
@SuppressWarnings("ArrayRecordComponent") // handed from one to the next, never compared
record WebAnswer(
    int status,
    String contentType,
    Optional<String> location,
    String protocol,
    boolean certificateShown,
    byte[] body) {

  private static final int FIRST_ERROR = 400;
  private static final Pattern CHARSET =
      Pattern.compile("charset=\"?([A-Za-z0-9._:-]+)", Pattern.CASE_INSENSITIVE);

  boolean isError() {
    return isError(status);
  }

  /** Whether a status of HTTP says that there is no such page, or not for this client. */
  static boolean isError(int status) {
    return status >= FIRST_ERROR;
  }

  /** The body as text, in the charset that the server names, or in UTF-8; empty if it is none. */
  Optional<String> text() {
    try {
      String text = charset().newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private Charset charset() {
    Matcher matcher = CHARSET.matcher(contentType);
    try {
      return matcher.find() ? Charset.forName(matcher.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8; // one that Java does not know
    }
  }
}

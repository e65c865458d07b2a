package io.github.jpki4j.kiosk.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What every answer has, and how one is sent. */
final class Answers {

  /** Of every text that is no page. */
  static final String PLAIN = "text/plain;charset=utf-8";

  /** Nothing comes from elsewhere, nothing is framed, and no script or style stands in a page. */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

  /**
   * Nothing is kept by the browser: not a screen, because it is a customer's, and not an asset,
   * because a window loads each of them once, and a new version of the program brings new ones.
   */
  private static final HttpField[] ALWAYS = {
    new HttpField("Content-Security-Policy", POLICY),
    new HttpField("X-Content-Type-Options", "nosniff"),
    new HttpField("X-Frame-Options", "DENY"),
    new HttpField("Referrer-Policy", "no-referrer"),
    new HttpField("Cross-Origin-Opener-Policy", "same-origin"),
    new HttpField("Cross-Origin-Embedder-Policy", "require-corp"),
    new HttpField("Cross-Origin-Resource-Policy", "same-origin"),
    new HttpField(
        "Permissions-Policy",
        "camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=(),"
            + " display-capture=(), clipboard-read=()"),
    new HttpField(HttpHeader.CACHE_CONTROL, "no-store")
  };

  private Answers() {}

  /** Puts in what every answer has. */
  static void prepare(Response response) {
    HttpFields.Mutable headers = response.getHeaders();
    for (HttpField field : ALWAYS) {
      headers.put(field);
    }
  }

  static void send(Response response, Callback callback, int status, String type, byte[] body) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  static void text(Response response, Callback callback, int status, String type, String body) {
    send(response, callback, status, type, body.getBytes(StandardCharsets.UTF_8));
  }

  /** One clear sentence; the connection ends with it, so that no body has to be read. */
  static void refuse(Response response, Callback callback, int status, String sentence) {
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    text(response, callback, status, PLAIN, sentence + "\n");
  }
}

package io.github.jpki4j.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;

/**
 * One GET over TLS, answered in time or not at all. Redirects are not followed: another server is
 * another login.
 *
 * @param address with {@code https}
 * @param trust which servers are believed
 * @param patience how long to wait for the connection, for each part of the answer, and for its
 *     whole body; one second at least. The time in which a person types does not count.
 */
record WebRequest(URI address, ServerTrust trust, Duration patience) {

  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final int BLOCK = 8192;

  /** Bytes of an answer, which is kept in memory. */
  private static final int MOST = 128 << 20;

  String host() {
    return address.getHost();
  }

  /**
   * Connects, asks and reads all of the answer, whatever its status.
   *
   * @param context which certificates are shown and believed
   * @throws IOException if there is no answer, or not all of it; what the key store threw is among
   *     the causes
   */
  WebAnswer send(SSLContext context) throws IOException {
    HttpsURLConnection connection = (HttpsURLConnection) address.toURL().openConnection();
    connection.setSSLSocketFactory(context.getSocketFactory());
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout(milliseconds());
    connection.setReadTimeout(milliseconds());
    try {
      connection.connect();
      SSLSession session = connection.getSSLSession().orElseThrow(); // gone after the answer
      int status = connection.getResponseCode();
      return new WebAnswer(
          status,
          Optional.ofNullable(connection.getContentType()).orElse(""),
          Optional.ofNullable(connection.getHeaderField("Location")),
          session.getProtocol(),
          session.getLocalCertificates() != null,
          body(connection, status));
    } finally {
      connection.disconnect();
    }
  }

  private int milliseconds() {
    return Math.toIntExact(Math.max(patience.toMillis(), LEAST.toMillis()));
  }

  private byte[] body(HttpsURLConnection connection, int status) throws IOException {
    try (InputStream in =
        WebAnswer.isError(status) ? connection.getErrorStream() : connection.getInputStream()) {
      return in == null ? new byte[0] : read(in);
    }
  }

  private byte[] read(InputStream in) throws IOException {
    long end = System.nanoTime() + Duration.ofMillis(milliseconds()).toNanos();
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    byte[] block = new byte[BLOCK];
    for (int length = in.read(block); length >= 0; length = in.read(block)) {
      received.write(block, 0, length);
      if (received.size() > MOST) {
        throw new IOException("the answer has more than " + MOST + " bytes");
      }
      if (System.nanoTime() - end > 0) {
        throw new SocketTimeoutException("the answer does not come to its end");
      }
    }
    return received.toByteArray();
  }
}

package io.github.jpki4j.cli.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestWriter;
import org.apache.hc.core5.http.impl.io.SessionOutputBufferImpl;
import org.apache.hc.core5.http.io.SessionOutputBuffer;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/**
 * One GET over TLS, answered whole and in time or not at all. It is sent once: neither is it
 * repeated nor is a redirect followed, since another connection is another login. The connection is
 * ours, as the JDK's clients repeat requests and have no limit for a whole exchange.
 *
 * @param address with {@code https}
 * @param trust which servers are believed
 * @param deadline for the whole exchange, started by the caller
 */
record WebRequest(URI address, ServerTrust trust, WebDeadline deadline) {

  private static final int BLOCK = 8192;

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
    try (ServerLink link = ServerLink.open(address, context, deadline)) {
      return exchange(link);
    } catch (HttpException | IOException | RuntimeException e) {
      throw deadline.hasPassed() ? timeout(e) : failure(e);
    }
  }

  private static IOException timeout(Exception cause) {
    IOException timeout = new SocketTimeoutException("the answer did not come to its end in time");
    timeout.initCause(cause);
    return timeout;
  }

  /** Java and its libraries throw unchecked exceptions too, for what a server sends. */
  private static IOException failure(Exception e) {
    return e instanceof IOException failure
        ? failure
        : new IOException(
            Optional.ofNullable(e.getMessage()).orElse("an answer that cannot be read"), e);
  }

  private WebAnswer exchange(ServerLink link) throws HttpException, IOException {
    send(request(), link.tls().getOutputStream());
    HttpReader reader = new HttpReader(link);
    ClassicHttpResponse head = reader.head();
    SSLSession session = link.tls().getSession(); // after the head, before which it may change
    return new WebAnswer(
        head.getCode(),
        header(head, HttpHeaders.CONTENT_TYPE).orElse(""),
        header(head, HttpHeaders.LOCATION),
        session.getProtocol(),
        session.getLocalCertificates() != null,
        reader.body(head));
  }

  private ClassicHttpRequest request() {
    URI ascii = URI.create(address.toASCIIString());
    String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
    String query = ascii.getRawQuery() == null ? "" : "?" + ascii.getRawQuery();
    ClassicHttpRequest request = new BasicClassicHttpRequest("GET", path + query);
    request.setHeader(HttpHeaders.HOST, ascii.getRawAuthority());
    request.setHeader(HttpHeaders.USER_AGENT, "jpki");
    request.setHeader(HttpHeaders.ACCEPT, "*/*");
    request.setHeader(HttpHeaders.CONNECTION, "close");
    return request;
  }

  private static void send(ClassicHttpRequest request, OutputStream out)
      throws HttpException, IOException {
    SessionOutputBuffer buffer = new SessionOutputBufferImpl(BLOCK);
    new DefaultHttpRequestWriter().write(request, buffer, out);
    buffer.flush(out);
    out.flush();
  }

  private static Optional<String> header(ClassicHttpResponse head, String name) {
    return Optional.ofNullable(head.getFirstHeader(name)).map(Header::getValue);
  }
}

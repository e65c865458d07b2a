package io.github.jpki4j.cli.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.BasicHttpTransportMetrics;
import org.apache.hc.core5.http.impl.io.ChunkedInputStream;
import org.apache.hc.core5.http.impl.io.ContentLengthInputStream;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.impl.io.IdentityInputStream;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.http.message.MessageSupport;

/**
 * Reads the answer to a GET with Apache HttpCore, and accepts only what is known to be whole: the
 * JDK's clients take half a page for a page, and HttpCore alone takes the end of the connection for
 * the end of the headers.
 */
final class HttpReader {

  private static final int BLOCK = 8192;
  private static final int LONGEST_LINE = 1 << 16;
  private static final Http1Config LIMITS =
      Http1Config.custom().setMaxLineLength(LONGEST_LINE).setMaxHeaderCount(1000).build();

  /** Bytes of a body, which is kept in memory. */
  private static final int MOST = 128 << 20;

  private final ServerLink link;
  private final SessionInputBuffer buffer =
      new SessionInputBufferImpl(new BasicHttpTransportMetrics(), BLOCK, -1, LONGEST_LINE, null);

  HttpReader(ServerLink link) {
    this.link = link;
  }

  /** The head of the final answer: those with status 1xx come before it, in any number. */
  ClassicHttpResponse head() throws HttpException, IOException {
    ClassicHttpResponse head = anyHead();
    while (head.getCode() < HttpStatus.SC_OK) {
      if (head.getCode() == HttpStatus.SC_SWITCHING_PROTOCOLS) {
        throw new ProtocolException("it changed to another protocol");
      }
      head = anyHead();
    }
    return head;
  }

  private ClassicHttpResponse anyHead() throws HttpException, IOException {
    ClassicHttpResponse head = new DefaultHttpResponseParser(LIMITS).parse(buffer, link.in());
    if (head == null || link.hasEnded()) {
      throw new IOException("the connection ended before the answer began");
    }
    if (head.getVersion().getMajor() != HttpVersion.HTTP_1_1.getMajor()) {
      throw new ProtocolException("an answer in " + head.getVersion());
    }
    if (head.getCode() < HttpStatus.SC_CONTINUE) {
      throw new ProtocolException("an answer with status " + head.getCode());
    }
    return head;
  }

  /**
   * The body that follows the head that was read last.
   *
   * @throws HalfPageException if it cannot be known to be whole
   */
  byte[] body(ClassicHttpResponse head) throws HalfPageException {
    if (!MessageSupport.canResponseHaveBody("GET", head)) {
      return new byte[0];
    }
    try {
      return whole(head);
    } catch (HttpException | IOException e) {
      throw new HalfPageException(String.valueOf(e.getMessage()), e);
    }
  }

  private byte[] whole(ClassicHttpResponse head) throws HttpException, IOException {
    Header[] codings = head.getHeaders(HttpHeaders.TRANSFER_ENCODING);
    Header[] lengths = head.getHeaders(HttpHeaders.CONTENT_LENGTH);
    if (codings.length + lengths.length > 1) {
      throw new ProtocolException("its length was told more than once");
    }
    if (codings.length > 0) {
      return chunked(String.valueOf(codings[0].getValue()));
    }
    if (lengths.length > 0) {
      long length = length(String.valueOf(lengths[0].getValue()));
      return bytes(new ContentLengthInputStream(buffer, link.in(), length));
    }
    byte[] body = bytes(new IdentityInputStream(buffer, link.in()));
    if (link.wasCut()) {
      throw new IOException("no length was told, and the connection was cut");
    }
    return body;
  }

  private byte[] chunked(String coding) throws HttpException, IOException {
    if (!coding.equalsIgnoreCase("chunked")) {
      throw new ProtocolException("it is transferred in an unknown way");
    }
    byte[] body = bytes(new ChunkedInputStream(buffer, link.in(), LIMITS));
    if (link.hasEnded()) {
      throw new IOException("the connection ended before the last line");
    }
    return body;
  }

  private static long length(String value) throws ProtocolException {
    if (!value.matches("[0-9]{1,18}")) {
      throw new ProtocolException("its length makes no sense");
    }
    return Long.parseLong(value);
  }

  /** The stream is not closed: that would read on. */
  private static byte[] bytes(InputStream in) throws IOException {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    byte[] block = new byte[BLOCK];
    for (int length = in.read(block); length >= 0; length = in.read(block)) {
      received.write(block, 0, length);
      if (received.size() > MOST) {
        throw new IOException("it has more than " + MOST + " bytes");
      }
    }
    return received.toByteArray();
  }
}

package io.github.jpki4j.kiosk.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A socket on which anything is sent, and what came back until the server closed it. */
final class Wire implements AutoCloseable {

  /** Much longer than any time that the server gives, for a machine that is busy. */
  static final int WAIT_MILLIS = 60_000;

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");

  private final Socket socket;

  Wire(int port) throws IOException {
    socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(WAIT_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), WAIT_MILLIS);
  }

  /** Sends it; a server that has closed the socket is no error. */
  boolean send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return true;
    } catch (IOException closed) {
      return false;
    }
  }

  boolean send(String text) {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The first byte of the answer; a negative number if there is none. */
  int readByte() throws IOException {
    return socket.getInputStream().read();
  }

  /** Everything until the end; the text {@code TIMEOUT} at its end if there was none. */
  String readAll() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] part = new byte[8192];
    try {
      for (int n = socket.getInputStream().read(part); n >= 0; n = read(part)) {
        all.write(part, 0, n);
      }
    } catch (SocketTimeoutException e) {
      return all.toString(StandardCharsets.UTF_8) + "TIMEOUT";
    } catch (IOException e) {
      // Reset: what was sent is left unread there.
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  private int read(byte[] part) throws IOException {
    return socket.getInputStream().read(part);
  }

  /** The statuses of all answers, in order, such as {@code 200 403}; the empty text for none. */
  static String statuses(String answer) {
    String all =
        STATUS.matcher(answer).results().map(MatchResult::group).collect(Collectors.joining(" "));
    return all.replaceAll("HTTP/1\\.[01] ", "") + (answer.endsWith("TIMEOUT") ? " TIMEOUT" : "");
  }

  /** Ends it as one that breaks does: its port is free at once, and not in a minute. */
  void breakOff() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

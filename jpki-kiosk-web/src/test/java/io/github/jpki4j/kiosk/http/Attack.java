package io.github.jpki4j.kiosk.http;

/** Heads of requests, with {host}, {origin}, {key} and the like for what is right. */
final class Attack {

  private Attack() {}

  static String post(String path, String fields, String body) {
    return "POST " + path + " HTTP/1.1\r\nHost: {host}\r\n" + fields + "\r\n" + body;
  }

  static String act(String fields, String body) {
    return post("/kiosk/act", "Origin: {origin}\r\nX-Window: {key}\r\n" + fields, body);
  }

  static String get(String path, String fields) {
    return "GET " + path + " HTTP/1.1\r\nHost: {host}\r\n" + fields + "\r\n";
  }

  static String host(String host) {
    return "GET /kiosk HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
  }

  static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
  static final String LENGTH = "Content-Length: 3\r\n";

  /** Lines of a head. */
  static String lines(String... lines) {
    return String.join("\r\n", lines) + "\r\n";
  }
}

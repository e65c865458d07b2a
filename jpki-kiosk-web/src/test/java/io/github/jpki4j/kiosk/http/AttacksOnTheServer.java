package io.github.jpki4j.kiosk.http;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Bytes that are no request, or a strange one: what each is, its bytes, and the statuses of its
 * answers. {@link RefusalTest} sends them.
 */
final class AttacksOnTheServer {

  private AttacksOnTheServer() {}

  static Stream<Arguments> bodies() {
    return Stream.of(
        arguments(
            "a form that is too long by its length",
            Attack.act(Attack.FORM + "Content-Length: 4097\r\n", "secret=1"),
            "413"),
        arguments(
            "a form of a terabyte",
            Attack.act(Attack.FORM + "Content-Length: 1099511627776\r\n", "secret=1"),
            "413"),
        arguments(
            "a length beyond all numbers",
            Attack.act(Attack.FORM + "Content-Length: 99999999999999999999999\r\n", "secret=1"),
            "400"),
        arguments(
            "a negative length",
            Attack.act(Attack.FORM + "Content-Length: -1\r\n", "secret=1"),
            "400"),
        arguments(
            "a length with a sign",
            Attack.act(Attack.FORM + "Content-Length: +3\r\n", "a=b"),
            "400"),
        arguments(
            "a form in pieces, without length",
            Attack.act(Attack.FORM + "Transfer-Encoding: chunked\r\n", "3\r\na=b\r\n0\r\n\r\n"),
            "411"),
        arguments("a form without length", Attack.act(Attack.FORM, ""), "411"),
        arguments(
            "a form that is more than its length",
            Attack.act(Attack.FORM + Attack.LENGTH, "a=b&action=begin"),
            "200 400"),
        arguments(
            "no form", Attack.act("Content-Type: text/plain\r\n" + Attack.LENGTH, "a=b"), "415"),
        arguments("a form without type", Attack.act(Attack.LENGTH, "a=b"), "415"),
        arguments(
            "a form that cannot be read", Attack.act(Attack.FORM + Attack.LENGTH, "a=%"), "400"),
        arguments(
            "the same field twice",
            Attack.act(Attack.FORM + "Content-Length: 7\r\n", "a=1&a=2"),
            "400"),
        arguments(
            "fields without end",
            Attack.act(Attack.FORM + "Content-Length: 4096\r\n", "a&".repeat(2048)),
            "400"),
        arguments("GET with a body", Attack.get("/kiosk", Attack.LENGTH) + "a=b", "400"),
        arguments(
            "GET with pieces",
            Attack.get("/kiosk", "Transfer-Encoding: chunked\r\n") + "0\r\n\r\n",
            "400"),
        arguments(
            "a length and pieces (smuggling)",
            Attack.act(
                Attack.FORM + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
                "0\r\n\r\nGET /"),
            "400"),
        arguments(
            "two lengths (smuggling)",
            Attack.act(Attack.FORM + "Content-Length: 3\r\nContent-Length: 30\r\n", "a=b"),
            "400"),
        arguments(
            "a list of lengths (smuggling)",
            Attack.act(Attack.FORM + "Content-Length: 3, 3\r\n", "a=b"),
            "400"),
        arguments(
            "pieces by another name (smuggling)",
            Attack.act(Attack.FORM + "Transfer-Encoding: xchunked\r\n" + Attack.LENGTH, "a=b"),
            "400"),
        arguments(
            "a space before the colon (smuggling)",
            Attack.act(Attack.FORM + "Content-Length : 3\r\n", "a=b"),
            "400"),
        arguments(
            "a folded field",
            Attack.act(Attack.FORM + Attack.LENGTH + "X: a\r\n b\r\n", "a=b"),
            "400"),
        arguments(
            "something to wait for",
            Attack.act(Attack.FORM + Attack.LENGTH + "Expect: evil\r\n", "a=b"),
            "417"));
  }

  static Stream<Arguments> targets() {
    return Stream.of(
        arguments("two slashes", Attack.get("//kiosk", ""), "400"),
        arguments("a slash at the end", Attack.get("/kiosk/", ""), "404"),
        arguments("two dots and a semicolon", Attack.get("/kiosk/..;/", ""), "400"),
        arguments("two dots", Attack.get("/x/../kiosk", ""), "404"),
        arguments("beyond the root", Attack.get("/../kiosk", ""), "400"),
        arguments("a parameter", Attack.get("/kiosk;x=1", ""), "404"),
        arguments("an encoded slash", Attack.get("/kiosk%2fview", "X-Window: {key}\r\n"), "400"),
        arguments("an encoded letter", Attack.get("/%6biosk", ""), "404"),
        arguments("an encoded dot", Attack.get("/x/%2e%2e/kiosk", ""), "400"),
        arguments("a zero", Attack.get("/kiosk%00", ""), "400"),
        arguments("no UTF-8", Attack.get("/kiosk%ff", ""), "400"),
        arguments("a backslash", Attack.get("/kiosk\\view", ""), "400"),
        arguments("a file of the program", Attack.get("/META-INF/MANIFEST.MF", ""), "404"),
        arguments("a file beside the assets", Attack.get("/assets/../kiosk.css", ""), "404"),
        arguments("a query", Attack.get("/kiosk?token=1", ""), "404"),
        arguments("a fragment", Attack.get("/kiosk#x", ""), "400"),
        arguments("no path", "GET HTTP/1.1\r\nHost: {host}\r\n\r\n", "505"),
        arguments("an address of 8 kB", Attack.get("/" + "a".repeat(8200), ""), "414"),
        arguments(
            "a field of 8 kB", Attack.get("/kiosk", "X: " + "a".repeat(8200) + "\r\n"), "431"),
        arguments("thousands of fields", Attack.get("/kiosk", "X: 1\r\n".repeat(3000)), "431"));
  }

  static Stream<Arguments> methods() {
    return Stream.of(
            "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "JUNK", "get")
        .map(
            method ->
                arguments(method, method + " /kiosk HTTP/1.1\r\nHost: {host}\r\n\r\n", "405"));
  }

  static Stream<Arguments> protocols() {
    return Stream.of(
        arguments("CONNECT", "CONNECT evil.example:443 HTTP/1.1\r\nHost: {host}\r\n\r\n", "400"),
        arguments("HTTP/1.0", "GET /kiosk HTTP/1.0\r\nHost: {host}\r\n\r\n", "505"),
        arguments("HTTP/0.9", "GET /kiosk\r\n\r\n", "505"),
        arguments("HTTP/2 from the beginning", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "426"),
        arguments("HTTP/1.2", "GET /kiosk HTTP/1.2\r\nHost: {host}\r\n\r\n", "505"),
        arguments("HTTP/9.9", "GET /kiosk HTTP/9.9\r\nHost: {host}\r\n\r\n", "505"),
        arguments(
            "HTTP/2 by upgrade",
            Attack.get(
                "/kiosk/view",
                Attack.lines(
                    "Connection: Upgrade, HTTP2-Settings",
                    "Upgrade: h2c",
                    "HTTP2-Settings: AAMAAABk")),
            "403"),
        arguments(
            "a web socket",
            Attack.get(
                "/kiosk/view",
                Attack.lines(
                    "Connection: Upgrade",
                    "Upgrade: websocket",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==")),
            "403"),
        arguments("lines that end with LF", "GET /kiosk HTTP/1.1\nHost: {host}\n\n", "400"),
        arguments(
            "TLS",
            "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003".repeat(9),
            "400"),
        arguments("bytes without sense", "\u0000\u0001\u0002\u00ff\u00fe\r\n\r\n", "400"),
        arguments("a megabyte without an end of line", "A".repeat(1 << 20), "431"),
        arguments("empty lines without end", "\r\n".repeat(20_000), "431"),
        arguments(
            "many requests at once, of which the first is refused",
            Attack.host("evil.example").repeat(50),
            "421"),
        arguments(
            "a refused form with a request in its body",
            Attack.post(
                "/kiosk/act", "Origin: null\r\nContent-Length: 999\r\n", Attack.get("/health", "")),
            "403"));
  }
}

package io.github.jpki4j.kiosk.http;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Requests that are well formed and not for us: what each is, its bytes, and the statuses of its
 * answers. {@link RefusalTest} sends them.
 */
final class AttacksOnWindows {

  private AttacksOnWindows() {}

  static Stream<Arguments> origins() {
    String open = "/kiosk/open";
    return Stream.of(
        arguments("a form without Origin", Attack.post(open, Attack.LENGTH, "a=b"), "403"),
        arguments(
            "Origin: null", Attack.post(open, "Origin: null\r\n" + Attack.LENGTH, "a=b"), "403"),
        arguments(
            "Origin of another site",
            Attack.post(open, "Origin: http://evil.example\r\n" + Attack.LENGTH, "a=b"),
            "403"),
        arguments(
            "Origin of another port of this host",
            Attack.post(open, "Origin: http://127.0.0.1:1\r\n" + Attack.LENGTH, "a=b"),
            "403"),
        arguments(
            "Origin with https",
            Attack.post(open, "Origin: https://{host}\r\n" + Attack.LENGTH, "a=b"),
            "403"),
        arguments(
            "Origin of the other name of this host",
            Attack.post(open, "Origin: http://localhost:{port}\r\n" + Attack.LENGTH, "a=b"),
            "403"),
        arguments(
            "Origin twice",
            Attack.post(
                open, "Origin: {origin}\r\nOrigin: http://evil.example\r\n" + Attack.LENGTH, "a=b"),
            "403"),
        arguments(
            "a form of another site with the right Origin",
            Attack.post(
                open, "Origin: {origin}\r\nSec-Fetch-Site: cross-site\r\n" + Attack.LENGTH, "a=b"),
            "403"),
        arguments(
            "a form of the same site, another port",
            Attack.post(
                open, "Origin: {origin}\r\nSec-Fetch-Site: same-site\r\n" + Attack.LENGTH, "a=b"),
            "403"),
        arguments(
            "a link on another site",
            Attack.get("/kiosk", "Sec-Fetch-Site: cross-site\r\n"),
            "403"),
        arguments(
            "a script of another site",
            Attack.get("/assets/kiosk.js", "Sec-Fetch-Site: cross-site\r\n"),
            "403"),
        arguments(
            "a fetch of another site with the key",
            Attack.get("/kiosk/view", "Origin: http://evil.example\r\nX-Window: {key}\r\n"),
            "403"),
        arguments(
            "Sec-Fetch-Site twice",
            Attack.get("/kiosk", "Sec-Fetch-Site: none\r\nSec-Fetch-Site: cross-site\r\n"),
            "403"),
        arguments(
            "the question of a browser before a fetch of another site",
            Attack.lines(
                "OPTIONS /kiosk/act HTTP/1.1",
                "Host: {host}",
                "Origin: http://evil.example",
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: x-window",
                ""),
            "405"));
  }

  static Stream<Arguments> keys() {
    return Stream.of(
        arguments("no key", Attack.get("/kiosk/view", ""), "403"),
        arguments("an empty key", Attack.get("/kiosk/view", "X-Window:\r\n"), "403"),
        arguments("a wrong key", Attack.get("/kiosk/view", "X-Window: abc\r\n"), "403"),
        arguments(
            "a key without the number of its page",
            Attack.get("/kiosk/view", "X-Window: {bare}\r\n"),
            "403"),
        arguments(
            "the key of another page", Attack.get("/kiosk/view", "X-Window: {bare}.2\r\n"), "403"),
        arguments(
            "a second page of the same window",
            Attack.get("/kiosk/events", "X-Window: {key}\r\n"),
            "409"),
        arguments("no key for events", Attack.get("/kiosk/events", ""), "403"),
        arguments(
            "no key for a form",
            Attack.post("/kiosk/act", "Origin: {origin}\r\n" + Attack.FORM + Attack.LENGTH, "a=b"),
            "403"),
        arguments(
            "no token",
            Attack.post("/kiosk/open", "Origin: {origin}\r\nContent-Length: 0\r\n", ""),
            "403"),
        arguments(
            "a used token",
            Attack.post(
                "/kiosk/open", "Origin: {origin}\r\nX-Token: {used}\r\nContent-Length: 0\r\n", ""),
            "403"),
        arguments(
            "the key of a window that listens, from a copy of its tab",
            Attack.post(
                "/kiosk/open", "Origin: {origin}\r\nX-Token: {key}\r\nContent-Length: 0\r\n", ""),
            "403"),
        arguments(
            "the window of a station that is not there",
            Attack.get("/app/view", "X-Window: {key}\r\n"),
            "404"),
        arguments("a report that is not there", Attack.get("/metrics", ""), "404"),
        arguments(
            "a form to a report",
            Attack.post("/health", "Origin: {origin}\r\n" + Attack.LENGTH, "a=b"),
            "404"));
  }

  static Stream<Arguments> hosts() {
    return Stream.of(
        arguments(
            "a name that leads here (DNS rebinding)", Attack.host("evil.example:{port}"), "421"),
        arguments("a name that leads here, without port", Attack.host("evil.example"), "421"),
        arguments("this host without port", Attack.host("127.0.0.1"), "421"),
        arguments("another port", Attack.host("127.0.0.1:1"), "421"),
        arguments("a dot at the end", Attack.host("localhost.:{port}"), "421"),
        arguments("a name below localhost", Attack.host("evil.localhost:{port}"), "421"),
        arguments("IPv6", Attack.host("[::1]:{port}"), "421"),
        arguments("IPv4 in IPv6", Attack.host("[::ffff:127.0.0.1]:{port}"), "421"),
        arguments("the address as one number", Attack.host("2130706433:{port}"), "421"),
        arguments("the address in short", Attack.host("127.1:{port}"), "421"),
        arguments("another address of loopback", Attack.host("127.0.0.2:{port}"), "421"),
        arguments("0.0.0.0", Attack.host("0.0.0.0:{port}"), "421"),
        arguments("a user before the host", Attack.host("evil@{host}"), "400"),
        arguments("an empty Host", Attack.host(""), "400"),
        arguments("no Host", "GET /kiosk HTTP/1.1\r\n\r\n", "400"),
        arguments(
            "Host twice",
            "GET /kiosk HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\n\r\n",
            "400"),
        arguments(
            "the same Host twice",
            "GET /kiosk HTTP/1.1\r\nHost: {host}\r\nHost: {host}\r\n\r\n",
            "400"),
        arguments(
            "another host in the address",
            "GET http://evil.example/kiosk HTTP/1.1\r\nHost: {host}\r\n\r\n",
            "400"),
        arguments(
            "our host in the address and another in Host",
            "GET http://{host}/kiosk HTTP/1.1\r\nHost: evil.example\r\n\r\n",
            "400"),
        arguments(
            "X-Forwarded-Host beside a wrong Host",
            "GET /kiosk HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: {host}\r\n\r\n",
            "421"),
        arguments(
            "Forwarded beside a wrong Host",
            "GET /kiosk HTTP/1.1\r\nHost: evil.example\r\nForwarded: host={host}\r\n\r\n",
            "421"));
  }
}

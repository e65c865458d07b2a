package io.github.jpki4j.kiosk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What strangers send, byte by byte, and what they get: a status, or nothing and the end of the
 * connection. Meanwhile a customer goes through one visit after the other.
 */
@Tag("sweep")
class RefusalTest {

  private static Site site;
  private static Customer customer;

  @BeforeAll
  static void open() throws IOException, InterruptedException {
    site = new Site();
    customer = Customer.at(site);
  }

  @AfterAll
  static void close() throws IOException {
    customer.close();
    site.close();
    assertThat(customer.visits()).isPositive();
  }

  @AfterEach
  void theCustomerNoticedNothing() {
    assertThat(customer.trouble()).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource({
    "io.github.jpki4j.kiosk.http.AttacksOnWindows#origins",
    "io.github.jpki4j.kiosk.http.AttacksOnWindows#keys",
    "io.github.jpki4j.kiosk.http.AttacksOnWindows#hosts",
    "io.github.jpki4j.kiosk.http.AttacksOnTheServer#bodies",
    "io.github.jpki4j.kiosk.http.AttacksOnTheServer#targets",
    "io.github.jpki4j.kiosk.http.AttacksOnTheServer#methods",
    "io.github.jpki4j.kiosk.http.AttacksOnTheServer#protocols"
  })
  void isRefused(String what, String bytes, String status) throws IOException {
    try (Wire wire = new Wire(site.port())) {
      wire.send(filled(bytes));
      String answer = wire.readAll();
      assertThat(Wire.statuses(answer)).as(answer).isEqualTo(status);
      assertThat(answer).doesNotContain("Jetty", "Exception", "Server:", "<html", "at io.github");
      assertThat(answer.split("Content-Security-Policy: default-src 'none'", -1))
          .hasSize(1 + status.split(" ").length);
    }
  }

  static Stream<Arguments> harmless() {
    return Stream.of(
        arguments("the host in capital letters", "GET /health HTTP/1.1\r\nHost: LOCALHOST:{port}"),
        arguments("our host in the address", "GET http://{host}/health HTTP/1.1\r\nHost: {host}"),
        arguments("the protocol in small letters", "GET /health http/1.1\r\nHost: {host}"),
        arguments(
            "another host that a proxy tells of",
            "GET /health HTTP/1.1\r\nHost: {host}\r\nX-Forwarded-Host: evil.example"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("harmless")
  void isServedAsTheSame(String what, String head) throws IOException {
    try (Wire wire = new Wire(site.port())) {
      wire.send(filled(head) + "\r\nConnection: close\r\n\r\n");
      assertThat(wire.readAll()).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\nwell\n");
    }
  }

  private static String filled(String text) {
    String key = customer.key();
    return text.replace("{host}", site.host())
        .replace("{origin}", site.origin())
        .replace("{port}", Integer.toString(site.port()))
        .replace("{key}", key)
        .replace("{bare}", key.substring(0, key.indexOf('.')))
        .replace("{used}", customer.token());
  }
}

package io.github.jpki4j.kiosk.http;

import java.net.InetAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the server listens, and by what names it is asked. What people enter travels to it, so
 * beyond this machine there is no way without TLS.
 *
 * @param address of loopback; of the network only with {@code tls} and {@code publicOrigin}
 * @param port 0 for any that is free
 * @param tls what the server shows, if it speaks TLS itself
 * @param publicOrigin what browsers have in their address, as {@code https://kiosk.example}: with
 *     {@code tls} the name in the certificate; without it that of a reverse proxy on this machine,
 *     which speaks TLS and passes on the field Host
 */
public record Listen(InetAddress address, int port, Optional<Tls> tls, Optional<URI> publicOrigin) {

  /**
   * Takes what can be served safely.
   *
   * @throws IllegalArgumentException if what people enter would travel unprotected; the message is
   *     one sentence
   */
  public Listen {
    Objects.requireNonNull(address, "address");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("A port is a number from 0 to 65535.");
    }
    if (!address.isLoopbackAddress() && tls.isEmpty()) {
      throw new IllegalArgumentException(
          "Without TLS the server listens on loopback alone, because people enter secrets.");
    }
    if (!address.isLoopbackAddress() && publicOrigin.isEmpty()) {
      throw new IllegalArgumentException(
          "A server of the network has a public origin: the name in its certificate.");
    }
    publicOrigin.ifPresent(Listen::checkOrigin);
  }

  /**
   * Looks whether an origin can be one of ours.
   *
   * @throws IllegalArgumentException if it cannot; the message is one sentence
   */
  public static void checkOrigin(URI origin) {
    boolean plain =
        "https".equals(origin.getScheme())
            && origin.getHost() != null
            && origin.getRawUserInfo() == null
            && origin.getRawPath().isEmpty()
            && origin.getRawQuery() == null
            && origin.getRawFragment() == null
            && origin.toString().equals(origin.toString().toLowerCase(Locale.ROOT));
    if (!plain || origin.getPort() == 443) {
      throw new IllegalArgumentException(
          "A public origin is https:// and a host in small letters, and a port if it is not 443.");
    }
  }

  /** 127.0.0.1 alone. */
  public static Listen onLoopback(int port) {
    return new Listen(LOOPBACK, port, Optional.empty(), Optional.empty());
  }

  private static final InetAddress LOOPBACK = loopback();

  private static InetAddress loopback() {
    try {
      return InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
    } catch (java.net.UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The fields Host that are ours, each with the origin of its pages. */
  Map<String, String> origins(int taken) {
    Map<String, String> origins = new HashMap<>();
    if (address.isLoopbackAddress()) {
      for (String host : new String[] {literal(), "localhost"}) {
        origins.put(host + ":" + taken, scheme() + "://" + host + ":" + taken);
      }
    }
    publicOrigin.ifPresent(origin -> origins.put(origin.getRawAuthority(), origin.toString()));
    return origins;
  }

  /** What links begin with. */
  String origin(int taken) {
    return publicOrigin
        .map(URI::toString)
        .orElseGet(() -> scheme() + "://" + literal() + ":" + taken);
  }

  private String scheme() {
    return tls.isPresent() ? "https" : "http";
  }

  private String literal() {
    String host = address.getHostAddress();
    return host.contains(":") ? "[" + host.replace("0:0:0:0:0:0:0:1", "::1") + "]" : host;
  }
}

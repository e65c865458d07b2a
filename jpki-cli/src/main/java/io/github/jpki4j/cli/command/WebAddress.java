package io.github.jpki4j.cli.command;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Addresses of web servers, as people type them. */
public final class WebAddress {

  private static final int LAST_PORT = 65_535;

  private WebAddress() {}

  /** An {@code http} or {@code https} address with a host, and without a user's name in it. */
  public static Optional<URI> parse(String text) {
    try {
      URI uri = new URI(text);
      boolean web = isPlain(uri) || isTls(uri);
      return web && uri.getHost() != null && uri.getUserInfo() == null && uri.getPort() <= LAST_PORT
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * One with TLS: without, nobody can log in with a card.
   *
   * @throws Failure if it is none
   */
  public static URI tls(String text) {
    URI uri = parse(text).orElseThrow(() -> new Failure(ExitCode.USAGE, "usage.url"));
    if (!isTls(uri)) {
      throw new Failure(ExitCode.USAGE, "usage.url-without-tls");
    }
    return uri;
  }

  private static boolean isPlain(URI uri) {
    return "http".equalsIgnoreCase(uri.getScheme());
  }

  private static boolean isTls(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme());
  }
}

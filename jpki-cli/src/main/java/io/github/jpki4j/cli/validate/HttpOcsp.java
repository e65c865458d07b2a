package io.github.jpki4j.cli.validate;

import io.github.jpki4j.cert.revocation.OcspTransport;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.WebAddress;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** OCSP by HTTP (RFC 6960, appendix A). */
final class HttpOcsp implements OcspTransport {

  private final HttpPost post;

  /**
   * Asks one responder.
   *
   * @param uri as {@link #uri(String)} gives it
   * @param patience for the whole exchange; one second at least
   */
  HttpOcsp(URI uri, Duration patience) {
    this.post = new HttpPost(uri, patience);
  }

  /**
   * The address of a responder as it was typed.
   *
   * @throws Failure if it is no address of a web server
   */
  static URI uri(String text) {
    return WebAddress.parse(text)
        .orElseThrow(
            () ->
                new Failure(
                    ExitCode.USAGE,
                    "usage.value",
                    "--ocsp",
                    new Failure.Names(List.of("http://...", "https://..."))));
  }

  @Override
  public byte[] exchange(byte[] request) throws IOException {
    return post.exchange("application/ocsp-request", request, "application/ocsp-response");
  }
}

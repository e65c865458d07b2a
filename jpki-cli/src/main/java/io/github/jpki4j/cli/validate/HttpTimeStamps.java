package io.github.jpki4j.cli.validate;

import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.WebAddress;
import io.github.jpki4j.document.timestamp.TimeStampTransport;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Time stamps by HTTP (RFC 3161, 3.4). */
public final class HttpTimeStamps implements TimeStampTransport {

  private final HttpPost post;

  /**
   * Asks one authority.
   *
   * @param uri as {@link #uri(String)} gives it
   * @param patience for the whole exchange; one second at least
   */
  public HttpTimeStamps(URI uri, Duration patience) {
    this.post = new HttpPost(uri, patience);
  }

  /**
   * The address of an authority as it was typed.
   *
   * @throws Failure if it is no address of a web server, or has a user's name in it
   */
  public static URI uri(String text) {
    return WebAddress.parse(text)
        .orElseThrow(
            () ->
                new Failure(
                    ExitCode.USAGE,
                    "usage.value",
                    "--tsa",
                    new Failure.Names(List.of("http://...", "https://..."))));
  }

  @Override
  public byte[] exchange(byte[] request) throws IOException {
    return post.exchange("application/timestamp-query", request, "application/timestamp-reply");
  }
}

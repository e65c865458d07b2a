package io.github.jpki4j.cli.validate;

import io.github.jpki4j.cert.revocation.OcspTransport;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.WebAddress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** OCSP by HTTP (RFC 6960, appendix A): one POST, answered whole and in time or not at all. */
final class HttpOcsp implements OcspTransport {

  private static final int OK = 200;
  private static final Duration LEAST = Duration.ofSeconds(1);

  private final URI uri;
  private final Duration patience;

  /**
   * Asks one responder.
   *
   * @param uri as {@link #uri(String)} gives it
   * @param patience for the whole exchange; one second at least
   */
  HttpOcsp(URI uri, Duration patience) {
    this.uri = uri;
    this.patience = patience.compareTo(LEAST) < 0 ? LEAST : patience;
  }

  /**
   * The address of a responder as it was typed.
   *
   * @throws Failure if it is no address of a web server
   */
  static URI uri(String text) {
    return WebAddress.parse(text)
        .orElseThrow(
            () -> new Failure(ExitCode.USAGE, "usage.value", "--ocsp", "http://..., https://..."));
  }

  @Override
  public byte[] exchange(byte[] request) throws IOException {
    HttpRequest post =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/ocsp-request")
            .header("Accept", "application/ocsp-response")
            .POST(BodyPublishers.ofByteArray(request))
            .build();
    HttpClient client =
        HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(patience)
            .build();
    HttpResponse<byte[]> response = await(client.sendAsync(post, head -> new LimitedBody()));
    if (response.statusCode() != OK) {
      throw new IOException("the responder answered with HTTP status " + response.statusCode());
    }
    return response.body();
  }

  /** The time-outs of the client itself end with the head of the response; this one does not. */
  private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> response)
      throws IOException {
    try {
      return response.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      response.cancel(true);
      throw new HttpTimeoutException("the responder did not answer in time");
    } catch (ExecutionException e) {
      throw new IOException("the responder did not answer", e);
    } catch (InterruptedException e) {
      response.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}

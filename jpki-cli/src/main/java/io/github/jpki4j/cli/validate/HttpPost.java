package io.github.jpki4j.cli.validate;

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

/** One POST of a short request, answered whole and in time or not at all. */
final class HttpPost {

  private static final int OK = 200;
  private static final Duration LEAST = Duration.ofSeconds(1);

  private final URI uri;
  private final Duration patience;

  /**
   * Names the server.
   *
   * @param uri with http or https
   * @param patience for the whole exchange; one second at least
   */
  HttpPost(URI uri, Duration patience) {
    this.uri = uri;
    this.patience = patience.compareTo(LEAST) < 0 ? LEAST : patience;
  }

  /**
   * Asks once.
   *
   * @param type of the request
   * @param request its bytes
   * @param answerType what is to be answered; whoever asked checks the answer
   * @return the answer, at most {@link LimitedBody#MOST} bytes
   * @throws IOException if there is none
   */
  byte[] exchange(String type, byte[] request, String answerType) throws IOException {
    HttpRequest post =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", type)
            .header("Accept", answerType)
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
      throw new IOException("the server answered with HTTP status " + response.statusCode());
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
      throw new HttpTimeoutException("the server did not answer in time");
    } catch (ExecutionException e) {
      throw new IOException("the server did not answer", e);
    } catch (InterruptedException e) {
      response.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}

package io.github.jpki4j.kiosk.http;

import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What the server answers where no handler of ours does: to bytes that are no request, and after a
 * failure. One sentence for each status, and nothing of the request. Thread-safe.
 */
final class PlainErrors implements Request.Handler {

  private static final Map<Integer, String> SENTENCES =
      Map.of(
          400, "This is no request that the server understands.",
          408, "The request took too long.",
          413, "The request is too long.",
          414, "The address is too long.",
          426, "Only HTTP/1.1 is served.",
          431, "The head of the request is too long.",
          500, "Something went wrong in the server.",
          505, "Only HTTP/1.1 is served.");

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Answers.prepare(response);
    int status = response.getStatus();
    Answers.refuse(
        response, callback, status, SENTENCES.getOrDefault(status, "This is not served."));
    return true;
  }
}

package io.github.jpki4j.it.program;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One question to a page of Chromium, by its DevTools protocol. */
final class DevTools implements WebSocket.Listener {

  /** For one answer. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String QUESTION =
      """
      {"id":1,"method":"Runtime.evaluate","params":{"expression":
      "location.protocol == 'about:' || document.readyState != 'complete' ? '' : document.body.innerText"}}
      """;

  private static final Pattern VALUE = Pattern.compile("\"value\":\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final StringBuilder received = new StringBuilder();
  private final CompletableFuture<String> answer = new CompletableFuture<>();

  private DevTools() {}

  /**
   * The text of a page.
   *
   * @param socket of the page
   * @return empty if it has none yet
   */
  static String text(HttpClient client, URI socket) {
    DevTools listener = new DevTools();
    WebSocket connection =
        client.newWebSocketBuilder().connectTimeout(PATIENCE).buildAsync(socket, listener).join();
    try {
      connection.sendText(QUESTION, true).join();
      Matcher value =
          VALUE.matcher(
              listener.answer.completeOnTimeout("", PATIENCE.toSeconds(), TimeUnit.SECONDS).join());
      return value.find() ? value.group(1).replace("\\\"", "\"").strip() : "";
    } finally {
      connection.abort();
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket connection, CharSequence data, boolean last) {
    received.append(data);
    if (last) {
      answer.complete(received.toString());
    }
    return WebSocket.Listener.super.onText(connection, data, last);
  }

  @Override
  public void onError(WebSocket connection, Throwable error) {
    answer.completeExceptionally(error);
  }
}

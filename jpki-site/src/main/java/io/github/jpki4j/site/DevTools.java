package io.github.jpki4j.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Commands to a tab of Chromium and what it reports, by the DevTools protocol. For one thread. */
final class DevTools implements WebSocket.Listener, Closeable {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final long PATIENCE_SECONDS = 60;

  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
  private final StringBuilder part = new StringBuilder();
  private final WebSocket socket;
  private int last;

  /**
   * Connects.
   *
   * @param tab its address, of a WebSocket
   */
  DevTools(HttpClient http, URI tab) throws IOException {
    try {
      socket = http.newWebSocketBuilder().buildAsync(tab, this).join();
    } catch (CompletionException e) {
      throw new IOException("no way to the browser", e);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
    part.append(data);
    if (isLast) {
      try {
        receive(JSON.readTree(part.toString()));
      } catch (IOException e) {
        onError(from, e);
      }
      part.setLength(0);
    }
    from.request(1);
    return null;
  }

  private void receive(JsonNode message) {
    CompletableFuture<JsonNode> answer =
        message.has("id") ? waiting.remove(message.get("id").asInt()) : null;
    if (answer != null) {
      answer.complete(message);
    } else {
      events.add(message);
    }
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    waiting.values().forEach(it -> it.completeExceptionally(error));
  }

  /**
   * Sends a command and waits for its result.
   *
   * @param parameters of the command
   * @throws IOException if the browser refuses it or does not answer
   */
  JsonNode send(String method, Map<String, ?> parameters) throws IOException {
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    int id = ++last;
    waiting.put(id, answer);
    Map<String, Object> message = new HashMap<>();
    message.put("id", id);
    message.put("method", method);
    message.put("params", parameters);
    var sent = socket.sendText(JSON.writeValueAsString(message), true);
    try {
      sent.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      JsonNode answered = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (answered.has("error")) {
        throw new IOException(method + ": " + answered.get("error"));
      }
      return answered.get("result");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(method + " has no answer", e);
    }
  }

  /** What was reported and not taken yet. */
  @Nullable JsonNode reported() {
    return events.poll();
  }

  /** The next report, waited for. */
  JsonNode nextReport() throws IOException {
    try {
      JsonNode event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (event == null) {
        throw new IOException("the browser reports nothing");
      }
      return event;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    socket.abort();
  }
}

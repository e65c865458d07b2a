package io.github.jpki4j.kiosk.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Styles, the script and pictures, read once. Thread-safe. */
final class Assets extends Handler.Abstract {

  private static final List<String> NAMES =
      List.of("kiosk.css", "kiosk.js", "entry.js", "icons.svg");

  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "svg", "image/svg+xml");

  private final Map<String, byte[]> contents = new HashMap<>();

  Assets() throws IOException {
    for (String name : NAMES) {
      try (InputStream in =
          Assets.class.getResourceAsStream("/META-INF/jpki-kiosk/assets/" + name)) {
        contents.put("/assets/" + name, Objects.requireNonNull(in, name).readAllBytes());
      }
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = request.getHttpURI().getPath();
    byte[] content = contents.get(path);
    if (content == null || !request.getMethod().equals("GET")) {
      return false;
    }
    String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    Answers.send(response, callback, 200, Objects.requireNonNull(type), content);
    return true;
  }
}

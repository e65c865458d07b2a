package io.github.jpki4j.kiosk.http;

import io.github.jpki4j.kiosk.Station;
import io.github.jpki4j.kiosk.flow.Conversation;
import io.github.jpki4j.kiosk.flow.FailureTrace;
import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.page.Pages;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages of the stations:
 *
 * <pre>
 * GET  /kiosk          what is loaded once; the link's token is behind #, so no server sees it
 * POST /kiosk/open     X-Token: a link's token, or the key of before → the key of this page
 * GET  /kiosk/events   X-Window: the key → events, each of which says that the screen changed
 * GET  /kiosk/view     X-Window: the key → the screen
 * POST /kiosk/act      X-Window: the key; a form → the screen
 * </pre>
 *
 * Thread-safe.
 */
final class StationHandler extends Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger(StationHandler.class);

  private static final String HTML = "text/html;charset=utf-8";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String TOKEN = "X-Token";
  private static final String WINDOW = "X-Window";

  private final Map<Station, Conversation<?>> conversations;
  private final Map<Station, String> shells = new EnumMap<>(Station.class);
  private final Windows windows;
  private final Connections connections;
  private final Pages pages;

  StationHandler(
      Map<Station, Conversation<?>> conversations, Windows windows, Connections connections) {
    this.conversations = Map.copyOf(conversations);
    this.pages =
        new Pages(conversations.containsKey(Station.DESK)); // which is in simulations alone
    this.windows = windows;
    this.connections = connections;
    conversations.forEach(
        (station, conversation) -> {
          shells.put(station, pages.shell(station.path()));
          conversation.listen(() -> windows.tell(station));
        });
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String[] path = request.getHttpURI().getPath().substring(1).split("/", -1);
    Optional<Station> station = station(path[0]);
    if (station.isEmpty() || path.length > 2) {
      return false;
    }
    String route = request.getMethod() + (path.length == 1 ? "" : " " + path[1]);
    switch (route) {
      case "GET" ->
          Answers.text(
              response, callback, 200, HTML, Objects.requireNonNull(shells.get(station.get())));
      case "POST open" -> open(station.get(), request, response, callback);
      case "GET events", "GET view", "POST act" -> {
        Optional<Window> window = window(station.get(), request);
        if (window.isEmpty()) {
          Answers.refuse(
              response, callback, 403, "This window was not opened by a link, or is closed.");
        } else {
          serve(path[1], window.get(), request, response, callback);
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private Optional<Station> station(String name) {
    return conversations.keySet().stream().filter(one -> one.path().equals(name)).findFirst();
  }

  private Optional<Window> window(Station station, Request request) {
    return Optional.ofNullable(request.getHeaders().get(WINDOW))
        .flatMap(key -> windows.of(station, key));
  }

  private void open(Station station, Request request, Response response, Callback callback) {
    Optional<String> key =
        Optional.ofNullable(request.getHeaders().get(TOKEN))
            .flatMap(token -> windows.open(station, token));
    if (key.isPresent()) {
      connections.keep(request, station, Connections.WINDOW);
      Answers.text(response, callback, 200, Answers.PLAIN, key.get());
    } else {
      Answers.refuse(response, callback, 403, "The link was used, or is not the latest.");
    }
  }

  private void serve(
      String what, Window window, Request request, Response response, Callback callback) {
    Station station = window.station();
    switch (what) {
      case "events" -> listen(window, request, response, callback);
      case "view" -> {
        connections.keep(request, station, Connections.WINDOW);
        show(station, response, callback);
      }
      default -> {
        if (isForm(request)) {
          connections.keep(request, station, Connections.FORM);
          read(station, request, response, callback);
        } else {
          Answers.refuse(response, callback, 415, "What is sent is a form.");
        }
      }
    }
  }

  private static boolean isForm(Request request) {
    String type = Objects.requireNonNullElse(request.getHeaders().get(HttpHeader.CONTENT_TYPE), "");
    return type.split(";", 2)[0].strip().equalsIgnoreCase(FORM);
  }

  private void listen(Window window, Request request, Response response, Callback callback) {
    Conversation<?> conversation = conversation(window.station());
    EventStream stream = new EventStream(response, callback, conversation::version);
    if (windows.attach(window, stream)) {
      connections.keep(request, window.station(), Connections.STREAM);
      Request.addCompletionListener(
          request, failure -> connections.keep(request, window.station(), Connections.WINDOW));
      stream.begin();
    } else {
      Answers.refuse(response, callback, 409, "Another page of this window listens already.");
    }
  }

  private void read(Station station, Request request, Response response, Callback callback) {
    new FormReader(
            request,
            (body, length) -> {
              connections.keep(request, station, Connections.WINDOW);
              act(station, body, length, response, callback);
            },
            () -> Answers.refuse(response, callback, 400, "The form is not complete."))
        .run();
  }

  private void act(Station station, byte[] body, int length, Response response, Callback callback) {
    try (Form form = Form.parse(body, length)) {
      conversation(station).act(form);
    } catch (IllegalArgumentException e) {
      Answers.refuse(response, callback, 400, "The form cannot be read.");
      return;
    }
    show(station, response, callback);
  }

  private void show(Station station, Response response, Callback callback) {
    Optional<String> html = view(station);
    if (html.isEmpty()) {
      conversation(station).breakOff();
      html = view(station);
    }
    if (html.isPresent()) {
      Answers.text(response, callback, 200, HTML, html.get());
    } else {
      Answers.refuse(response, callback, 500, "This page cannot be shown.");
    }
  }

  /** Without any lock: a screen does not change, whatever happens to its conversation. */
  private Optional<String> view(Station station) {
    try {
      return Optional.of(pages.view(station.path(), conversation(station).screen()));
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("{}: a page cannot be shown: {}", station.path(), FailureTrace.withoutTexts(e));
      return Optional.empty();
    }
  }

  private Conversation<?> conversation(Station station) {
    return Objects.requireNonNull(conversations.get(station));
  }
}

package io.github.jpki4j.kiosk.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The first look at a request, by its head alone: it is meant for this server, it comes from its
 * own pages, and its body is short. Everything else is refused before a byte of a body is read.
 * Thread-safe.
 */
final class Guard extends Handler.Wrapper {

  /**
   * In bytes, more than any form of ours: the longest, with two secrets of 16 characters and all of
   * them percent-encoded, has some 200.
   */
  static final int LONGEST_BODY = 4096;

  private static final Set<String> METHODS = Set.of("GET", "POST");

  /** How a browser fetches for a page of the same origin, or for an address that a person typed. */
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  private static final String ANOTHER_SITE = "Another site may not use this server.";

  /** A browser that was here once asks with TLS for a year, also if somebody types http. */
  private static final HttpField STRICT_TRANSPORT =
      new HttpField("Strict-Transport-Security", "max-age=31536000");

  private final Map<String, String> originOf;
  private final AtomicInteger running = new AtomicInteger();
  private volatile boolean stopping;

  /**
   * Creates it.
   *
   * @param origins host and port, as the field Host has them, each with the origin of its pages
   */
  Guard(Handler next, Map<String, String> origins) {
    super(next);
    this.originOf = Map.copyOf(origins);
  }

  /** Refuses everything that comes from now on. */
  void stopServing() {
    stopping = true;
  }

  /** How many requests have not been answered, streams among them. */
  int running() {
    return running.get();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    running.incrementAndGet();
    Request.addCompletionListener(request, failure -> running.decrementAndGet());
    Answers.prepare(response);
    String host = request.getHeaders().get(HttpHeader.HOST);
    String origin = host == null ? null : originOf.get(host);
    if (origin == null) {
      return refuse(response, callback, new Refused(421, "This server does not serve that host."));
    }
    if (origin.startsWith("https:")) {
      response.getHeaders().put(STRICT_TRANSPORT);
    }
    Optional<Refused> refused = refused(request, origin);
    if (refused.isPresent()) {
      return refuse(response, callback, refused.get());
    }
    return super.handle(request, response, callback);
  }

  private static boolean refuse(Response response, Callback callback, Refused refused) {
    Answers.refuse(response, callback, refused.status(), refused.sentence());
    return true;
  }

  private record Refused(int status, String sentence) {}

  private static Optional<Refused> because(int status, String sentence) {
    return Optional.of(new Refused(status, sentence));
  }

  private Optional<Refused> refused(Request request, String ours) {
    if (stopping) {
      return because(503, "The server is about to end.");
    }
    if (request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_1_1) {
      return because(505, "Only HTTP/1.1 is served.");
    }
    if (!METHODS.contains(request.getMethod())) {
      return because(405, "Only GET and POST are served.");
    }
    if (request.getHttpURI().getQuery() != null || request.getHttpURI().getPath() == null) {
      return because(404, "There is no such page.");
    }
    List<String> sites = request.getHeaders().getValuesList("Sec-Fetch-Site");
    List<String> origins = request.getHeaders().getValuesList(HttpHeader.ORIGIN);
    if (!OWN_SITES.containsAll(sites) || !Set.of(ours).containsAll(origins)) {
      return because(403, ANOTHER_SITE);
    }
    return request.getMethod().equals("POST") ? refusedPost(request, origins) : refusedGet(request);
  }

  private static Optional<Refused> refusedPost(Request request, List<String> origins) {
    if (origins.isEmpty()) {
      return because(403, "A form comes from a page of this server.");
    }
    if (request.getLength() < 0) {
      return because(411, "A form says how long it is.");
    }
    if (request.getLength() > LONGEST_BODY) {
      return because(413, "The form is too long.");
    }
    return Optional.empty();
  }

  private static Optional<Refused> refusedGet(Request request) {
    boolean body =
        request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    return body ? because(400, "GET has no body.") : Optional.empty();
  }
}

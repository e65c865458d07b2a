package io.github.jpki4j.kiosk.http;

import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What can be asked without the key of a window: the reports for programs that watch the kiosk, and
 * {@code GET /}, which is no page. Thread-safe.
 */
final class Reports extends Handler.Abstract {

  /** Whoever typed the address without a path has no link. */
  private static final String FRONT =
      """
      この画面は、係の方のリンクで開きます。
      These pages are opened with a link. The program printed it when it started.
      """;

  private final Map<String, Supplier<Report>> reports;

  /** Creates it, with the paths of the reports. */
  Reports(Map<String, Supplier<Report>> reports) {
    this.reports = Map.copyOf(reports);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = request.getHttpURI().getPath();
    Supplier<Report> report = reports.get(path);
    if (!request.getMethod().equals("GET")) {
      return false;
    }
    if (report != null) {
      Report now = report.get();
      Answers.text(response, callback, now.status(), now.type(), now.text());
    } else if (path.equals("/")) {
      Answers.text(response, callback, 200, Answers.PLAIN, FRONT);
    } else {
      Answers.refuse(response, callback, 404, "There is no such page.");
    }
    return true;
  }
}

package io.github.jpki4j.samples.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds the memory for uploads: Spring reads any request with parts into memory before it asks a
 * controller, and a document is in memory several times while it is judged.
 */
@Component
final class Uploads extends OncePerRequestFilter {

  /** How many at the same time. */
  static final int PLACES = 4;

  private final Semaphore places = new Semaphore(PLACES);
  private final Page page;

  Uploads(Page page) {
    this.page = page;
  }

  /** How many of them are free at the moment. */
  int free() {
    return places.availablePermits();
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !Optional.ofNullable(request.getContentType())
        .orElse("")
        .toLowerCase(Locale.ROOT)
        .startsWith("multipart/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!places.tryAcquire()) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      response.setHeader("Retry-After", "60");
      response.setContentType("text/plain;charset=UTF-8");
      response.getWriter().println(page.text("busy", request.getLocale()));
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      places.release();
    }
  }
}

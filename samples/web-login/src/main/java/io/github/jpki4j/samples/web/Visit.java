package io.github.jpki4j.samples.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * One browser's or program's session. Its name is a secret of chance: challenges are issued for it,
 * and forms carry it, which a page of another site cannot know.
 */
record Visit(HttpSession session) {

  private static final String NAME = "name";
  private static final String HOLDER = "holder";

  static Visit of(HttpServletRequest request) {
    HttpSession session = request.getSession();
    synchronized (session) {
      if (session.getAttribute(NAME) == null) {
        session.setAttribute(NAME, UUID.randomUUID().toString());
      }
    }
    return new Visit(session);
  }

  String name() {
    return (String) session.getAttribute(NAME);
  }

  /** SHA-256 of the certificate with which somebody is logged in. */
  Optional<String> holder() {
    return Optional.ofNullable((String) session.getAttribute(HOLDER));
  }

  void logIn(String certificate, HttpServletRequest request) {
    request.changeSessionId(); // what somebody knew of the session before is of no use now
    session.setAttribute(HOLDER, certificate);
  }

  void logOut() {
    session.invalidate();
  }

  /**
   * The session whose form this is.
   *
   * @param token what the form carries
   * @throws ResponseStatusException if there is no session, or the form is not from a page of it
   */
  static Visit ofForm(HttpServletRequest request, @Nullable String token) {
    @Nullable HttpSession session = request.getSession(false);
    @Nullable Object name = session == null ? null : session.getAttribute(NAME);
    if (session == null
        || token == null
        || name == null
        || !MessageDigest.isEqual(
            name.toString().getBytes(StandardCharsets.UTF_8),
            token.getBytes(StandardCharsets.UTF_8))) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return new Visit(session);
  }
}

package io.github.jpki4j.samples.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The first page, and the end of a login. */
@RestController
final class PageController {

  private final Page page;

  PageController(Page page) {
    this.page = page;
  }

  @GetMapping("/")
  ResponseEntity<String> home(HttpServletRequest request, Locale locale) {
    return page.home(Visit.of(request), locale);
  }

  @PostMapping("/logout")
  ResponseEntity<Void> logOut(
      HttpServletRequest request, @RequestParam(required = false) @Nullable String token) {
    Visit.ofForm(request, token).logOut();
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/")).build();
  }
}

package io.github.jpki4j.samples.web;

import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.login.AcceptedLogin;
import io.github.jpki4j.login.LoginFinding;
import io.github.jpki4j.login.LoginReport;
import io.github.jpki4j.login.LoginResponse;
import io.github.jpki4j.login.LoginVerifier;
import io.github.jpki4j.login.NonceStoreException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Challenge and response. No token against forged requests is needed: a response is of use in the
 * session of its challenge alone, which the card signed.
 */
@RestController
final class LoginController {

  private static final String PURPOSE = "login";

  private final LoginVerifier verifier;
  private final Answers answers;

  LoginController(LoginVerifier verifier, Answers answers) {
    this.verifier = verifier;
    this.answers = answers;
  }

  @PostMapping(path = "/login/challenge", produces = MediaType.TEXT_PLAIN_VALUE)
  byte[] challenge(HttpServletRequest request) throws NonceStoreException {
    return verifier.issue(PURPOSE, Visit.of(request).name()).encoded();
  }

  @PostMapping(path = "/login/response", consumes = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<Answer> response(HttpServletRequest request) throws IOException {
    Visit visit = Visit.of(request);
    byte[] response = request.getInputStream().readNBytes(LoginResponse.LONGEST + 1);
    LoginReport report = verifier.verify(response, PURPOSE, visit.name());
    if (report.accepted().isEmpty()) {
      return answers.refused(
          report.objections().stream().map(LoginFinding::code).toList(),
          report.certificateReport());
    }
    JpkiCertificate certificate = report.accepted().map(AcceptedLogin::certificate).orElseThrow();
    visit.logIn(certificate.sha256(), request);
    return answers.accepted(certificate);
  }

  /** Too many challenges wait for an answer. */
  @ExceptionHandler(NonceStoreException.class)
  @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
  void busy() {}
}

package io.github.jpki4j.samples.web;

import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.login.ClientCertificateException;
import io.github.jpki4j.login.JpkiTrustManager;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** A page that needs the person's certificate in TLS. */
@RestController
final class CardController {

  /** What this server finds beyond the library. */
  private enum Code {
    CLIENT_CERTIFICATE_MISSING,
    CLIENT_CERTIFICATE_REFUSED
  }

  private final JpkiTrustManager clients;
  private final Answers answers;

  CardController(JpkiTrustManager clients, Answers answers) {
    this.clients = clients;
    this.answers = answers;
  }

  /** The handshake judged the certificate; a session of TLS may be older, so it is judged again. */
  @GetMapping("/card")
  ResponseEntity<Answer> card(
      @RequestAttribute(name = "jakarta.servlet.request.X509Certificate", required = false)
          X509Certificate @Nullable [] chain) {
    if (chain == null || chain.length == 0) {
      return answers.refused(List.of(Code.CLIENT_CERTIFICATE_MISSING), Optional.empty());
    }
    try {
      clients.checkClientTrusted(chain, "RSA");
      return answers.accepted(JpkiCertificate.of(chain[0]));
    } catch (ClientCertificateException e) {
      return answers.refused(e.codes(), e.report());
    } catch (CertificateException e) {
      return answers.refused(List.of(Code.CLIENT_CERTIFICATE_REFUSED), Optional.empty());
    }
  }
}

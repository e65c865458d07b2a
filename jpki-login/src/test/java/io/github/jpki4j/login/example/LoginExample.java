package io.github.jpki4j.login.example;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.login.AcceptedLogin;
import io.github.jpki4j.login.JpkiTrustManager;
import io.github.jpki4j.login.LoginClient;
import io.github.jpki4j.login.LoginException;
import io.github.jpki4j.login.LoginOrigin;
import io.github.jpki4j.login.LoginReport;
import io.github.jpki4j.login.LoginVerifier;
import io.github.jpki4j.login.NonceStore;
import io.github.jpki4j.login.NonceStoreException;
import io.github.jpki4j.login.ReceivedChallenge;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.PinSource;
import io.github.jpki4j.transport.CardSource;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** The examples of docs/login.md, between the marks; DocExampleTest compares, LoginDocTest runs. */
final class LoginExample {

  private LoginExample() {}

  static LoginVerifier server(
      TrustAnchors anchors, RevocationChecker revocation, NonceStore nonces) {
    // example-begin
    CertificateValidator validator =
        CertificateValidator.builder().anchors(anchors).revocation(revocation).build();
    return LoginVerifier.builder(LoginOrigin.of("https://www.example.jp"), validator, nonces)
        .build(); // challenges of five minutes
    // example-end
  }

  static byte[] ask(LoginVerifier verifier, String session) throws NonceStoreException {
    // example-begin
    return verifier.issue("login", session).encoded(); // the body of the server's answer
    // example-end
  }

  static byte[] answer(
      URI server,
      byte[] challenge,
      Predicate<String> holderAgrees,
      CardSource reader,
      PinSource askThePerson)
      throws LoginException, JpkiException {
    // example-begin
    ReceivedChallenge received = LoginClient.of(server).receive(challenge, "login");
    if (!holderAgrees.test(received.challenge().origin().toString())) {
      throw new IllegalStateException("the holder does not want to log in there");
    }
    try (Pin pin = askThePerson.request(KeyKind.AUTH, OptionalInt.empty());
        MyNumberCard card = MyNumberCard.open(reader.open())) {
      return received.sign(card, pin).encoded(); // the body of the next request
    }
    // example-end
  }

  static Optional<String> judge(LoginVerifier verifier, byte[] response, String session) {
    // example-begin
    LoginReport report = verifier.verify(response, "login", session);
    return report
        .accepted() // empty unless everything is proven
        .map(AcceptedLogin::certificate)
        .map(JpkiCertificate::sha256); // the same as last time? then it is the same certificate
    // example-end
  }

  static SSLContext mutualTls(
      KeyManager[] serverKeys,
      CertificateValidator validator,
      Collection<JpkiCertificate> authorities)
      throws GeneralSecurityException {
    // example-begin
    SSLContext context = SSLContext.getInstance("TLS");
    TrustManager clients = new JpkiTrustManager(validator, authorities);
    context.init(serverKeys, new TrustManager[] {clients}, null);
    // example-end
    return context;
  }
}

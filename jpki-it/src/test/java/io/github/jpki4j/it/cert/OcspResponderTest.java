package io.github.jpki4j.it.cert;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.revocation.Crl;
import io.github.jpki4j.cert.revocation.CrlChecker;
import io.github.jpki4j.cert.revocation.OcspChecker;
import io.github.jpki4j.cert.revocation.OcspTransport;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.testcard.pki.CaGeneration;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testcard.pki.OcspBehaviour;
import io.github.jpki4j.testcard.pki.TestOcspResponder;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testcard.pki.Validity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulated responder, right and wrong in every way, over HTTP. */
final class OcspResponderTest {

  private static final KeyKind KIND = KeyKind.SIGN;
  private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
  private static final Validity VALIDITY =
      new Validity(NOW.minus(Duration.ofDays(300)), NOW.plus(Duration.ofDays(900)));

  private final TestPki pki = TestPki.create();
  private final JpkiCertificate certificate = parse(pki.certificate(KIND, Holder.test(), VALIDITY));
  private final JpkiCertificate issuer = parse(pki.authorityCertificate(KIND));

  private static JpkiCertificate parse(byte[] der) {
    try {
      return JpkiCertificate.parse(der);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private TestOcspResponder start(OcspBehaviour behaviour) throws IOException {
    return pki.ocspResponder(KIND)
        .clock(Clock.fixed(NOW, ZoneOffset.UTC))
        .behaviour(behaviour)
        .start();
  }

  private static OcspTransport over(URI uri, Duration patience) {
    HttpClient client = HttpClient.newHttpClient();
    return request -> {
      HttpRequest post =
          HttpRequest.newBuilder(uri)
              .timeout(patience)
              .header("Content-Type", "application/ocsp-request")
              .POST(HttpRequest.BodyPublishers.ofByteArray(request))
              .build();
      try {
        return client.send(post, HttpResponse.BodyHandlers.ofByteArray()).body();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    };
  }

  private RevocationStatus check(RevocationChecker checker) {
    return checker.check(certificate.x509(), issuer.x509(), NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "GOOD, Good",
    "REVOKED, Revoked",
    "HOLD, OnHold",
    "UNKNOWN, RESPONDER_DOES_NOT_KNOW",
    "STALE, STALE",
    "WRONG_SIGNER, BAD_SIGNATURE",
    "UNAUTHORISED_SIGNER, SIGNER_NOT_AUTHORISED",
    "WRONG_NONCE, WRONG_NONCE",
    "NO_NONCE, NO_NONCE",
    "TRY_LATER, RESPONDER_ERROR",
    "OTHER_CERTIFICATE, OTHER_CERTIFICATE",
    "MALFORMED, MALFORMED"
  })
  void eachBehaviourHasItsOwnAnswer(OcspBehaviour behaviour, String expected) throws Exception {
    try (TestOcspResponder responder = start(behaviour)) {
      RevocationStatus status =
          check(OcspChecker.over(over(responder.uri(), Duration.ofSeconds(10))));
      assertThat(
              status instanceof RevocationStatus.Unknown unknown
                  ? unknown.why().name()
                  : status.getClass().getSimpleName())
          .isEqualTo(expected);
      assertThat(responder.requests()).isOne();
    }
  }

  @Test
  void aResponderThatNeverAnswersIsWaitedForAsLongAsTheCallerSays() throws Exception {
    try (TestOcspResponder responder = start(OcspBehaviour.NO_ANSWER)) {
      assertThat(check(OcspChecker.over(over(responder.uri(), Duration.ofMillis(300)))))
          .isEqualTo(new RevocationStatus.Unknown(RevocationStatus.Why.NO_ANSWER));
    }
  }

  @Test
  void nobodyAtTheAddressIsNoAnswer() throws Exception {
    try (Socket silent = new Socket()) {
      silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); // does not listen
      URI nobody = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
      assertThat(check(OcspChecker.over(over(nobody, Duration.ofSeconds(10)))))
          .isEqualTo(new RevocationStatus.Unknown(RevocationStatus.Why.NO_ANSWER));
    }
  }

  @Test
  void aDelegatedResponderIsBelieved() throws Exception {
    try (TestOcspResponder responder =
        pki.ocspResponder(KIND).clock(Clock.fixed(NOW, ZoneOffset.UTC)).delegated().start()) {
      assertThat(check(OcspChecker.over(over(responder.uri(), Duration.ofSeconds(10)))))
          .isInstanceOf(RevocationStatus.Good.class);
    }
  }

  @Test
  void theResponderOfAnotherGenerationDoesNotKnowTheCertificate() throws Exception {
    try (TestOcspResponder responder =
        pki.ocspResponder(KIND)
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .generation(CaGeneration.SECOND)
            .start()) {
      assertThat(
              check(OcspChecker.over(over(responder.uri(), Duration.ofSeconds(10)))).isConclusive())
          .isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theListAnswersWhereTheResponderDoesNot(boolean responderAnswers) throws Exception {
    Crl list = Crl.parse(pki.crl(KIND, NOW.minus(Duration.ofHours(3))).build());
    OcspBehaviour behaviour = responderAnswers ? OcspBehaviour.REVOKED : OcspBehaviour.TRY_LATER;
    try (TestOcspResponder responder = start(behaviour)) {
      RevocationStatus status =
          check(
              RevocationChecker.firstConclusive(
                  List.of(
                      OcspChecker.over(over(responder.uri(), Duration.ofSeconds(10))),
                      CrlChecker.of(list))));
      assertThat(status)
          .isInstanceOf(
              responderAnswers ? RevocationStatus.Revoked.class : RevocationStatus.Good.class);
    }
  }
}

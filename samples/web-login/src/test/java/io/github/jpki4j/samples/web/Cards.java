package io.github.jpki4j.samples.web;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.login.LoginClient;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.Validity;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;

/** Simulated cards, and what the person's program does with one. */
final class Cards {

  private Cards() {}

  /** A card with a certificate of its own; all of them have the same key. */
  static TestCard issued(int daysAgo) {
    Instant then = Instant.now().minus(Duration.ofDays(daysAgo)).truncatedTo(ChronoUnit.SECONDS);
    return TestCard.builder()
        .validity(KeyKind.AUTH, Validity.issuedAt(then, MonthDay.of(2, 17)))
        .build();
  }

  static JpkiCertificate certificate(TestCard card) throws MalformedDataException {
    return JpkiCertificate.parse(card.certificate(CertificateKind.AUTH));
  }

  /** The answer to a challenge of the server at an address. */
  static byte[] response(TestCard card, URI address, byte[] challenge) throws Exception {
    try (Pin pin = Pin.auth("1234".toCharArray());
        MyNumberCard inserted = MyNumberCard.open(card.open())) {
      return LoginClient.of(address).receive(challenge, "login").sign(inserted, pin).encoded();
    }
  }

  /** A key that no test PKI knows. */
  static PrivateKey strangeKey() throws NoSuchAlgorithmException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair().getPrivate();
  }
}

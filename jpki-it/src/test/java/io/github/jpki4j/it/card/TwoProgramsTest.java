package io.github.jpki4j.it.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.transport.CardConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Several programs share one card, as PC/SC's shared mode lets them. */
class TwoProgramsTest {

  private static final int ROUNDS = 20;
  private static final Digest DIGEST =
      Digest.ofMessage(HashAlgorithm.SHA256, "TEST".getBytes(StandardCharsets.UTF_8));

  private final TestCard model = TestCard.builder().build();

  private Callable<Integer> signer(KeyKind key, String secret) {
    return () -> {
      int done = 0;
      for (int i = 0; i < ROUNDS; i++) {
        try (Pin pin = Pin.of(key, secret.toCharArray());
            MyNumberCard card = MyNumberCard.open(model.connect())) {
          JpkiAp jpki = card.jpki();
          jpki.readCertificate(CertificateKind.AUTH);
          assertThat(jpki.sign(pin, DIGEST)).hasSize(256);
          done++;
        }
      }
      return done;
    };
  }

  /** Another application, selected again and again between our transactions. */
  private Callable<Integer> selector() {
    return () -> {
      int done = 0;
      for (int i = 0; i < 10 * ROUNDS; i++) {
        try (CardConnection link = model.connect()) {
          byte[] command = HexFormat.of().parseHex("00A4040C0AD3921000310001010408");
          link.transact(() -> link.transceive(command));
          done++;
        }
      }
      return done;
    };
  }

  @Test
  void everySignatureSucceedsAndNoTryIsSpent() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> results = new ArrayList<>();
      results.add(threads.submit(signer(KeyKind.AUTH, "1234")));
      results.add(threads.submit(signer(KeyKind.AUTH, "1234")));
      results.add(threads.submit(signer(KeyKind.SIGN, "ABC123")));
      results.add(threads.submit(selector()));
      for (int i = 0; i < 3; i++) {
        assertThat(results.get(i).get()).isEqualTo(ROUNDS);
      }
      assertThat(results.get(3).get()).isEqualTo(10 * ROUNDS);
    } finally {
      threads.shutdownNow();
    }
    assertThat(model.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    assertThat(model.triesLeft(KeyKind.SIGN)).isEqualTo(5);
  }

  @Test
  void aVerifiedSecretIsNotLeftForTheNextProgramOnACardThatStaysPowered() throws Exception {
    try (CardConnection other = model.connect()) {
      try (MyNumberCard card = MyNumberCard.open(model.connect());
          Pin pin = Pin.sign("ABC123".toCharArray())) {
        card.jpki().verify(pin);
        assertThat(model.isVerified(KeyKind.SIGN)).isTrue();
      }
      assertThat(model.isVerified(KeyKind.SIGN)).isFalse();
      assertThat(other.info()).isNotNull();
    }
  }

  @Test
  void aSessionThatIsOvertakenBetweenTwoCallsFindsItsWayBack() throws JpkiException {
    try (MyNumberCard card = MyNumberCard.open(model.connect());
        CardConnection other = model.connect();
        Pin pin = Pin.auth("1234".toCharArray())) {
      JpkiAp jpki = card.jpki();
      jpki.verify(pin);
      other.transceive(HexFormat.of().parseHex("00A4040C0AD3921000310001010402"));
      assertThat(jpki.readCertificate(CertificateKind.AUTH)).isNotNull();
      assertThat(jpki.isVerified(KeyKind.AUTH)).as("gone with the selection").isFalse();
      assertThat(jpki.sign(pin, DIGEST)).hasSize(256);
    }
  }
}

package io.github.jpki4j.it.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.CardKind;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.SignatureScheme;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testkit.card.Ability;
import io.github.jpki4j.testkit.card.InsertedCard;
import io.github.jpki4j.testkit.card.TracingConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The exchanges with the card, counted from SELECT of the application on. The retry-counter query
 * before a VERIFY is counted apart.
 */
class ApduCountTest {

  private static final Digest DIGEST =
      Digest.ofMessage(HashAlgorithm.SHA256, "TEST".getBytes(StandardCharsets.UTF_8));

  private static TracingConnection connect(Ability ability) {
    return new TracingConnection(
        InsertedCard.connect(ability.card().build(), ability.exclusiveLink()));
  }

  @ParameterizedTest
  @CsvSource({
    "FULL, 2",
    "SHORT_LINK, 8",
    "SHORT_CARD, 10",
    "NO_SFI, 10",
    "NEITHER, 10",
    "NEITHER_SHORT_LINK, 10",
  })
  void authCertificate(Ability ability, int count) throws Exception {
    TracingConnection link = connect(ability);
    try (MyNumberCard card = MyNumberCard.open(link)) {
      card.jpki().readCertificate(CertificateKind.AUTH);
    }
    assertThat(link.commands()).hasSize(count);
  }

  /** The kind, the presence of certificates, both counters and the auth certificate. */
  @ParameterizedTest
  @CsvSource({
    "FULL, 6, 2",
    "SHORT_LINK, 12, 2",
    "SHORT_CARD, 13, 2",
    "NO_SFI, 12, 4",
    "NEITHER, 19, 4",
    "NEITHER_SHORT_LINK, 18, 4",
  })
  void overview(Ability ability, int count, int proofs) throws Exception {
    for (boolean shared : new boolean[] {false, true}) {
      LinkProfile link = shared ? ability.link() : ability.exclusiveLink();
      TracingConnection together = new TracingConnection(ability.card().build().connect(link));
      try (MyNumberCard card = MyNumberCard.open(together)) {
        card.overview(CardKind::isSupported);
      }
      TracingConnection apart = new TracingConnection(ability.card().build().connect(link));
      try (MyNumberCard card = MyNumberCard.open(apart)) {
        JpkiAp jpki = card.jpki();
        jpki.token();
        jpki.presence();
        jpki.pinStatus(KeyKind.AUTH);
        jpki.pinStatus(KeyKind.SIGN);
        jpki.readCertificate(CertificateKind.AUTH);
      }
      assertThat(together.commands()).isEqualTo(apart.commands());
      assertThat(together.commands()).hasSize(shared ? count + proofs : count);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FULL, 3, 1",
    "SHORT_LINK, 9, 1",
    "SHORT_CARD, 10, 1",
    "NO_SFI, 5, 2",
    "NEITHER, 12, 2",
    "NEITHER_SHORT_LINK, 11, 2",
  })
  void signCertificate(Ability ability, int count, int questions) throws Exception {
    TracingConnection link = connect(ability);
    try (Pin pin = Pin.sign("ABC123".toCharArray());
        MyNumberCard card = MyNumberCard.open(link)) {
      JpkiAp jpki = card.jpki();
      jpki.verify(pin);
      jpki.readCertificate(CertificateKind.SIGN);
      assertCounts(link, count, questions);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FULL, 3, 1, 1",
    "SHORT_LINK, 3, 1, 1",
    "SHORT_CARD, 3, 1, 1",
    "NO_SFI, 5, 2, 2",
    "NEITHER, 5, 2, 2",
    "NEITHER_SHORT_LINK, 5, 2, 2",
  })
  void signatureAndEachFurtherOne(Ability ability, int count, int questions, int further)
      throws Exception {
    for (KeyKind key : KeyKind.values()) {
      TracingConnection link = connect(ability);
      char[] secret = (key == KeyKind.AUTH ? "1234" : "ABC123").toCharArray();
      try (Pin pin = Pin.of(key, secret);
          MyNumberCard card = MyNumberCard.open(link)) {
        JpkiAp jpki = card.jpki();
        jpki.sign(pin, DIGEST);
        assertCounts(link, count, questions);
        link.clear();
        jpki.sign(key, DIGEST, SignatureScheme.PKCS1);
        assertThat(link.commands()).hasSize(further);
      }
    }
  }

  /**
   * Where other programs can reach the card, VERIFY and counters cost a proof of the application.
   */
  @ParameterizedTest
  @CsvSource({
    "FULL, 1",
    "SHORT_LINK, 1",
    "SHORT_CARD, 1",
    "NO_SFI, 2",
    "NEITHER, 2",
    "NEITHER_SHORT_LINK, 2",
  })
  void aSharedLinkCostsTheProofOfTheApplication(Ability ability, int more) throws Exception {
    List<Integer> signing = new ArrayList<>();
    List<Integer> asking = new ArrayList<>();
    for (LinkProfile link : List.of(ability.exclusiveLink(), ability.link())) {
      TracingConnection traced = new TracingConnection(ability.card().build().connect(link));
      try (Pin pin = Pin.auth("1234".toCharArray());
          MyNumberCard card = MyNumberCard.open(traced)) {
        JpkiAp jpki = card.jpki();
        jpki.sign(pin, DIGEST);
        signing.add(traced.commands().size());
        traced.clear();
        jpki.pinStatus(KeyKind.AUTH);
        asking.add(traced.commands().size());
      }
    }
    assertThat(signing.get(1) - signing.get(0)).isEqualTo(more);
    assertThat(asking.get(1) - asking.get(0)).isEqualTo(more);
  }

  @ParameterizedTest
  @CsvSource({
    "FULL, 3, 1",
    "SHORT_LINK, 3, 1",
    "SHORT_CARD, 4, 1",
    "NO_SFI, 5, 2",
    "NEITHER, 6, 2",
    "NEITHER_SHORT_LINK, 5, 2",
  })
  void attributes(Ability ability, int count, int questions) throws Exception {
    TracingConnection link = connect(ability);
    try (CardInfoPin pin = CardInfoPin.of("4321".toCharArray());
        MyNumberCard card = MyNumberCard.open(link)) {
      card.cardInfoInput().read(pin);
      assertCounts(link, count, questions);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FULL, 2",
    "SHORT_LINK, 2",
    "SHORT_CARD, 2",
    "NO_SFI, 4",
    "NEITHER, 4",
    "NEITHER_SHORT_LINK, 4",
  })
  void expiryOfTheCard(Ability ability, int count) throws Exception {
    TracingConnection link = connect(ability);
    try (MyNumberCard card = MyNumberCard.open(link)) {
      assertThat(card.expiry()).isPresent();
      assertThat(link.commands()).hasSize(count);
    }
  }

  private static void assertCounts(TracingConnection link, int count, int questions) {
    assertThat(link.withoutQuestions()).as("commands %s", link.commands()).isEqualTo(count);
    assertThat(link.questions()).as("retry-counter queries").isEqualTo(questions);
    assertThat(link.secrets()).as("a secret is sent once").isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Ability.class)
  void changeOfAPin(Ability ability) throws Exception {
    TracingConnection link = connect(ability);
    try (Pin pin = Pin.auth("1234".toCharArray());
        Pin next = Pin.auth("5678".toCharArray());
        MyNumberCard card = MyNumberCard.open(link)) {
      card.jpki().changePin(pin, next, TryPolicy.KEEP_LAST);
      assertThat(link.withoutQuestions()).isEqualTo(4);
      assertThat(link.questions()).isEqualTo(1);
      assertThat(link.secrets()).as("each of the two once").isEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"false, 0", "true, 1"})
  void closingLeavesTheApplicationOnlyAfterASecret(boolean secret, int count) throws Exception {
    TracingConnection link = connect(Ability.FULL);
    try (Pin pin = Pin.auth("1234".toCharArray());
        MyNumberCard card = MyNumberCard.open(link)) {
      JpkiAp jpki = card.jpki();
      if (secret) {
        jpki.verify(pin);
      }
      link.clear();
    }
    assertThat(link.commands()).hasSize(count);
  }
}

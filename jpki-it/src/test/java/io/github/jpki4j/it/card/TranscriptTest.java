package io.github.jpki4j.it.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.card.CardKind;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.SignatureScheme;
import io.github.jpki4j.card.TokenInfo;
import io.github.jpki4j.card.info.CardAttributes;
import io.github.jpki4j.cert.AttributeText;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testkit.card.InsertedCard;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded exchanges with real cards, once with our card and once with our client. */
class TranscriptTest {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final Digest DIGEST =
      Digest.of(
          HashAlgorithm.SHA256,
          HEX.parseHex("B068C616476D896C8BC7104E36038321DC84B93064567623E06839616400842F"));

  private static TestCardBuilder cardOf(String name) {
    boolean letters = name.equals("T3") || name.equals("T9");
    return TestCard.builder()
        .token("0000000020500003")
        .cardInfoPin("1234")
        .resident(Holder.test().withName("試験　太郎").withAddress("東京都ＴＥＳＴ市試験町１２－３４５６７"))
        .signPassword(letters ? "SECRET123" : "123456");
  }

  private static byte[] content(String head, int length) {
    return Arrays.copyOf(HEX.parseHex(head), length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9"})
  void theTestCardAnswersAsTheRealOneDid(String name) {
    TestCardBuilder builder = cardOf(name);
    if (!name.equals("T9")) {
      builder.file(0x000A, content("3082061F", 1571));
      builder.file(
          0x0001, name.equals("T4") ? content("30820729", 1837) : content("308206CA", 1742));
    }
    TestCard card = builder.build();
    card.powerOn();
    Transcript transcript = Transcript.load(name);
    assertThat(transcript.exchanges()).isNotEmpty();
    for (Transcript.Exchange exchange : transcript.exchanges()) {
      String answer = HEX.formatHex(card.transmit(HEX.parseHex(exchange.command())));
      assertThat(exchange.answers(answer))
          .as(
              "%s: %s was answered %s, recorded is %s",
              name, exchange.command(), answer, exchange.answer())
          .isTrue();
    }
  }

  private static TranscriptConnection client(String name) {
    TestCard card = cardOf(name).build();
    return new TranscriptConnection(Transcript.load(name), InsertedCard.connect(card));
  }

  private static Pin auth(String pin) {
    return Pin.auth(pin.toCharArray());
  }

  private static Pin sign(String password) {
    return Pin.sign(password.toCharArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"T1", "T5"})
  void certificatesAndSignaturesOfBothKeys(String name) throws Exception {
    TranscriptConnection link = client(name);
    try (Pin auth = auth("1234");
        Pin sign = sign("123456");
        MyNumberCard card = MyNumberCard.open(link)) {
      JpkiAp jpki = card.jpki();
      jpki.readCertificate(CertificateKind.AUTH);
      jpki.verify(sign);
      if (name.equals("T1")) {
        jpki.readCertificate(CertificateKind.SIGN);
      }
      jpki.verify(auth);
      assertThat(jpki.sign(KeyKind.AUTH, DIGEST, SignatureScheme.PKCS1)).hasSize(256);
      assertThat(jpki.sign(KeyKind.SIGN, DIGEST, SignatureScheme.PKCS1)).hasSize(256);
    }
    assertThat(link.unused())
        .as("only the VERIFY of another application is left")
        .isSubsetOf("002000910431323334");
  }

  @ParameterizedTest
  @EnumSource(
      value = CardVariant.class,
      names = {"OUTER_LENGTH_81", "OUTER_LENGTH_82", "ATTRIBUTES_LEAD", "NO_PSS"})
  void t2ReadsTheAttributesOfOlderAndNewerCards(CardVariant behaviour) throws Exception {
    TestCard model = cardOf("T2").with(behaviour).build();
    TranscriptConnection link = new TranscriptConnection(Transcript.load("T2"), model.connect());
    assertAttributes(link);
    assertThat(link.unused()).isEmpty();
    assertThat(link.used())
        .as("the number is left alone")
        .contains("00A4020C020002")
        .doesNotContain("00A4020C020001");
  }

  @Test
  void t5ReadsTheAttributesByShortIdentifier() throws Exception {
    TranscriptConnection link = client("T5");
    assertAttributes(link);
    assertThat(link.used()).contains("002000910431323334").noneMatch(c -> c.startsWith("00A402"));
  }

  private static void assertAttributes(TranscriptConnection link) throws JpkiException {
    try (CardInfoPin pin = CardInfoPin.of("1234".toCharArray());
        MyNumberCard card = MyNumberCard.open(link)) {
      CardAttributes attributes = card.cardInfoInput().read(pin);
      assertThat(attributes.name().map(AttributeText::text)).contains("試験　太郎");
      assertThat(attributes.address().map(AttributeText::text)).contains("東京都ＴＥＳＴ市試験町１２－３４５６７");
      assertThat(attributes.attributes().problems()).isEmpty();
    }
  }

  @Test
  void t3SignsWithTheSignKey() throws Exception {
    TranscriptConnection link = client("T3");
    try (Pin sign = sign("secret123");
        MyNumberCard card = MyNumberCard.open(link)) {
      assertThat(card.jpki().sign(sign, DIGEST)).hasSize(256);
    }
    assertThat(link.unused()).isEmpty();
  }

  @Test
  void t4ReadsTheSignCertificate() throws Exception {
    TranscriptConnection link = client("T4");
    try (Pin sign = sign("123456");
        MyNumberCard card = MyNumberCard.open(link)) {
      JpkiAp jpki = card.jpki();
      assertThat(jpki.token().kind()).isEqualTo(CardKind.MY_NUMBER);
      jpki.verify(sign);
      jpki.readCertificate(CertificateKind.SIGN);
    }
    assertThat(link.unused()).isEmpty();
  }

  @Test
  void t6CountsDownAndNeverSendsToABlockedCard() throws Exception {
    TranscriptConnection link = client("T6");
    try (MyNumberCard card = MyNumberCard.open(link)) {
      JpkiAp jpki = card.jpki();
      assertThat(jpki.pinStatus(KeyKind.AUTH).triesLeft()).hasValue(3);
      assertThat(triesAfter(jpki, auth("9999"))).isEqualTo(2);
      assertThat(triesAfter(jpki, auth("9999"))).isEqualTo(1);
      assertThatThrownBy(() -> jpki.verify(auth("1234"))).isInstanceOf(LastTryException.class);
      jpki.verify(auth("1234"), TryPolicy.SPEND_LAST);
      assertThat(jpki.pinStatus(KeyKind.AUTH).triesLeft()).hasValue(3);
      for (int left = 4; left > 0; left--) {
        assertThat(triesAfter(jpki, sign("999999"))).isEqualTo(left);
      }
      assertThatThrownBy(() -> jpki.verify(sign("999999"), TryPolicy.SPEND_LAST))
          .isInstanceOf(PinBlockedException.class);
      assertThatThrownBy(() -> jpki.verify(sign("123456"))).isInstanceOf(PinBlockedException.class);
      assertThat(jpki.pinStatus(KeyKind.SIGN).isBlocked()).isTrue();
    }
    assertThat(link.unused())
        .as("only the VERIFY that the real card answered with 6984 is not sent")
        .containsExactly("0020008006313233343536");
  }

  private static int triesAfter(JpkiAp jpki, Pin wrong) {
    return catchThrowableOfType(PinIncorrectException.class, () -> jpki.verify(wrong)).triesLeft();
  }

  @Test
  void t7ReadsTokenAndPresence() throws Exception {
    TranscriptConnection link = client("T7");
    try (MyNumberCard card = MyNumberCard.open(link)) {
      JpkiAp jpki = card.jpki();
      TokenInfo token = jpki.token();
      assertThat(token.serialNumber()).isEqualTo("0000000020500003");
      assertThat(token.model()).isEqualTo("E16R01NJ");
      assertThat(jpki.presence().sign()).isTrue();
    }
    assertThat(link.used()).contains("00A4020C020006", "00A4020C020008");
  }

  @Test
  void t8MakesPss() throws Exception {
    TranscriptConnection link = client("T8");
    try (Pin auth = auth("1234");
        MyNumberCard card = MyNumberCard.open(link)) {
      byte[] signature = card.jpki().sign(auth, DIGEST, SignatureScheme.PSS, TryPolicy.KEEP_LAST);
      assertThat(signature).hasSize(256);
    }
    assertThat(link.used()).anyMatch(c -> c.startsWith("802A0480"));
  }

  @Test
  void t9IsRefusedTheSignCertificateAndChangesThePin() throws Exception {
    TranscriptConnection link = client("T9");
    try (Pin old = auth("1234");
        Pin next = auth("5678");
        MyNumberCard card = MyNumberCard.open(link)) {
      JpkiAp jpki = card.jpki();
      assertThatThrownBy(() -> jpki.readCertificate(CertificateKind.SIGN))
          .isInstanceOf(PinRequiredException.class);
      jpki.changePin(old, next, TryPolicy.KEEP_LAST);
    }
    assertThat(link.used()).contains("002401800435363738");
  }
}

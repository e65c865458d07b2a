package io.github.jpki4j.testcard.recording;

import static io.github.jpki4j.testcard.Hex.SELECT_JPKI;
import static io.github.jpki4j.testcard.Hex.VERIFY_AUTH;
import static io.github.jpki4j.testcard.Hex.VERIFY_SIGN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.Hex;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import io.github.jpki4j.testcard.pki.CaGeneration;
import io.github.jpki4j.testcard.pki.OddCertificate;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.transport.CardConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a recording keeps because it is proven to be of the fixed test keys, and of nobody. */
class ProvenRecordingTest {

  private static final String READ_AUTH = "00B08A00000800";
  private static final String READ_AUTH_CA = "00B08B00000800";
  private static final String SIGN = "802A009707 54455354 AABBCC 00";

  private static String record(TestCard card, String... commands) throws JpkiException {
    return record(card.open(), commands);
  }

  private static String record(CardConnection connection, String... commands) throws JpkiException {
    try (RecordingConnection recorder = new RecordingConnection(connection)) {
      for (String command : commands) {
        recorder.transceive(Hex.bytes(command));
      }
      return recorder.recording().text();
    }
  }

  private record Login(byte[] certificate, byte[] issuer, byte[] signature) {}

  private static Login login(CardConnection connection, String challenge, String typed)
      throws JpkiException {
    try (MyNumberCard card = MyNumberCard.open(connection);
        Pin pin = Pin.auth(typed.toCharArray())) {
      JpkiAp jpki = card.jpki();
      return new Login(
          jpki.readCertificate(CertificateKind.AUTH).encoded(),
          jpki.readCertificate(CertificateKind.AUTH_CA).encoded(),
          jpki.signMessage(pin, challenge.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static List<LinkProfile> links() {
    LinkProfile standard = LinkProfile.standard();
    return List.of(
        standard,
        standard.withExclusive(true),
        LinkProfile.shortOnly(),
        standard.withWrongLength(true));
  }

  @ParameterizedTest
  @EnumSource(CaGeneration.class)
  void aLoginCanBeReplayed(CaGeneration generation) throws Exception {
    for (LinkProfile link : links()) {
      TestCard card = TestCard.builder().generation(generation).build();
      RecordingConnection recorder = new RecordingConnection(card.connect(link));
      Login login = login(recorder, "TEST challenge", "1234");
      String text = recorder.recording().text();
      assertThat(text).as("the PIN").doesNotContain("31323334").contains("[secret]");
      ReplayConnection replay = new ReplayConnection(Recording.parse(text), link);
      Login again = login(replay, "TEST challenge", "0000");
      assertThat(again).usingRecursiveComparison().isEqualTo(login);
      assertThat(again.certificate()).isEqualTo(card.certificate(CertificateKind.AUTH));
      assertThat(again.issuer()).isEqualTo(card.certificate(CertificateKind.AUTH_CA));
      assertThat(replay.isFinished()).isTrue();
    }
  }

  @Test
  void whatFollowsTheCertificateInItsFileStaysHidden() throws Exception {
    TestCard card = TestCard.builder().build();
    String text = record(card, SELECT_JPKI, READ_AUTH);
    byte[] certificate = card.certificate(CertificateKind.AUTH);
    assertThat(text)
        .endsWith(
            "\n< %s[%d bytes]9000\n".formatted(Hex.text(certificate), 0x800 - certificate.length));
  }

  @ParameterizedTest
  @ValueSource(strings = {"00B08A0000", "00B08A00000620", "00B00000000623"})
  void aCertificateThatWasNotReadToTheEndIsNotTold(String read) throws Exception {
    TestCard card = TestCard.builder().build();
    assertThat(record(card, SELECT_JPKI, "00A4020C02000A", read))
        .containsPattern("< 30820620\\[\\d+ bytes]9000\n$");
  }

  @Test
  void theSignCertificateIsNotToldBecauseATesterNamesItsHolder() throws Exception {
    TestCard card = TestCard.builder().build();
    assertThat(record(card, SELECT_JPKI, VERIFY_SIGN, "00B08100000800"))
        .containsPattern("< 3082[0-9A-F]{4}\\[2044 bytes]9000\n$");
  }

  /** Each is as a certificate of the test PKI in all but one thing. */
  private static List<TestCardBuilder> almost() throws JpkiException {
    byte[] auth = TestCard.builder().build().certificate(CertificateKind.AUTH);
    List<TestCardBuilder> cards = new ArrayList<>();
    cards.add(StrangeCard.with());
    cards.add(TestCard.builder().pki(TestPki.builder().organization("JPKI").build()));
    for (int at : new int[] {5, 20, 100, auth.length / 2, auth.length - 300, auth.length - 1}) {
      byte[] damaged = auth.clone();
      damaged[at] ^= 1;
      cards.add(TestCard.builder().file(0x0A, damaged));
    }
    return cards;
  }

  @Test
  void whatIsNotProvenKeepsItsHeaderAlone() throws Exception {
    List<TestCardBuilder> cards = almost();
    for (TestCardBuilder card : cards) {
      assertThat(record(card.build(), SELECT_JPKI, READ_AUTH))
          .containsPattern("< 3082[0-9A-F]{4}\\[[0-9]+ bytes]9000\n$");
    }
    assertThat(cards).hasSize(8);
  }

  @Test
  void anOddCertificateOfTheTestPkiIsToldToo() throws Exception {
    for (OddCertificate how : OddCertificate.values()) {
      TestCard card = TestCard.builder().oddCertificate(CertificateKind.AUTH, how).build();
      String certificate = Hex.text(card.certificate(CertificateKind.AUTH));
      assertThat(record(card, SELECT_JPKI, "00B08A00000EE0")).as(how.name()).contains(certificate);
    }
  }

  /** The beginning of a card's certificate and the end of another's are nobody's certificate. */
  @Test
  void piecesOfTwoCertificatesProveNothing() throws Exception {
    TestCard card = TestCard.builder().build();
    byte[] other = card.certificate(CertificateKind.AUTH);
    other[700] ^= 1;
    TestCard damaged = TestCard.builder().file(0x0A, other).build();
    try (RecordingConnection recorder =
        new RecordingConnection(new TwoCards(card.open(), damaged.open(), 3))) {
      for (String command :
          List.of(SELECT_JPKI, "00B08A0000", "00B0010000", "00B00200000424", "00B08A0004")) {
        recorder.transceive(Hex.bytes(command));
      }
      assertThat(recorder.recording().text())
          .contains("< 30820620[252 bytes]9000\n> 00B0010000\n< [256 bytes]9000\n")
          .doesNotContain(Hex.text(card.certificate(CertificateKind.AUTH)).substring(8, 24));
    }
  }

  @Test
  void signaturesOfTheFixedKeysAreToldAndOthersAreNot() throws Exception {
    TestCard card = TestCard.builder().build();
    String select = "00A4020C020017";
    assertThat(record(card, SELECT_JPKI, VERIFY_AUTH, select, SIGN.replace("97", "80")))
        .containsPattern("\\[7 bytes]00\n< [0-9A-F]{512}9000\n$");
    assertThat(record(StrangeCard.with().build(), SELECT_JPKI, VERIFY_AUTH, select, SIGN))
        .endsWith("[7 bytes]00\n< [256 bytes]9000\n");
  }

  /** After an answer that was lost, nothing is told: not even what could be proven. */
  @Test
  void anAnswerThatWasLostInBetweenEndsTheProof() throws Exception {
    TestCard card = TestCard.builder().build();
    RecordingConnection recorder =
        new RecordingConnection(new FaultyConnection(card.open(), Fault.LOST_ANSWER, 2));
    for (String command : List.of(SELECT_JPKI, "00B08A0000", "00200098", READ_AUTH, READ_AUTH_CA)) {
      try {
        recorder.transceive(Hex.bytes(command));
      } catch (JpkiException lost) {
        assertThat(command).isEqualTo("00200098");
      }
    }
    assertThat(recorder.recording().text())
        .contains("< 30820620[252 bytes]9000\n")
        .endsWith("> 00B08A00000800\n< [2048 bytes]9000\n> 00B08B00000800\n< [2048 bytes]9000\n");
  }
}

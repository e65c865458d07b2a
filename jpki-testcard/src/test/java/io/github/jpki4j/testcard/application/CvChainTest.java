package io.github.jpki4j.testcard.application;

import static io.github.jpki4j.testcard.Hex.SELECT_TEXT;
import static io.github.jpki4j.testcard.application.NeighbourDesk.SELECT_SURFACE;
import static io.github.jpki4j.testcard.application.Recovery.info;
import static io.github.jpki4j.testcard.application.Recovery.key;
import static io.github.jpki4j.testcard.application.Recovery.sha256;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.Hex;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestChip;
import io.github.jpki4j.testcard.application.DataObjects.One;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testcard.pki.TestCvCa;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.BadPaddingException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Signatures of the card, by their bytes alone: the JDK and openssl recover what was signed. */
class CvChainTest {

  @TempDir private Path folder;

  private final TestCard card = TestCard.builder().build();
  private final NeighbourDesk desk = new NeighbourDesk(card);
  private Recovery recovery;

  @BeforeEach
  void findOpenssl() throws InterruptedException {
    recovery = new Recovery(folder);
  }

  /** The key that a certificate of 563 bytes certifies, after its signature was verified. */
  private RSAPublicKey certified(byte[] content, byte[] issuerId, RSAPublicKey issuer)
      throws Exception {
    assertThat(content).hasSize(563);
    Map<String, One> objects = DataObjects.in(content);
    byte[] body = objects.get("5F4E").value();
    assertThat(recovery.of(issuer, objects.get("5F37").value())).isEqualTo(info(body));
    assertThat(body).hasSize(297).startsWith(issuerId);
    return key(Arrays.copyOfRange(body, 32, 297));
  }

  private static byte[] subjectId(byte[] content) {
    return Arrays.copyOfRange(DataObjects.in(content).get("5F4E").value(), 16, 32);
  }

  private static byte[] content(byte[] file) {
    return DataObjects.in(file).get("7F21").value();
  }

  private RSAPublicKey surfaceKey() throws Exception {
    byte[] certificate = content(desk.surface(4));
    return certified(certificate, TestCvCa.SURFACE.keyId(), TestCvCa.SURFACE.publicKey());
  }

  private RSAPublicKey textKey() throws Exception {
    byte[] certificate = content(desk.text(4));
    return certified(certificate, TestCvCa.TEXT.keyId(), TestCvCa.TEXT.publicKey());
  }

  @ParameterizedTest
  @CsvSource({
    "CARD, 39303030303230 0805 303031 000000A8",
    "SURFACE, 39303030303233 0805 303031 00000000",
    "TEXT, 39303030303333 0805 303031 00000000",
  })
  void keysOfTheTestCasHaveIdentifiersThatBeginWith9(TestCvCa ca, String id) {
    assertThat(Hex.text(ca.keyId())).isEqualTo(id.replace(" ", ""));
  }

  @Test
  void chainOfTheCardHasTwoCertificates() throws Exception {
    byte[] upper = desk.object("00F8");
    byte[] lower = desk.object("7F21");
    RSAPublicKey intermediate = certified(upper, TestCvCa.CARD.keyId(), TestCvCa.CARD.publicKey());
    assertThat(subjectId(upper)).isEqualTo(desk.object("00F7"));
    certified(lower, subjectId(upper), intermediate);
  }

  @Test
  void certificateOfTheMunicipalityNamesItsCode() {
    assertThat(new String(subjectId(content(desk.surface(4))), 0, 7, US_ASCII))
        .isEqualTo("1399921");
  }

  @Test
  void ageRecordIsSignedOverBirthDateAndKeyAsTheyStand() throws Exception {
    Map<String, One> record = DataObjects.inside(desk.surface(1));
    assertThat(recovery.of(surfaceKey(), record.get("DF13").value()))
        .isEqualTo(info(record.get("DF11").all(), record.get("DF12").all()));
    assertThat(new String(record.get("DF11").value(), US_ASCII)).isEqualTo("19800217");
  }

  @Test
  void faceIsSignedOverThreeHashesInOneDigestInfo() throws Exception {
    Map<String, One> face = DataObjects.inside(desk.surface(2));
    byte[] who = sha256(face.get("DF22").all(), face.get("DF23").all(), face.get("DF24").all());
    byte[] texts = sha256(face.get("DF25").all(), face.get("DF26").all());
    byte[] photo = sha256(face.get("DF27").all());
    assertThat(recovery.of(surfaceKey(), face.get("DF28").value()))
        .isEqualTo(
            "3071300D060960864801650304020105000460"
                + Hex.text(who)
                + Hex.text(texts)
                + Hex.text(photo));
  }

  @Test
  void numberImageIsSignedWithTheKey() throws Exception {
    Map<String, One> record = DataObjects.inside(desk.surface(5));
    assertThat(recovery.of(surfaceKey(), record.get("DF43").value()))
        .isEqualTo(info(record.get("DF41").all(), record.get("DF42").all()));
  }

  @Test
  void attributesAreSignedByTheHashOfTheirItemsAndTheNumberByThatOfItsFile() throws Exception {
    Map<String, One> record = DataObjects.inside(desk.text(3));
    assertThat(recovery.of(textKey(), record.get("DF33").value()))
        .isEqualTo(info(record.get("DF31").all(), record.get("DF32").all()));
    assertThat(record.get("DF31").value()).isEqualTo(sha256(desk.text(1)));
    Map<String, One> attributes = DataObjects.inside(desk.text(2));
    assertThat(record.get("DF32").value())
        .isEqualTo(
            sha256(
                attributes.get("DF22").all(),
                attributes.get("DF23").all(),
                attributes.get("DF24").all(),
                attributes.get("DF25").all()));
  }

  @Test
  void keyOfTheTextApplicationIsSigned() throws Exception {
    Map<String, One> record = DataObjects.inside(desk.text(7));
    assertThat(recovery.of(textKey(), record.get("DF52").value()))
        .isEqualTo(info(record.get("DF51").all()));
  }

  @ParameterizedTest
  @EnumSource
  void challengeIsSignedByTheKeyOfTheRecords(TestChip chip) throws Exception {
    TestCard other = TestCard.builder().chip(chip).build();
    NeighbourDesk there = new NeighbourDesk(other);
    byte[] challenge = sha256(new byte[] {1, 2, 3});
    String expected = "3031300D060960864801650304020105000420" + Hex.text(challenge);

    RSAPublicKey surface = key(DataObjects.inside(there.surface(2)).get("DF24").value());
    assertThat(surface).isEqualTo(key(DataObjects.inside(there.surface(1)).get("DF12").value()));
    assertThat(surface).isEqualTo(key(DataObjects.inside(there.surface(5)).get("DF42").value()));
    assertThat(surface).isEqualTo(chip.surfacePublicKey());
    byte[] bySurface = there.challenge(SELECT_SURFACE, challenge);
    assertThat(recovery.of(surface, bySurface)).isEqualTo(expected);

    RSAPublicKey text = key(DataObjects.inside(there.text(7)).get("DF51").value());
    assertThat(text).isEqualTo(chip.textPublicKey()).isNotEqualTo(surface);
    assertThat(recovery.of(text, there.challenge(SELECT_TEXT, challenge))).isEqualTo(expected);
  }

  @Test
  void clonedCardHasTheRecordsButNotTheKeys() throws Exception {
    NeighbourDesk clone =
        new NeighbourDesk(TestCard.builder().with(CardVariant.CLONED_CARD).build());
    assertThat(clone.surface(2)).isEqualTo(desk.surface(2));
    assertThat(clone.text(7)).isEqualTo(desk.text(7));
    byte[] hash = new byte[32];
    RSAPublicKey surface = TestChip.FIRST.surfacePublicKey();
    byte[] answer = clone.challenge(SELECT_SURFACE, hash);
    Assertions.assertThatExceptionOfType(BadPaddingException.class)
        .isThrownBy(() -> recovery.of(surface, answer));
    assertThat(clone.challenge(SELECT_TEXT, hash)).isNotEqualTo(desk.challenge(SELECT_TEXT, hash));
  }

  @Test
  void textRecordsOfAnotherCardVerifyAsIfTheyBelongedHere() throws Exception {
    TestCard mixed = TestCard.builder().with(CardVariant.TEXT_RECORDS_OF_ANOTHER).build();
    NeighbourDesk there = new NeighbourDesk(mixed);
    Map<String, One> record = DataObjects.inside(there.text(3));
    assertThat(recovery.of(textKey(), record.get("DF33").value()))
        .isEqualTo(info(record.get("DF31").all(), record.get("DF32").all()));
    assertThat(record.get("DF31").value()).isEqualTo(sha256(there.text(1)));
    assertThat(there.text(2)).isNotEqualTo(desk.text(2));
    assertThat(there.text(7)).isEqualTo(desk.text(7));
    assertThat(there.surface(2)).isEqualTo(desk.surface(2));
  }

  @Test
  void twoCardsOfOneCaHaveTheirOwnDataAndKeys() {
    Holder holder = Holder.test().withName("ＴＥＳＴ　次郎").withGenderAndBirth("1", "320010401");
    NeighbourDesk other =
        new NeighbourDesk(TestCard.builder().holder(holder).chip(TestChip.SECOND).build());
    assertThat(other.surface(4)).isEqualTo(desk.surface(4));
    assertThat(other.surface(2)).isNotEqualTo(desk.surface(2));
    assertThat(other.text(7)).isNotEqualTo(desk.text(7));
    assertThat(other.object("0045")).isNotEqualTo(desk.object("0045"));
  }

  @ParameterizedTest
  @EnumSource(names = {"CV_UNKNOWN_ISSUER", "CV_OTHER_KEY", "CV_BAD_SIGNATURE"})
  void certificatesCanBeWrongInOneWay(CardVariant how) throws Exception {
    NeighbourDesk there = new NeighbourDesk(TestCard.builder().with(how).build());
    for (byte[] content :
        new byte[][] {content(there.surface(4)), content(there.text(4)), there.object("00F8")}) {
      byte[] body = DataObjects.in(content).get("5F4E").value();
      assertThat(new String(body, 0, 7, US_ASCII).equals("9999999"))
          .isEqualTo(how == CardVariant.CV_UNKNOWN_ISSUER);
    }
    byte[] good = content(desk.surface(4));
    byte[] bad = content(there.surface(4));
    assertThat(bad).isNotEqualTo(good);
    if (how == CardVariant.CV_OTHER_KEY) {
      RSAPublicKey other = certified(bad, TestCvCa.SURFACE.keyId(), TestCvCa.SURFACE.publicKey());
      assertThat(other).isNotEqualTo(surfaceKey());
    }
    if (how == CardVariant.CV_BAD_SIGNATURE) {
      assertThat(Arrays.mismatch(good, bad)).isEqualTo(562);
    }
  }

  @Test
  void testersCanCertifyKeysOfTheirOwn() throws Exception {
    byte[] id = TestCvCa.TEXT.keyId();
    byte[] content = TestCvCa.SURFACE.certify(id, TestChip.SECOND.textPublicKey());
    assertThat(certified(content, TestCvCa.SURFACE.keyId(), TestCvCa.SURFACE.publicKey()))
        .isEqualTo(TestChip.SECOND.textPublicKey());
    assertThat(subjectId(content)).isEqualTo(id);
    RSAPublicKey key = TestChip.FIRST.textPublicKey();
    assertThatIllegalArgumentException().isThrownBy(() -> TestCvCa.TEXT.certify(new byte[15], key));
  }
}

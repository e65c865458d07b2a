package io.github.jpki4j.it.opensc;

import static io.github.jpki4j.it.opensc.OpenSc.der;
import static io.github.jpki4j.it.opensc.OpenSc.fail;
import static io.github.jpki4j.it.opensc.OpenSc.pin;
import static io.github.jpki4j.it.opensc.OpenSc.succeed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestCard;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * OpenSC, which knows real cards and nothing of us, at work on our simulated card in a real PC/SC
 * reader: what the card is, its certificates and its PINs. Facts: PCSC-09 to PCSC-13.
 */
@Tag("program")
@NeedsPcscd(programs = {"opensc-tool", "pkcs15-tool", "pkcs11-tool"})
class OpenScIT {

  private final PcscdFixture service;
  private final OpenSc openSc;
  private final TestCard card = TestCard.builder().build();

  OpenScIT(PcscdFixture service, @TempDir Path folder) {
    this.service = service;
    this.openSc = new OpenSc(service, folder);
  }

  @ParameterizedTest
  @CsvSource({
    "3BE000FF8131FE4514, the ATR that OpenSC knows",
    "3B888001000005E0B381A1007F, a contactless one: the probes of other drivers come first"
  })
  void openScTakesTheCardForAMyNumberCard(String atr, String why) throws Exception {
    service.insert(TestCard.builder().atr(HexFormat.of().parseHex(atr)).build());

    assertThat(openSc.cardName()).as(why).containsIgnoringCase("jpki");
  }

  @Test
  void dumpShowsBothKeysAndAllCertificates() throws Exception {
    service.insert(card);

    assertThat(succeed(openSc.pkcs15Tool("--dump")))
        .contains("PKCS#15 Card [JPKI]")
        .contains("Private RSA Key [User Authentication Key]")
        .contains("Private RSA Key [Digital Signature Key]")
        .contains("X.509 Certificate [User Authentication Certificate]")
        .contains("X.509 Certificate [Digital Signature Certificate]")
        .contains("X.509 Certificate [User Authentication Certificate CA]")
        .contains("X.509 Certificate [Digital Signature Certificate CA]");
  }

  @ParameterizedTest
  @CsvSource({"3, 5", "2, 4", "1, 1", "0, 0"})
  void listPinsShowsBothCounters(int auth, int sign) throws Exception {
    card.setTriesLeft(KeyKind.AUTH, auth);
    card.setTriesLeft(KeyKind.SIGN, sign);
    service.insert(card);

    assertThat(succeed(openSc.pkcs15Tool("--list-pins")))
        .containsSubsequence(
            "PIN [User Authentication PIN]",
            "Tries left     : " + auth,
            "PIN [Digital Signature PIN]",
            "Tries left     : " + sign);
  }

  @ParameterizedTest
  @CsvSource({"1, AUTH", "3, AUTH_CA", "4, SIGN_CA"})
  void publicCertificatesAreReadToTheByte(String id, CertificateKind kind) throws Exception {
    service.insert(card);

    String pem = succeed(openSc.pkcs15Tool("--read-certificate", id));

    assertThat(der(pem)).isEqualTo(card.certificate(kind));
  }

  @Test
  void theSignCertificateIsReadToTheByteAfterThePassword() throws Exception {
    service.insert(card);

    String pem =
        succeed(openSc.verifyPin(KeyKind.SIGN, pin(KeyKind.SIGN), "--read-certificate", "2"));

    assertThat(der(pem)).isEqualTo(card.certificate(CertificateKind.SIGN));
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(5);
  }

  @Test
  void theSignCertificateIsNotReadWithoutThePassword() throws Exception {
    service.insert(card);

    assertThat(openSc.pkcs15Tool("--read-certificate", "2").run().text())
        .doesNotContain("BEGIN CERTIFICATE");
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aWrongPinIsSeenAsSuchAndSpendsOneTry(KeyKind key) throws Exception {
    service.insert(card);
    int before = card.triesLeft(key);
    String wrong = key == KeyKind.AUTH ? "9999" : "WRONG99";

    assertThat(fail(openSc.login(key, wrong, "--list-objects"))).contains("CKR_PIN_INCORRECT");
    assertThat(card.triesLeft(key)).isEqualTo(before - 1);

    assertThat(fail(openSc.verifyPin(key, wrong))).contains("PIN code or key incorrect");
    assertThat(card.triesLeft(key)).isEqualTo(before - 2);
  }

  /** OpenSC knows 6984 as "not usable" and only 6983 as "locked". */
  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aBlockedPinIsSeenAsSuch(KeyKind key) throws Exception {
    card.setTriesLeft(key, 0);
    service.insert(card);

    assertThat(fail(openSc.verifyPin(key, pin(key)))).contains("Reference data not usable");
    assertThat(fail(openSc.login(key, pin(key), "--list-objects"))).contains("C_Login failed");
    assertThat(card.triesLeft(key)).isZero();
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aPinThatIsBlockedAsInIsoIsSeenAsLocked(KeyKind key) throws Exception {
    TestCard blocked = TestCard.builder().with(CardVariant.BLOCKED_VERIFY_6983).build();
    blocked.setTriesLeft(key, 0);
    service.insert(blocked);

    assertThat(fail(openSc.login(key, pin(key), "--list-objects"))).contains("CKR_PIN_LOCKED");
  }

  @Test
  void threeWrongPinsBlock() throws Exception {
    service.insert(card);
    for (int i = 0; i < 3; i++) {
      assertThat(fail(openSc.verifyPin(KeyKind.AUTH, "999" + i))).contains("incorrect");
    }
    assertThat(fail(openSc.verifyPin(KeyKind.AUTH, pin(KeyKind.AUTH))))
        .contains("Reference data not usable");
    assertThat(succeed(openSc.pkcs15Tool("--list-pins"))).contains("Tries left     : 0");
  }
}

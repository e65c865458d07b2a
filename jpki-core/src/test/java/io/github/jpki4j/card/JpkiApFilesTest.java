package io.github.jpki4j.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.CertificateNotFoundException;
import io.github.jpki4j.CertificateNotFoundException.Reason;
import io.github.jpki4j.Hex;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.ScriptedConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exact bytes of reading on cards of different abilities. */
class JpkiApFilesTest {

  private final ScriptedConnection link = ScriptedConnection.extended().selectJpki();

  @AfterEach
  void everyLineOfTheScriptWasUsed() {
    assertThat(link.isDone()).isTrue();
  }

  private JpkiAp jpki() throws Exception {
    return MyNumberCard.open(link).jpki();
  }

  @Test
  void aCertificateIsCutAtItsLength() throws Exception {
    link.expect("00B08A00 000640", TestKey.certificateFile(1600) + "9000");
    assertThat(jpki().readCertificate(CertificateKind.AUTH).encoded())
        .isEqualTo(TestKey.certificate());
  }

  @Test
  void aCardThatAnswersInSmallerPiecesIsAskedForTheRest() throws Exception {
    String der = Hex.of(TestKey.certificate());
    int rest = TestKey.certificate().length - 512;
    link.expect("00B08A00 000640", der.substring(0, 1024) + "9000")
        .expect("00B00200" + length(rest), der.substring(1024) + "6282");
    assertThat(jpki().readCertificate(CertificateKind.AUTH).encoded())
        .isEqualTo(TestKey.certificate());
  }

  private static String length(int ne) {
    return ne > 256 ? String.format("00%04X", ne) : String.format("%02X", ne & 0xFF);
  }

  @Test
  void withoutShortIdentifiersTheFileIsSelected() throws Exception {
    String der = Hex.of(TestKey.certificate());
    link.expect("00B08A00 000640", "6A86").expect("00A4020C02 000A", "9000");
    readInPieces(der);
    link.expect("00A4020C02 000B", "9000")
        .expect("00B00000 000540", TestKey.certificateFile(1344) + "9000");
    JpkiAp jpki = jpki();
    jpki.readCertificate(CertificateKind.AUTH);
    jpki.readCertificate(CertificateKind.AUTH_CA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6700", "!"})
  void withoutExtendedLengthTheFileComesInPieces(String refusal) throws Exception {
    String der = Hex.of(TestKey.certificate());
    link.expect("00B08A00 000640", refusal).expect("00A4020C02 000A", "9000");
    readInPieces(der);
    link.expect("00B08B00 00", der.substring(0, 512) + "9000");
    readRest(der);
    JpkiAp jpki = jpki();
    jpki.readCertificate(CertificateKind.AUTH);
    jpki.readCertificate(CertificateKind.AUTH_CA);
  }

  private void readInPieces(String der) {
    link.expect("00B00000 00", der.substring(0, 512) + "9000");
    readRest(der);
  }

  private void readRest(String der) {
    for (int offset = 256; offset < der.length() / 2; offset += 256) {
      int size = Math.min(256, der.length() / 2 - offset);
      link.expect(
          String.format("00B0%04X%02X", offset, size & 0xFF),
          der.substring(2 * offset, 2 * (offset + size)) + "9000");
    }
  }

  @Test
  void aCertificateBehindAPasswordSaysSo() throws Exception {
    link.expect("00B08100 000730", "6982")
        .expect("00A4020C02 0001", "9000")
        .expect("00B00000 00", "6982")
        .expect("00200098", "63C3");
    JpkiAp jpki = jpki();
    PinRequiredException e =
        catchThrowableOfType(
            PinRequiredException.class, () -> jpki.readCertificate(CertificateKind.SIGN));
    assertThat(e.secret()).isEqualTo(KeyKind.SIGN);
  }

  @ParameterizedTest
  @CsvSource({"FFFF9000, EMPTY_FILE", "00009000, EMPTY_FILE", "9000, EMPTY_FILE"})
  void anEmptyFileIsNoCertificate(String answer, Reason reason) throws Exception {
    link.expect("00B08A00 000640", answer).expect("00200098", "63C3");
    JpkiAp jpki = jpki();
    CertificateNotFoundException e =
        catchThrowableOfType(
            CertificateNotFoundException.class, () -> jpki.readCertificate(CertificateKind.AUTH));
    assertThat(e.reason()).isEqualTo(reason);
    assertThat(e.kind()).isEqualTo(CertificateKind.AUTH);
  }

  @Test
  void anAbsentFileIsNoCertificate() throws Exception {
    link.expect("00B08100 000730", "6A82")
        .expect("00A4020C02 0001", "6A82")
        .expect("00200098", "63C3");
    JpkiAp jpki = jpki();
    CertificateNotFoundException e =
        catchThrowableOfType(
            CertificateNotFoundException.class, () -> jpki.readCertificate(CertificateKind.SIGN));
    assertThat(e.reason()).isEqualTo(Reason.NO_FILE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"04820010 9000", "3003020101 9000", "30 9000", "3083010000 9000"})
  void aFileThatHoldsNoCertificateIsMalformed(String answer) throws Exception {
    link.expect("00B08A00 000640", answer).expect("00200098", "63C3");
    JpkiAp jpki = jpki();
    assertThatThrownBy(() -> jpki.readCertificate(CertificateKind.AUTH))
        .isInstanceOf(MalformedResponseException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6B00", "9000"})
  void aFileThatEndsInsideTheCertificateIsMalformed(String end) throws Exception {
    link.expect("00B08A00 000640", "308203E8 0102 9000")
        .expect("00B00006 0003E6", end)
        .expect("00200098", "63C3");
    JpkiAp jpki = jpki();
    assertThatThrownBy(() -> jpki.readCertificate(CertificateKind.AUTH))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("ends inside");
  }

  @Test
  void aFileOfAnotherApplicationIsNotTakenForOurs() throws Exception {
    link.expect("00B08200 000540", "6982") // another program's application guards its EF 0002
        .expect("00A4020C02 0002", "9000")
        .expect("00B00000 00", "6982")
        .expect("00200098", "6A82")
        .expect("00A4020C02 0018", "6A82")
        .selectJpki()
        .expect("00B08200 000540", TestKey.certificateFile(1344) + "9000");
    jpki().readCertificate(CertificateKind.SIGN_CA);
  }

  @Test
  void anObjectFromBeforeAnotherSelectionRefuses() throws Exception {
    link.selectJpki();
    MyNumberCard card = MyNumberCard.open(link);
    JpkiAp old = card.jpki();
    card.jpki();
    assertThatThrownBy(old::token).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void everyVerbReservesTheLink() throws Exception {
    link.expect("00200098", "63C3");
    jpki().pinStatus(KeyKind.AUTH);
    assertThat(link.transactions()).isPositive();
  }
}

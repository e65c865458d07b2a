package io.github.jpki4j.testcard;

import static io.github.jpki4j.testcard.Hex.SELECT_COMMON;
import static io.github.jpki4j.testcard.Hex.SELECT_JPKI;
import static io.github.jpki4j.testcard.Hex.SELECT_TEXT;
import static io.github.jpki4j.testcard.Hex.VERIFY_SIGN;
import static io.github.jpki4j.testcard.Hex.data;
import static io.github.jpki4j.testcard.Hex.send;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadTest {

  private static TestCard card(TestCardBuilder builder) {
    TestCard card = builder.build();
    send(card, SELECT_JPKI);
    return card;
  }

  private final TestCard card = card(TestCard.builder());

  @Test
  void readsFromAnOffset() {
    assertThat(send(card, "00A4020C020006", "00B0000104")).isEqualTo("504B49419000");
    assertThat(send(card, "00B0009010")).isEqualTo("39".repeat(16) + "9000");
  }

  @Test
  void readsByShortFileIdentifierAndMakesTheFileCurrent() {
    assertThat(send(card, "00B0860104")).isEqualTo("504B49419000");
    assertThat(send(card, "00B0000004")).isEqualTo("4A504B499000");
  }

  @Test
  void leZeroMeans256() {
    assertThat(data(card, "00B08A0000")).hasSize(256);
  }

  @Test
  void extendedLeReadsTheWholeFile() {
    assertThat(data(card, "00B08A00000000")).hasSize(3808);
    assertThat(data(card, "00B08A00000800")).hasSize(2048);
  }

  @Test
  void anExtendedLengthCanBeRefused() {
    TestCard other = card(TestCard.builder().with(CardVariant.NO_EXTENDED_LENGTH));
    assertThat(send(other, "00B08A00000800")).isEqualTo("6700");
    assertThat(data(other, "00B08A0000")).hasSize(256);
  }

  @ParameterizedTest
  @CsvSource({", 9000", "READ_END_6282, 6282"})
  void leBeyondTheEndGivesTheRest(CardVariant behaviour, String status) {
    TestCardBuilder builder = TestCard.builder();
    if (behaviour != null) {
      builder.with(behaviour);
    }
    assertThat(send(card(builder), "00B08600FF")).hasSize(2 * 162).endsWith(status);
    assertThat(send(card(builder), "00B08600A0")).as("exactly to the end").endsWith("9000");
  }

  @ParameterizedTest
  @CsvSource({", 6B00", "READ_PAST_END_6700, 6700"})
  void offsetPastTheEnd(CardVariant behaviour, String status) {
    TestCardBuilder builder = TestCard.builder();
    if (behaviour != null) {
      builder.with(behaviour);
    }
    TestCard other = card(builder);
    assertThat(send(other, "00A4020C020006", "00B000A001")).isEqualTo(status);
    assertThat(send(other, "00B07FFF01")).isEqualTo(status);
  }

  @Test
  void shortReadsGiveAtMostTheLimit() {
    TestCard other = card(TestCard.builder().longestRead(100));
    assertThat(data(other, "00B0860000")).hasSize(100);
    assertThat(data(other, "00A4020C020006", "00B0006400")).hasSize(60);
  }

  @ParameterizedTest
  @CsvSource({
    "00B0000004, 6986",
    "00B0970004, 6981",
    "00B0980004, 6981",
    "00B0960004, 6981",
    "00B0830004, 6A82",
    "00B0800004, 6A86",
    "00B09F0004, 6A86",
    "00B0A60004, 6A86",
    "00B08600, 6700",
    "00B0860001FF, 6700",
    "00B0860001FF04, 6700",
    "00B0890001, 6982",
    "00B0850001, 6982",
  })
  void readsThatAreRefused(String command, String expected) {
    assertThat(send(card, command)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"NO_SFI_6A86, 6A86", "NO_SFI_6A82, 6A82"})
  void withoutShortFileIdentifiersSelectStillWorks(CardVariant behaviour, String expected) {
    TestCard other = card(TestCard.builder().with(behaviour));
    assertThat(send(other, "00B0860004")).isEqualTo(expected);
    assertThat(send(other, "00A4020C020006", "00B0000004")).isEqualTo("4A504B499000");
  }

  @Test
  void signCertificateNeedsThePassword() {
    assertThat(send(card, "00A4020C020001")).isEqualTo("9000");
    assertThat(send(card, "00B0000004")).isEqualTo("6982");
    assertThat(send(card, "00B0810004")).isEqualTo("6982");
    assertThat(send(card, VERIFY_SIGN, "00B0810002")).isEqualTo("30829000");
  }

  @Test
  void authPinDoesNotOpenTheSignCertificate() {
    assertThat(send(card, Hex.VERIFY_AUTH, "00B0810004")).isEqualTo("6982");
  }

  @ParameterizedTest
  @CsvSource({"AUTH, 8A", "SIGN, 81", "AUTH_CA, 8B", "SIGN_CA, 82"})
  void certificateFilesAreTheCertificateAndFiller(CertificateKind kind, String p1) {
    byte[] file = data(card, VERIFY_SIGN, "00B0" + p1 + "00000000");
    byte[] der = card.certificate(kind);
    assertThat(file).hasSize(3808).startsWith(der);
    assertThat(Arrays.copyOfRange(file, der.length, file.length)).containsOnly(0xFF);
  }

  @Test
  void fillerAndSizeCanBeChosen() {
    TestCard other = card(TestCard.builder().filler((byte) 0).certificateFileSize(2000));
    byte[] file = data(other, "00B08A00000000");
    assertThat(file).hasSize(2000);
    assertThat(file[1999]).isZero();
  }

  @Test
  void longCertificateMakesItsFileLonger() {
    TestCard other = card(TestCard.builder().certificateFileSize(10));
    assertThat(data(other, "00B08A00000000")).isEqualTo(other.certificate(CertificateKind.AUTH));
  }

  @Test
  void contentOfAFileCanBeReplacedAndStaysGated() {
    TestCard other =
        card(
            TestCard.builder()
                .file(0x000A, new byte[0])
                .file(0x0001, new byte[] {1, 2})
                .file(0x0007, new byte[] {7}));
    assertThat(send(other, "00B08A0000")).isEqualTo("6B00");
    assertThat(send(other, "00B0810000")).isEqualTo("6982");
    assertThat(send(other, VERIFY_SIGN, "00B0810000")).isEqualTo("01029000");
    assertThat(send(other, "00B0870000")).isEqualTo("079000");
  }

  @Test
  void fileCanBeTakenAway() {
    TestCard other = card(TestCard.builder().withoutFile(0x001B).withoutFile(0x000A));
    assertThat(send(other, "00A4020C02001B")).isEqualTo("6A82");
    assertThat(send(other, "00B08A0000")).isEqualTo("6A82");
    assertThat(send(other, "00A4020C020018")).isEqualTo("9000");
  }

  @Test
  void tokenInformationIsAsOnTheTestCard() {
    TestCard other = card(TestCard.builder().token("0000000020500003"));
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    expected.writeBytes("JPKIAPICCTOKEN2                 ".getBytes(US_ASCII));
    expected.writeBytes("00000000000000000000000000000001".getBytes(US_ASCII));
    expected.writeBytes("E16R01NJ        0000000020500003".getBytes(US_ASCII));
    expected.writeBytes(Hex.bytes("0000040D 00000001 00000000 00000001 00000000 00000010"));
    expected.writeBytes(Hex.bytes("00000006 FFFFFFFF FFFFFFFF FFFFFFFF FFFFFFFF"));
    expected.writeBytes("03019999999999999999".getBytes(US_ASCII));
    assertThat(data(other, "00B0860000")).hasSize(160).isEqualTo(expected.toByteArray());
  }

  @Test
  void labelCanBePaddedWithNul() {
    TestCard other = card(TestCard.builder().with(CardVariant.LABEL_PADDED_WITH_NUL));
    assertThat(send(other, "00B0860020")).endsWith("32" + "00".repeat(17) + "9000");
  }

  @Test
  void presenceFileTellsThatBothCertificatesAreThere() {
    assertThat(send(card, "00B0880003")).isEqualTo("8F8F009000");
  }

  @Test
  void textApplicationGivesTheNumberAfterThePin() {
    assertThat(send(card, SELECT_TEXT, "00B0810000")).isEqualTo("6982");
    assertThat(send(card, "002000910434333231", "00B0810000"))
        .isEqualTo("FF100C303132333435363738393031FFFF9000");
    assertThat(send(card, "00B0810303")).isEqualTo("3031329000");
  }

  @Test
  void textApplicationGivesTheFourItems() {
    byte[] items = data(card, SELECT_TEXT, "002000910434333231", "00B08200000000");
    assertThat(Hex.text(items)).startsWith("FF20").contains("DF2108").contains("DF2501");
    int name = ((items[items.length > 130 ? 7 : 6] & 0xFF) << 8) | (items[7] & 0xFF);
    assertThat(Hex.text(Arrays.copyOfRange(items, name, name + 2))).isEqualTo("DF22");
  }

  @Test
  void textApplicationHasABlockedReference() {
    assertThat(send(card, SELECT_TEXT, "00200092")).isEqualTo("63C0");
    assertThat(send(card, "002000920131")).isEqualTo("6984");
  }

  @Test
  void recordOfTheCommonApplicationIsReadByNumber() {
    String record = send(card, SELECT_COMMON, "00B2010C00");
    assertThat(record).startsWith("011C").hasSize(2 * (30 + 2)).endsWith("9000");
    assertThat(send(card, "00A4020C020001", "00B2010400")).isEqualTo(record);
    assertThat(send(card, "00B2020C00")).isEqualTo("6A83");
    assertThat(send(card, "00B2000C00")).isEqualTo("6A83");
    assertThat(send(card, "00B2010D00")).isEqualTo("6A86");
    assertThat(send(card, "00B0810000")).as("records are not bytes").isEqualTo("6981");
    assertThat(send(card, SELECT_JPKI, "00B2013400")).isEqualTo("6981");
  }
}

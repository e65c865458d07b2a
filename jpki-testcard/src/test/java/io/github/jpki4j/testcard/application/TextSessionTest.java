package io.github.jpki4j.testcard.application;

import static io.github.jpki4j.testcard.Hex.SELECT_TEXT;
import static io.github.jpki4j.testcard.Hex.send;
import static io.github.jpki4j.testcard.application.NeighbourDesk.verify;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.Hex;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestSecret;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secure messaging of the text application, with a client that is written from the facts alone. */
class TextSessionTest {

  private static final byte[] SEED = Hex.bytes("000102030405060708090A0B0C0D0E0F".repeat(2));

  private final TestCard card = TestCard.builder().with(CardVariant.TEXT_SESSIONS).build();
  private int counter;

  private static byte[] aes(int mode, byte[] vector, byte[] data) throws Exception {
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(mode, new SecretKeySpec(SEED, 0, 16, "AES"), new IvParameterSpec(vector));
    return cipher.doFinal(data);
  }

  /** The vector of the next command. */
  private byte[] vector() throws Exception {
    counter++;
    return aes(Cipher.ENCRYPT_MODE, new byte[16], Hex.bytes("%032X".formatted(counter)));
  }

  private static String cryptogram(byte[] vector, byte[] data) throws Exception {
    byte[] padded = Arrays.copyOf(data, (data.length / 16 + 1) * 16);
    padded[data.length] = (byte) 0x80;
    byte[] encrypted = aes(Cipher.ENCRYPT_MODE, vector, padded);
    return "86%02X01%s".formatted(encrypted.length + 1, Hex.text(encrypted));
  }

  private String command(String header, byte[] data) throws Exception {
    String object = cryptogram(vector(), data);
    return "%s%02X%s".formatted(header, object.length() / 2, object);
  }

  /** Reads from a file by its short identifier and decrypts the answer. */
  private String read(int fid, int length) throws Exception {
    byte[] vector = vector();
    String answer = send(card, "08B0%02X00059603%06X00".formatted(0x80 + fid, length));
    assertThat(answer).startsWith("86").endsWith("9000");
    byte[] object = DataObjects.in(Hex.bytes(answer)).get("86").value();
    assertThat(object[0]).isEqualTo((byte) 1);
    byte[] padded = aes(Cipher.DECRYPT_MODE, vector, Arrays.copyOfRange(object, 1, object.length));
    String text = Hex.text(padded);
    return text.substring(0, text.lastIndexOf("80"));
  }

  private String start(String header) throws Exception {
    RSAPublicKey key =
        Recovery.key(DataObjects.in(new NeighbourDesk(card).text(6)).get("A1").value());
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        key,
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
    byte[] seed = cipher.doFinal(Hex.bytes(header + Hex.text(SEED)));
    return "80AE0000000100" + Hex.text(seed);
  }

  @Test
  void commandsAndAnswersAreEncryptedAfterThePin() throws Exception {
    String start = start("A0228020");
    assertThat(send(card, SELECT_TEXT, verify("91", "4321"), start)).isEqualTo("9000");
    assertThat(read(2, 256)).startsWith("FF20").endsWith("DF250132");
    assertThat(read(1, 17)).isEqualTo("FF100C303132333435363738393031FFFF");
    assertThat(send(card, command("08A4020C", Hex.bytes("0014")))).isEqualTo("9000");
    byte[] number = "000000000000".getBytes(US_ASCII);
    assertThat(send(card, command("08200080", number))).isEqualTo("63C9");
    assertThat(card.secret(TestSecret.TEXT_NUMBER_A).triesLeft()).isEqualTo(9);
    // Commands in clear do not count.
    assertThat(send(card, "00B0820000")).startsWith("FF20");
    byte[] right = card.verificationNumberA().getBytes(US_ASCII);
    assertThat(send(card, command("08200094", right))).isEqualTo("9000");
  }

  @Test
  void sessionNeedsThePinInClear() throws Exception {
    String start = start("A0228020");
    assertThat(send(card, Hex.SELECT_JPKI, SELECT_TEXT, start)).isEqualTo("6982");
    assertThat(send(card, verify("94", card.verificationNumberA()), start)).isEqualTo("6982");
  }

  @Test
  void seedOfAnotherFormIsRefused() throws Exception {
    String forMac = start("A0228120");
    send(card, SELECT_TEXT, verify("91", "4321"));
    assertThat(send(card, forMac)).isEqualTo("6A80");
    assertThat(send(card, "80AE0000000100" + "FF".repeat(256))).isEqualTo("6F00");
    assertThat(send(card, "80AE0000000100" + "00".repeat(255) + "02")).isEqualTo("6A80");
    assertThat(send(card, "80AE000008" + "00".repeat(8))).isEqualTo("6700");
    assertThat(send(card, "08B0820005960300010000")).isEqualTo("69FC");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08B08200059603010100" + "00",
        "08B08200049602010000",
        "08B082000786030100000000" + "00",
        "0820009504" + "86020101",
        "0820009503" + "860101",
        "082000951386110100000000000000000000000000000000" + "00",
        "0820009501" + "86",
        "08200095",
      })
  void wrongObjectEndsTheSession(String wrong) throws Exception {
    String start = start("A0228020");
    send(card, SELECT_TEXT, verify("91", "4321"), start);
    assertThat(send(card, wrong)).isEqualTo("6988");
    assertThat(send(card, "08B0820005960300010000")).isEqualTo("69FC");
    assertThat(card.secret(TestSecret.TEXT_NUMBER_B).triesLeft()).isEqualTo(10);
  }

  @Test
  void sessionEndsWithTheSelectionOfAnApplicationAndWithPower() throws Exception {
    String start = start("A0228020");
    String read = "08B0820005960300010000";
    send(card, SELECT_TEXT, verify("91", "4321"), start);
    assertThat(send(card, SELECT_TEXT, read)).isEqualTo("69FC");
    send(card, verify("91", "4321"), start);
    card.reset();
    assertThat(send(card, SELECT_TEXT, read)).isEqualTo("69FC");
  }
}

package io.github.jpki4j.testcard.application;

import static io.github.jpki4j.testcard.crypto.Der.concat;

import io.github.jpki4j.testcard.apdu.Command;
import io.github.jpki4j.testcard.apdu.CommandRefusal;
import io.github.jpki4j.testcard.apdu.Sw;
import io.github.jpki4j.testcard.crypto.Der;
import io.github.jpki4j.testcard.crypto.DerReader;
import io.github.jpki4j.testcard.crypto.RsaKey;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secure messaging of the text application: encryption with AES-128, no integrity (APP-32). That an
 * answer has the initialisation vector of its command is ASSUMED.
 */
public final class TextSession {

  private static final int BLOCK = 16;
  private static final int CRYPTOGRAM = 0x86;
  private static final int EXPECTED_LENGTH = 0x96;
  private static final byte[] SEED_HEADER = {(byte) 0xA0, 0x22, (byte) 0x80, 0x20};

  private final SecretKeySpec key;
  private long counter;

  private TextSession(byte[] seed) {
    this.key = new SecretKeySpec(seed, 0, BLOCK, "AES");
  }

  /**
   * SET SESSION KEY.
   *
   * @param cryptogram the seed, encrypted for the key of EF 0006
   * @throws CommandRefusal with 6700, 6F00 or 6A80 if it is none
   */
  public static TextSession start(byte[] cryptogram) {
    RsaKey own = TextFiles.sessionPrivateKey();
    if (cryptogram.length != RsaKey.LENGTH) {
      throw new CommandRefusal(Sw.WRONG_LENGTH);
    }
    if (new BigInteger(1, cryptogram).compareTo(own.modulus()) >= 0) {
      throw new CommandRefusal(Sw.UNKNOWN_ERROR);
    }
    byte[] seed;
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
      OAEPParameterSpec sha256 =
          new OAEPParameterSpec(
              "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
      cipher.init(Cipher.DECRYPT_MODE, own.privateKey(), sha256);
      seed = cipher.doFinal(cryptogram);
    } catch (GeneralSecurityException e) {
      throw new CommandRefusal(Sw.WRONG_DATA);
    }
    int header = SEED_HEADER.length;
    if (seed.length != header + 32 || !Arrays.equals(SEED_HEADER, Arrays.copyOf(seed, header))) {
      throw new CommandRefusal(Sw.WRONG_DATA);
    }
    return new TextSession(Arrays.copyOfRange(seed, header, seed.length));
  }

  /**
   * Decrypts a command, has it carried out, and encrypts what it answers.
   *
   * @param command one of class 08; each counts, a refused one, too
   * @param card carries out a command in clear
   * @throws CommandRefusal with 6988 if the command does not hold what it should: the end of the
   *     session
   */
  public byte[] execute(Command command, UnaryOperator<byte[]> card) {
    counter++;
    try {
      IvParameterSpec vector = new IvParameterSpec(vector());
      byte[] answer = card.apply(plain(command, vector));
      int data = answer.length - 2;
      if (data == 0) {
        return answer;
      }
      byte[] padded = Arrays.copyOf(answer, (data / BLOCK + 1) * BLOCK);
      Arrays.fill(padded, data, padded.length, (byte) 0);
      padded[data] = (byte) 0x80;
      byte[] encrypted = aes(Cipher.ENCRYPT_MODE, vector, padded);
      byte[] status = Arrays.copyOfRange(answer, data, answer.length);
      return concat(Der.tagged(CRYPTOGRAM, new byte[] {1}, encrypted), status);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new CommandRefusal(Sw.WRONG_SESSION_OBJECT);
    }
  }

  private byte[] plain(Command command, IvParameterSpec vector) throws GeneralSecurityException {
    DerReader objects = DerReader.of(command.data());
    byte[] header = {0, (byte) command.ins(), (byte) command.p1(), (byte) command.p2()};
    if (command.ins() == 0xB0) {
      byte[] length = objects.value(EXPECTED_LENGTH);
      objects.requireEnd();
      if (length.length != 3 || length[0] != 0) {
        throw new IllegalArgumentException("another length was expected");
      }
      return concat(header, length);
    }
    byte[] cryptogram = objects.value(CRYPTOGRAM);
    objects.requireEnd();
    if (cryptogram.length == 0 || cryptogram[0] != 1) {
      throw new IllegalArgumentException("another padding was expected");
    }
    byte[] encrypted = Arrays.copyOfRange(cryptogram, 1, cryptogram.length);
    byte[] data = unpadded(aes(Cipher.DECRYPT_MODE, vector, encrypted));
    return concat(header, new byte[] {(byte) data.length}, data);
  }

  /** The counter, encrypted. */
  private byte[] vector() throws GeneralSecurityException {
    byte[] block = ByteBuffer.allocate(BLOCK).putLong(8, counter).array();
    return aes(Cipher.ENCRYPT_MODE, new IvParameterSpec(new byte[BLOCK]), block);
  }

  private byte[] aes(int mode, IvParameterSpec vector, byte[] blocks)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(mode, key, vector);
    return cipher.doFinal(blocks);
  }

  /** Takes 80 and zeros away (ISO 7816-4); what is left has 1 to 255 bytes. */
  private static byte[] unpadded(byte[] padded) {
    int end = padded.length - 1;
    while (end > 0 && padded[end] == 0) {
      end--;
    }
    if (end <= 0 || end > 255 || padded[end] != (byte) 0x80) {
      throw new IllegalArgumentException("another padding was expected");
    }
    return Arrays.copyOf(padded, end);
  }
}

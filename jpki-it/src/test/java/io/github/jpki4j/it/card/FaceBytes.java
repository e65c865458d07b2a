package io.github.jpki4j.it.card;

import io.github.jpki4j.testcard.TestApplication;
import io.github.jpki4j.testcard.TestCard;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** EF 0002 of the surface application, as the simulated card has it and with another photo. */
final class FaceBytes {

  private static final int OFFSETS = 18;
  private static final int PHOTO = 5;

  private FaceBytes() {}

  /** The file, by commands written here. */
  static byte[] of(TestCard model) {
    model.powerOn();
    model.transmit(
        HexFormat.of()
            .parseHex("00A4040C0A" + HexFormat.of().formatHex(TestApplication.SURFACE.aid())));
    byte[] digits = model.verificationNumberB().getBytes(StandardCharsets.US_ASCII);
    model.transmit(HexFormat.of().parseHex("002000920E" + HexFormat.of().formatHex(digits)));
    byte[] answer = model.transmit(HexFormat.of().parseHex("00B08200000000"));
    model.powerOff();
    return Arrays.copyOf(answer, answer.length - 2);
  }

  /** The same with a photo of these bytes, all lengths and offsets being right. */
  static byte[] withPhoto(byte[] file, byte[] photo) {
    int table = 5 + 3;
    int at = number(file, table + 2 * PHOTO);
    int behind = number(file, table + 2 * (PHOTO + 1));
    int end = 5 + number(file, 3);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, at);
    out.writeBytes(new byte[] {(byte) 0xDF, 0x27, (byte) 0x82});
    out.writeBytes(new byte[] {(byte) (photo.length >> 8), (byte) photo.length});
    out.writeBytes(photo);
    out.write(file, behind, end - behind);
    byte[] changed = out.toByteArray();
    int shift = at + 5 + photo.length - behind;
    put(changed, 3, number(file, 3) + shift);
    for (int i = PHOTO + 1; i < OFFSETS / 2; i++) {
      put(changed, table + 2 * i, number(file, table + 2 * i) + shift);
    }
    return changed;
  }

  private static int number(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }

  private static void put(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >> 8);
    bytes[at + 1] = (byte) value;
  }
}

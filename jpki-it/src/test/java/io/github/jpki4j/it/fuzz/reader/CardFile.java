package io.github.jpki4j.it.fuzz.reader;

import io.github.jpki4j.card.authenticity.AuthenticityCheck;
import io.github.jpki4j.testcard.TestApplication;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/** The files of the applications beside JPKI that somebody signed, and what proves each. */
enum CardFile {
  FACE(TestApplication.SURFACE, 2, AuthenticityCheck.FACE_RECORD),
  AGE(TestApplication.SURFACE, 1, AuthenticityCheck.AGE_RECORD),
  SURFACE_CERTIFICATE(TestApplication.SURFACE, 4, AuthenticityCheck.SURFACE_CHAIN),
  ATTRIBUTES(TestApplication.TEXT, 2, AuthenticityCheck.TEXT_RECORD),
  TEXT_SIGNATURE(TestApplication.TEXT, 3, AuthenticityCheck.TEXT_RECORD),
  TEXT_CERTIFICATE(TestApplication.TEXT, 4, AuthenticityCheck.TEXT_CHAIN),
  TEXT_KEY(TestApplication.TEXT, 7, AuthenticityCheck.TEXT_KEY);

  /** In what is not signed: offsets, and of the face expiry and image of the security code. */
  private static final List<Integer> NOT_SIGNED = List.of(0xDF21, 0xDF29, 0xDF2A);

  private final TestApplication application;
  private final int id;
  private final AuthenticityCheck check;

  CardFile(TestApplication application, int id, AuthenticityCheck check) {
    this.application = application;
    this.id = id;
    this.check = check;
  }

  /** What a report says of it. */
  AuthenticityCheck check() {
    return check;
  }

  private static TestCardBuilder card() {
    return TestCard.builder().clock(Samples.CLOCK);
  }

  /** The usual card with these bytes in this file. */
  TestCard cardWith(byte[] content) {
    return card().file(application, id, content).build();
  }

  /** The file of the usual card, filler included, by commands written here. */
  byte[] ofCard() {
    TestCard card = card().build();
    card.powerOn();
    send(card, "00A4040C0A" + HexFormat.of().formatHex(application.aid()));
    if (application == TestApplication.SURFACE) {
      verify(card, 0x12, card.verificationNumberB());
      verify(card, 0x11, card.birthKey());
    } else {
      verify(card, 0x11, "4321");
    }
    byte[] answer = send(card, String.format("00B0%02X00000000", 0x80 | id));
    card.powerOff();
    return answer;
  }

  private static void verify(TestCard card, int reference, String digits) {
    byte[] ascii = digits.getBytes(StandardCharsets.US_ASCII);
    send(
        card,
        String.format("002000%02X%02X", 0x80 | reference, ascii.length)
            + HexFormat.of().formatHex(ascii));
  }

  private static byte[] send(TestCard card, String command) {
    byte[] answer = card.transmit(HexFormat.of().parseHex(command));
    return Arrays.copyOf(answer, answer.length - 2);
  }

  /**
   * Whether all that was signed is in these bytes, as the usual card has it.
   *
   * @param original what {@link #ofCard} gave
   */
  static boolean hasAllThatWasSigned(byte[] original, byte[] bytes) {
    return signed(original).stream()
        .allMatch(value -> Collections.indexOfSubList(list(bytes), list(value)) >= 0);
  }

  private static List<Byte> list(byte[] bytes) {
    List<Byte> list = new ArrayList<>(bytes.length);
    for (byte each : bytes) {
      list.add(each);
    }
    return list;
  }

  /** The values of the signed objects: all tags have two bytes. */
  private static List<byte[]> signed(byte[] original) {
    List<byte[]> values = new ArrayList<>();
    int at = valueAt(original, 0);
    int end = at + length(original, 0);
    while (at < end) {
      int tag = (original[at] & 0xFF) << 8 | (original[at + 1] & 0xFF);
      int from = valueAt(original, at);
      int to = from + length(original, at);
      if (!NOT_SIGNED.contains(tag)) {
        values.add(Arrays.copyOfRange(original, from, to));
      }
      at = to;
    }
    return values;
  }

  private static int valueAt(byte[] bytes, int at) {
    int first = bytes[at + 2] & 0xFF;
    return at + 3 + (first < 0x80 ? 0 : first - 0x80);
  }

  private static int length(byte[] bytes, int at) {
    int first = bytes[at + 2] & 0xFF;
    if (first < 0x80) {
      return first;
    }
    int value = 0;
    for (int i = at + 3; i < valueAt(bytes, at); i++) {
      value = value << 8 | (bytes[i] & 0xFF);
    }
    return value;
  }
}

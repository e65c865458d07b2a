package io.github.jpki4j.testcard.application;

import static io.github.jpki4j.testcard.Hex.SELECT_TEXT;
import static io.github.jpki4j.testcard.Hex.data;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.jpki4j.testcard.Hex;
import io.github.jpki4j.testcard.TestCard;

/** Reads neighbouring applications with whatever is needed. */
final class NeighbourDesk {

  static final String SELECT_SURFACE = "00A4040C0AD3921000310001010402";

  private final TestCard card;

  NeighbourDesk(TestCard card) {
    this.card = card;
  }

  /** A file of the text application, opened by its PIN. */
  byte[] text(int fid) {
    return data(card, SELECT_TEXT, verify("91", "4321"), read(fid));
  }

  /** A file of the surface application: 0001 opened by the birth date, the others by number A. */
  byte[] surface(int fid) {
    String opener =
        fid == 1 ? verify("91", card.birthKey()) : verify("93", card.verificationNumberA());
    return data(card, SELECT_SURFACE, opener, read(fid));
  }

  /** A data object of the card itself. */
  byte[] object(String tag) {
    return data(card, "00A4040C07A0000001510000", "00CA" + tag + "000000");
  }

  /** What the free key of an application makes of a hash, with nothing else selected. */
  byte[] challenge(String select, byte[] hash) {
    return data(card, select, "802A0200" + "20" + Hex.text(hash) + "00");
  }

  private static String read(int fid) {
    return "00B0%02X00000000".formatted(0x80 + fid);
  }

  static String verify(String p2, String digits) {
    byte[] ascii = digits.getBytes(US_ASCII);
    return "002000%s%02X%s".formatted(p2, ascii.length, Hex.text(ascii));
  }
}

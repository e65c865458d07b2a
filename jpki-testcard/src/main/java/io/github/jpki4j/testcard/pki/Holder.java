package io.github.jpki4j.testcard.pki;

import java.time.DateTimeException;
import java.time.MonthDay;

/**
 * The person on the simulated card, as the certificates and the text application carry the data. No
 * real person may stand here.
 *
 * @param name family and given name separated by U+3000
 * @param nameFlags one '0' or '1' per character of the name; '1' marks a substitute character
 *     (代替文字). A wrong length is possible on real cards, so it is not refused
 * @param gender "1" male, "2" female, "3" unknown; other values are possible
 * @param birth nine digits: era (1 Meiji to 5 Reiwa, 0 unknown), Gregorian year, month, day; zeros
 *     where unknown
 * @param address address without postcode
 * @param addressFlags as {@code nameFlags}, for the address
 * @param prefecture romanised prefecture, in the subject and the CRL distribution point
 * @param municipality romanised municipality, in the subject and the CRL distribution point
 * @param municipalityCode five-digit municipality code (全国地方公共団体コード)
 * @since 0.1.0
 */
public record Holder(
    String name,
    String nameFlags,
    String gender,
    String birth,
    String address,
    String addressFlags,
    String prefecture,
    String municipality,
    String municipalityCode) {

  /**
   * Checks the components that certificates are computed from.
   *
   * @param name family and given name
   * @param nameFlags substitute flags of the name
   * @param gender one digit
   * @param birth nine digits
   * @param address address
   * @param addressFlags substitute flags of the address
   * @param prefecture romanised prefecture
   * @param municipality romanised municipality
   * @param municipalityCode five digits
   * @throws IllegalArgumentException if {@code birth} or {@code municipalityCode} are not digits
   */
  public Holder {
    if (!isDigits(birth, 9)) {
      throw new IllegalArgumentException("birth must be nine digits");
    }
    if (!isDigits(municipalityCode, 5)) {
      throw new IllegalArgumentException("municipalityCode must be five digits");
    }
  }

  /**
   * The default holder, with TEST in name and address.
   *
   * @return always the same value
   */
  public static Holder test() {
    return new Holder(
        "ＴＥＳＴ　花子",
        "0000000",
        "2",
        "319800217",
        "東京都ＴＥＳＴ市１－２－３",
        "0".repeat(13),
        "Tokyo-to",
        "TEST-shi",
        "13999");
  }

  /**
   * The same person with another name and flags "0" for each of its characters.
   *
   * @param newName family and given name separated by U+3000
   * @return a copy
   */
  public Holder withName(String newName) {
    return withName(newName, noFlags(newName));
  }

  /**
   * The same person with another name.
   *
   * @param newName family and given name separated by U+3000
   * @param newFlags one '0' or '1' per character
   * @return a copy
   */
  public Holder withName(String newName, String newFlags) {
    return new Holder(
        newName,
        newFlags,
        gender,
        birth,
        address,
        addressFlags,
        prefecture,
        municipality,
        municipalityCode);
  }

  /**
   * The same person with another gender and birth date.
   *
   * @param newGender "1", "2", "3" or another value that the card shall carry
   * @param newBirth nine digits, see {@link #birth()}
   * @return a copy
   */
  public Holder withGenderAndBirth(String newGender, String newBirth) {
    return new Holder(
        name,
        nameFlags,
        newGender,
        newBirth,
        address,
        addressFlags,
        prefecture,
        municipality,
        municipalityCode);
  }

  /**
   * The same person at another address, with flags "0" for each of its characters.
   *
   * @param newAddress address without postcode
   * @return a copy
   */
  public Holder withAddress(String newAddress) {
    return withAddress(newAddress, noFlags(newAddress));
  }

  /**
   * The same person at another address.
   *
   * @param newAddress address without postcode
   * @param newFlags one '0' or '1' per character
   * @return a copy
   */
  public Holder withAddress(String newAddress, String newFlags) {
    return new Holder(
        name,
        nameFlags,
        gender,
        birth,
        newAddress,
        newFlags,
        prefecture,
        municipality,
        municipalityCode);
  }

  /**
   * The birthday that the certificates end on.
   *
   * @return 1 January where the date is unknown
   */
  public MonthDay birthday() {
    try {
      return MonthDay.of(
          Integer.parseInt(birth.substring(5, 7)), Integer.parseInt(birth.substring(7)));
    } catch (DateTimeException unknown) {
      return MonthDay.of(1, 1);
    }
  }

  private static boolean isDigits(String text, int length) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() == length;
  }

  private static String noFlags(String text) {
    return "0".repeat(text.codePointCount(0, text.length()));
  }

  /** Says nothing of the person. */
  @Override
  public String toString() {
    return "Holder[hidden]";
  }
}

package io.github.jpki4j.testcard;

import io.github.jpki4j.testcard.application.BirthKeys;
import io.github.jpki4j.testcard.application.CvFault;
import io.github.jpki4j.testcard.application.Personalisation;
import io.github.jpki4j.testcard.application.Tlv;
import java.util.Set;

/** What a {@link TestCardBuilder} has been told of the applications beside JPKI so far. */
final class PersonalisationDraft {

  /** The example of PROGRAM-18, nobody's number. */
  String individualNumber = "012345678901";

  String securityCode = "2285";
  TestChip chip = TestChip.FIRST;

  static String requireDigits(String digits, int length) {
    if (digits.length() != length || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException("not " + length + " digits");
    }
    return digits;
  }

  Personalisation frozen(Issuance issue, Set<CardVariant> behaviours) {
    String birth = issue.resident().birth();
    boolean gregorian = behaviours.contains(CardVariant.BIRTH_KEY_GREGORIAN);
    return new Personalisation(
        issue.resident(),
        issue.expiryDigits(),
        individualNumber,
        securityCode,
        gregorian ? BirthKeys.gregorian(birth) : BirthKeys.ofEra(birth),
        chip.serial(),
        form(behaviours),
        cvFault(behaviours));
  }

  private static Tlv.Form form(Set<CardVariant> behaviours) {
    if (behaviours.contains(CardVariant.OUTER_LENGTH_82)) {
      return Tlv.Form.TWO_BYTES_MORE;
    }
    boolean oneMore = behaviours.contains(CardVariant.OUTER_LENGTH_81);
    return oneMore ? Tlv.Form.ONE_BYTE_MORE : Tlv.Form.SHORTEST;
  }

  private static CvFault cvFault(Set<CardVariant> behaviours) {
    if (behaviours.contains(CardVariant.CV_UNKNOWN_ISSUER)) {
      return CvFault.UNKNOWN_ISSUER;
    }
    if (behaviours.contains(CardVariant.CV_OTHER_KEY)) {
      return CvFault.OTHER_KEY;
    }
    return behaviours.contains(CardVariant.CV_BAD_SIGNATURE) ? CvFault.BAD_SIGNATURE : CvFault.NONE;
  }
}

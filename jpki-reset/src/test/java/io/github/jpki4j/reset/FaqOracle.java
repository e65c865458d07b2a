package io.github.jpki4j.reset;

/**
 * The decision table of docs/reset-faq.md ("Which reason is named") as plain numbers, row after
 * row. It shares no code with the advisor: neither its types nor its order of requirements.
 */
final class FaqOracle {

  /** What is asked about, in numbers. {@code UNKNOWN} stands for what nobody found out. */
  static final int UNKNOWN = -1;

  static final int NO = 0;
  static final int YES = 1;

  /** What lies on the reader. */
  enum Thing {
    MY_NUMBER,
    WITHOUT_SECRETS,
    PHONE,
    JUKI,
    LICENCE,
    PAPER,
    UNDESCRIBED,
    SILENT,
    BROKEN,
    UNREAD
  }

  /** One of the two certificates. */
  enum Paper {
    UNREAD,
    UNTOLD,
    THERE,
    ABSENT,
    VALID,
    ENDED,
    NOT_BEGUN
  }

  /** What the issuer says of a certificate. */
  enum Word {
    NONE,
    GOOD,
    REVOKED,
    HELD
  }

  /** What became of the face. */
  enum Face {
    NOT_TRIED,
    MATCHED,
    FAILED,
    TOO_DIFFERENT,
    COOLING
  }

  /** A reservation for the secret. */
  enum Booking {
    NONE,
    OPEN,
    ENDED
  }

  /**
   * One situation.
   *
   * @param sign whether the signature password is the one that was forgotten
   * @param authTries tries left of the PIN, UNKNOWN if not read
   * @param signTries tries left of the password
   * @param moved whether an attribute changed
   */
  record Case(
      boolean sign,
      Thing thing,
      int authTries,
      int signTries,
      Paper auth,
      Paper signature,
      Word authWord,
      Word signWord,
      int knowsTarget,
      int knowsOther,
      int wantsNew,
      int moved,
      Face face,
      int phone,
      int online,
      Booking booking) {

    int targetTries() {
      return sign ? signTries : authTries;
    }

    int otherTries() {
      return sign ? authTries : signTries;
    }
  }

  private FaqOracle() {}

  /** Verdict, next step and reason, as one line. */
  static String answer(Case c) {
    String reason = reason(c);
    return step(c, reason) + " because " + reason;
  }

  /** The last column of the table, with what the service will do. */
  private static String step(Case c, String reason) {
    return switch (reason) {
      case "READY_TO_RESERVE", "RESERVATION_EXPIRED" -> "ELIGIBLE RESERVE_IN_APP";
      case "RESERVATION_OPEN" -> "ELIGIBLE GO_TO_KIOSK";
      case "CARD_IS_PHONE" -> "NOT_ELIGIBLE USE_PHONE_APP";
      case "CARD_IS_OTHER" -> "NOT_ELIGIBLE READ_AGAIN";
      case "TARGET_KNOWN" -> "NOT_ELIGIBLE CHANGE_IN_PLACE";
      case "TARGET_KNOWN_AND_KEPT" -> "NOT_ELIGIBLE NOTHING_TO_DO";
      case "AUTH_CERTIFICATE_NOT_YET_VALID",
          "SIGN_CERTIFICATE_NOT_YET_VALID",
          "FACE_COOLING_DOWN" ->
          "NOT_ELIGIBLE WAIT";
      case "DEVICE_NOT_SUPPORTED", "OFFLINE" -> "NOT_ELIGIBLE FIX_ENVIRONMENT";
      case "OTHER_SECRET_NOT_ASKED" -> "UNDETERMINED ASK_THE_HOLDER";
      case "CARD_UNDESCRIBED", "CARD_MAY_BE_WITHOUT_SECRETS" -> "UNDETERMINED GO_TO_MUNICIPALITY";
      default ->
          !gap(c).isEmpty() && gap(c).equals(reason)
              ? "UNDETERMINED READ_AGAIN"
              : "NOT_ELIGIBLE GO_TO_MUNICIPALITY";
    };
  }

  private static String reason(Case c) {
    String card = card(c);
    if (!card.isEmpty()) {
      return card;
    }
    boolean known = c.knowsTarget() == YES && c.targetTries() > 0;
    String own = own(c);
    if (known) {
      return !own.isEmpty() ? own : c.wantsNew() == NO ? "TARGET_KNOWN_AND_KEPT" : "TARGET_KNOWN";
    }
    String counter = counter(c);
    if (!counter.isEmpty()) {
      return counter;
    }
    String passing = passing(c);
    if (!passing.isEmpty()) {
      return passing;
    }
    String gap = gap(c);
    if (!gap.isEmpty()) {
      return gap;
    }
    return switch (c.booking()) {
      case NONE -> "READY_TO_RESERVE";
      case OPEN -> "RESERVATION_OPEN";
      case ENDED -> "RESERVATION_EXPIRED";
    };
  }

  /** Rows 1 to 6: things that no reset is for. */
  private static String card(Case c) {
    return switch (c.thing()) {
      case PHONE -> "CARD_IS_PHONE";
      case JUKI -> "CARD_IS_JUKI";
      case LICENCE -> "CARD_IS_OTHER";
      case PAPER -> "CARD_IS_NOTIFICATION_CARD";
      case BROKEN -> "CHIP_SUSPECTED_BROKEN";
      case WITHOUT_SECRETS -> "CARD_WITHOUT_SECRETS";
      default -> "";
    };
  }

  /** Rows 7 and 8: the secret is known, and what it is for is dead or has not begun. */
  private static String own(Case c) {
    if (!c.sign()) {
      return first(lasting("AUTH", c.auth(), c.authWord()), begins("AUTH", c.auth()));
    }
    String term =
        c.signature() != Paper.ABSENT
                && c.signature() != Paper.ENDED
                && c.auth() == Paper.ENDED
                // A certificate that has not begun is told so before what follows from the other
                // one.
                && c.signature() != Paper.NOT_BEGUN
            ? "SIGN_CERTIFICATE_EXPIRED_WITH_AUTH"
            : "";
    return first(
        absent("SIGN", c.signature()),
        ended("SIGN", c.signature()),
        term,
        dead("SIGN", c.signWord()),
        c.moved() == YES ? "ATTRIBUTES_CHANGED" : "",
        begins("SIGN", c.signature()));
  }

  /** Rows 10 to 16: only the counter helps. */
  private static String counter(Case c) {
    return first(
        absent("AUTH", c.auth()),
        absent("SIGN", c.signature()),
        ended("AUTH", c.auth()),
        ended("SIGN", c.signature()),
        dead("AUTH", c.authWord()),
        dead("SIGN", c.signWord()),
        c.otherTries() == 0 ? "OTHER_SECRET_BLOCKED" : "",
        c.knowsOther() == NO ? "OTHER_SECRET_FORGOTTEN" : "",
        c.moved() == YES ? "ATTRIBUTES_CHANGED" : "",
        c.sign() && c.booking() != Booking.OPEN && c.face() == Face.TOO_DIFFERENT
            ? "FACE_TOO_DIFFERENT"
            : "");
  }

  /** Rows 17 to 20: waiting, or another phone, helps. */
  private static String passing(Case c) {
    boolean reserved = c.booking() == Booking.OPEN;
    return first(
        begins("AUTH", c.auth()),
        begins("SIGN", c.signature()),
        !reserved && c.sign() && c.face() == Face.COOLING ? "FACE_COOLING_DOWN" : "",
        !reserved && c.phone() == NO ? "DEVICE_NOT_SUPPORTED" : "",
        !reserved && c.online() == NO ? "OFFLINE" : "");
  }

  /** Rows 21 to 29: what can be found out here, free things first. */
  private static String gap(Case c) {
    boolean tries = c.authTries() > 0 || c.signTries() > 0;
    boolean bothRead = c.authTries() >= 0 && c.signTries() >= 0;
    return first(
        switch (c.thing()) {
          case UNDESCRIBED -> "CARD_UNDESCRIBED";
          case SILENT -> "CARD_NOT_FOUND";
          case UNREAD -> "CARD_NOT_READ";
          default -> "";
        },
        tries ? "" : bothRead ? "CARD_MAY_BE_WITHOUT_SECRETS" : "COUNTERS_NOT_READ",
        c.knowsTarget() == YES && c.targetTries() == UNKNOWN ? "TARGET_COUNTER_NOT_READ" : "",
        c.auth() == Paper.UNREAD || c.auth() == Paper.UNTOLD ? "AUTH_CERTIFICATE_NOT_READ" : "",
        c.signature() == Paper.UNREAD ? "SIGN_CERTIFICATE_NOT_LOOKED_FOR" : "",
        c.auth() == Paper.THERE ? "AUTH_CERTIFICATE_NOT_READ" : "",
        c.otherTries() == UNKNOWN ? "OTHER_COUNTER_NOT_READ" : "",
        c.knowsOther() == UNKNOWN ? "OTHER_SECRET_NOT_ASKED" : "",
        !c.sign() && c.signature() != Paper.VALID ? "SIGN_CERTIFICATE_NOT_READ" : "");
  }

  private static String lasting(String key, Paper paper, Word word) {
    return first(absent(key, paper), ended(key, paper), dead(key, word));
  }

  private static String absent(String key, Paper paper) {
    return paper == Paper.ABSENT ? key + "_CERTIFICATE_ABSENT" : "";
  }

  private static String ended(String key, Paper paper) {
    return paper == Paper.ENDED ? key + "_CERTIFICATE_EXPIRED" : "";
  }

  private static String dead(String key, Word word) {
    return switch (word) {
      case REVOKED -> key + "_CERTIFICATE_REVOKED";
      case HELD -> key + "_CERTIFICATE_ON_HOLD";
      default -> "";
    };
  }

  private static String begins(String key, Paper paper) {
    return paper == Paper.NOT_BEGUN ? key + "_CERTIFICATE_NOT_YET_VALID" : "";
  }

  private static String first(String... rows) {
    for (String row : rows) {
      if (!row.isEmpty()) {
        return row;
      }
    }
    return "";
  }
}

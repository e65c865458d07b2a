package io.github.jpki4j.testcard;

/**
 * A way in which a card may differ from the default of the model, because the sources disagree or
 * are silent. Each is a row of {@code docs/card-model.md}.
 *
 * <p>Constants of one {@linkplain #topic() topic} exclude each other: the one given last holds.
 *
 * @since 0.1.0
 */
public enum CardVariant {
  /** VERIFY with data on a blocked secret answers 6983 as in ISO 7816-4, not 6984 as in JICSAP. */
  BLOCKED_VERIFY_6983("blocked VERIFY"),
  /** The empty VERIFY on a blocked secret answers 6983, not 63C0. */
  BLOCKED_QUERY_6983("blocked query"),
  /** The empty VERIFY on a blocked secret answers 6984, not 63C0. */
  BLOCKED_QUERY_6984("blocked query"),
  /** The empty VERIFY on a verified secret answers 9000, not the counter. */
  VERIFIED_QUERY_9000("verified query"),
  /** The empty VERIFY with a trailing Le answers the counter, not 6700. */
  QUERY_TAKES_LE("query form"),
  /** The empty VERIFY needs a trailing Le, as behind readers that turn case 1 into 6700. */
  QUERY_NEEDS_LE("query form"),
  /** Selecting the current application again drops its verified secrets. */
  RESELECT_DROPS_VERIFIED("reselect"),
  /** Selecting another application keeps the verified secrets of the one that was left. */
  FOREIGN_SELECT_KEEPS_VERIFIED("foreign select"),
  /** A warm reset drops verified secrets, not only power-off. */
  RESET_DROPS_VERIFIED("warm reset"),
  /** A failed VERIFY leaves an earlier success on the same secret standing. */
  FAILED_VERIFY_KEEPS_VERIFIED("failed VERIFY"),
  /** A VERIFY of more than 16 bytes is compared and spends a try, instead of 6700. */
  OVERLONG_PIN_SPENDS_TRY("over-long PIN"),
  /** A VERIFY whose length no such secret can have answers 6700 and spends no try. */
  WRONG_LENGTH_PIN_SPENDS_NOTHING("PIN length"),
  /** VERIFY compares letters without regard to case. */
  FOLDS_LOWER_CASE("letter case"),
  /** A change of the secret drops its verified state. */
  CHANGE_DROPS_VERIFIED("change"),
  /** A new secret of a wrong length or with wrong characters is refused with 6A80, not 6985. */
  CHANGE_REFUSED_6A80("change refusal"),
  /** Short file identifiers in P1 and P2 are refused with 6A86. */
  NO_SFI_6A86("short file identifiers"),
  /** Short file identifiers in P1 and P2 are refused with 6A82. */
  NO_SFI_6A82("short file identifiers"),
  /** The empty VERIFY by short file identifier answers 6982; by SELECT it tells the counter. */
  QUERY_BY_SFI_6982("query by short file identifier"),
  /** The empty VERIFY by short file identifier answers 6983; by SELECT it tells the counter. */
  QUERY_BY_SFI_6983("query by short file identifier"),
  /** The empty VERIFY by short file identifier answers 6984; by SELECT it tells the counter. */
  QUERY_BY_SFI_6984("query by short file identifier"),
  /** The empty VERIFY by short file identifier answers 63C0; by SELECT it tells the counter. */
  QUERY_BY_SFI_63C0("query by short file identifier"),
  /** The empty VERIFY by short file identifier answers 63CF; by SELECT it tells the counter. */
  QUERY_BY_SFI_63CF("query by short file identifier"),
  /** READ BINARY by short file identifier answers 6982; by SELECT it reads. */
  READ_BY_SFI_6982("read by short file identifier"),
  /** 80 2A by short file identifier answers 6982; by SELECT it signs. */
  SIGN_BY_SFI_6982("signature by short file identifier"),
  /** The empty VERIFY answers 9000 at any time, so that no counter is told. */
  QUERY_9000("query answer"),
  /** The empty VERIFY answers 63CF at any time, which no secret here can have. */
  QUERY_63CF("query answer"),
  /** VERIFY with data does its work and answers 6C39, which asks to repeat it. */
  VERIFY_ANSWERS_6C39("answer to VERIFY"),
  /** VERIFY with data does its work and answers 6110, which offers data. */
  VERIFY_ANSWERS_6110("answer to VERIFY"),
  /** Commands of extended length are refused with 6700. */
  NO_EXTENDED_LENGTH("extended length"),
  /** The PSS schemes of 80 2A (P1 04 and 05) are refused with 6A86. */
  NO_PSS("PSS"),
  /** Input of a wrong length to 80 2A is refused with 6700, not 6985. */
  BAD_SIGN_INPUT_6700("sign input"),
  /** A READ BINARY that asks for more than there is answers the rest with 6282, not 9000. */
  READ_END_6282("read to the end"),
  /** A READ BINARY past the end of the file answers 6700, not 6B00. */
  READ_PAST_END_6700("read past the end"),
  /** The first command after power-on answers 6F00 and does nothing. */
  FIRST_COMMAND_6F00("first command"),
  /** The token's label is padded with NUL, as in some test data, not with spaces. */
  LABEL_PADDED_WITH_NUL("label padding"),
  /** SELECT with P2=00 is refused with 6A86, instead of giving control information. */
  NO_FCI("FCI"),
  /** Lengths of outer objects of text and surface application have the form 81 where they can. */
  OUTER_LENGTH_81("length of outer objects"),
  /** Lengths of outer objects of text and surface application have the form 82. */
  OUTER_LENGTH_82("length of outer objects"),
  /** Two bytes stand before the four attributes, another reading of what newer cards do. */
  ATTRIBUTES_LEAD("start of the attributes"),
  /** The printed numbers (照合番号 A and B, birth date) have three tries, not ten. */
  NUMBER_TRIES_3("tries of numbers"),
  /** The printed numbers are never blocked: a wrong one answers 6300. */
  NUMBER_TRIES_UNLIMITED("tries of numbers"),
  /** Number B does not open the signature record of the text application (0003). */
  TEXT_SIGNATURE_NOT_BY_NUMBER_B("signature record of the text application"),
  /** The photo is a JPEG 2000 codestream without container. */
  PHOTO_CODESTREAM("photo"),
  /** The photo is a JPEG. */
  PHOTO_JPEG("photo"),
  /** The photo has no byte. */
  PHOTO_EMPTY("photo"),
  /** The lower certificate of the card's own chain (7F21) is absent, as on older cards. */
  NO_CARD_CERTIFICATE("card certificate"),
  /** GET DATA 5F51 is answered in applications alone, not before one is selected. */
  ATR_IN_APPLICATIONS("ATR object"),
  /** GET DATA 5F51 is answered everywhere. */
  ATR_EVERYWHERE("ATR object"),
  /** GET DATA of a long object with short Le answers 6C and the low byte of its length. */
  LONG_OBJECT_6C("long object"),
  /** GET DATA of a long object with short Le answers in pieces, with 61xx. */
  LONG_OBJECT_61("long object"),
  /** GET DATA of a long object with short Le answers its beginning and 9000. */
  LONG_OBJECT_CUT("long object"),
  /** The surface application has references 0014 and 0015, whose use is not known. */
  SURFACE_REFERENCES_0014_0015("surface references"),
  /** The text application has no reference 0012. */
  NO_TEXT_REFERENCE_0012("text reference 0012"),
  /** The card has a driving licence with a PIN, which is the auth PIN's value. */
  LICENCE_PIN_SET("licence"),
  /** The card has a driving licence without a PIN: its value is four asterisks. */
  LICENCE_PIN_NOT_SET("licence"),
  /** The card has a driving licence that is locked: SELECT answers 6283. */
  LICENCE_LOCKED("licence"),
  /** The card has a driving licence whose PIN is blocked. */
  LICENCE_BLOCKED("licence"),
  /** The CV certificates name an issuer that nobody knows. */
  CV_UNKNOWN_ISSUER("CV certificates"),
  /** The CV certificates are for other keys than those that signed. */
  CV_OTHER_KEY("CV certificates"),
  /** The signatures of the CV certificates are wrong. */
  CV_BAD_SIGNATURE("CV certificates"),
  /** The records are copies of this card; the keys that sign are those of another chip. */
  CLONED_CARD("chip"),
  /** Number, attributes and signature record of the text application are another card's. */
  TEXT_RECORDS_OF_ANOTHER("text records"),
  /** The birth date in the numbers has the last two digits of the Gregorian year. */
  BIRTH_KEY_GREGORIAN("birth key"),
  /** The text application takes session keys (80 AE) and encrypted commands. */
  TEXT_SESSIONS("sessions"),
  /** A refused READ BINARY of text and surface application answers 6985, not 6982. */
  REFUSED_READ_6985("refused read"),
  /** READ BINARY gives at most 256 bytes, also for an extended Le. */
  EXTENDED_LE_256("extended length"),
  /** The face record tells an expiry a year after the card's. */
  FACE_EXPIRY_DIFFERS("expiry on the face");

  private final String topic;

  CardVariant(String topic) {
    this.topic = topic;
  }

  /**
   * What the behaviour is about.
   *
   * @return a few words, the same for behaviours that exclude each other
   */
  public String topic() {
    return topic;
  }
}

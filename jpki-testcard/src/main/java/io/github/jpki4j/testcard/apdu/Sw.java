package io.github.jpki4j.testcard.apdu;

/** Status words that the chip answers; sources: CARD-47 to CARD-50. */
public final class Sw {

  public static final int OK = 0x9000;
  public static final int END_OF_FILE = 0x6282;
  public static final int APPLICATION_LOCKED = 0x6283;
  public static final int FAILED_WITHOUT_COUNTER = 0x6300;
  public static final int TRIES_LEFT = 0x63C0;
  public static final int NOT_IN_THIS_APPLICATION = 0x66F1;
  public static final int WRONG_LENGTH = 0x6700;
  public static final int NO_LOGICAL_CHANNEL = 0x6881;
  public static final int NO_SECURE_MESSAGING = 0x6882;
  public static final int WRONG_FILE_STRUCTURE = 0x6981;
  public static final int NOT_VERIFIED = 0x6982;
  public static final int BLOCKED_ISO = 0x6983;
  public static final int BLOCKED = 0x6984;
  public static final int CONDITIONS = 0x6985;
  public static final int NO_CURRENT_EF = 0x6986;
  public static final int WRONG_SESSION_OBJECT = 0x6988;
  public static final int NO_SESSION = 0x69FC;
  public static final int WRONG_DATA = 0x6A80;
  public static final int NOT_FOUND = 0x6A82;
  public static final int NO_RECORD = 0x6A83;
  public static final int WRONG_PARAMETERS = 0x6A86;
  public static final int NO_REFERENCE = 0x6A88;
  public static final int WRONG_OFFSET = 0x6B00;
  public static final int UNKNOWN_INSTRUCTION = 0x6D00;
  public static final int UNKNOWN_CLASS = 0x6E00;
  public static final int UNKNOWN_ERROR = 0x6F00;

  private Sw() {}

  /** An answer without data. */
  public static byte[] answer(int sw) {
    return new byte[] {(byte) (sw >> 8), (byte) sw};
  }

  /** An answer with data. */
  public static byte[] answer(byte[] data, int sw) {
    return answer(data, 0, data.length, sw);
  }

  /** An answer with a part of an array as its data. */
  public static byte[] answer(byte[] source, int from, int length, int sw) {
    byte[] answer = new byte[length + 2];
    System.arraycopy(source, from, answer, 0, length);
    answer[length] = (byte) (sw >> 8);
    answer[length + 1] = (byte) sw;
    return answer;
  }
}

package sun.security.smartcardio;

import java.util.Arrays;
import java.util.function.BiFunction;

/**
 * Takes the place of the class of this name in the JDK, whose methods are native: one reader with a
 * card in it. All other classes of the driver are the JDK's own. It is compiled by the test that
 * needs it, for the JDK that runs the test.
 */
public final class PCSC extends PlatformPCSC {

  /** Takes the name of a function, and the command where it is SCardTransmit; answers that. */
  public static BiFunction<String, byte[], byte[]> card = (function, command) -> new byte[0];

  /** What the card speaks: 1 is T=0, 2 is T=1. */
  public static int protocol = 2;

  private static final byte[] NONE = {};
  private static final byte[] ATR = {0x3B, (byte) 0x80, (byte) 0x80, 0x01, 0x01};
  private static final int PRESENT = 0x20;

  private PCSC() {}

  static void checkAvailable() {}

  static long SCardEstablishContext(int scope) {
    return 1;
  }

  static String[] SCardListReaders(long context) {
    return new String[] {"Reader 00"};
  }

  static long SCardConnect(long context, String reader, int shareMode, int protocols) {
    card.apply("SCardConnect", NONE);
    return 2;
  }

  static byte[] SCardTransmit(long handle, int active, byte[] command, int offset, int length) {
    return card.apply("SCardTransmit", Arrays.copyOfRange(command, offset, offset + length));
  }

  static byte[] SCardStatus(long handle, byte[] status) {
    status[0] = PRESENT;
    status[1] = (byte) protocol;
    return ATR.clone();
  }

  static void SCardDisconnect(long handle, int disposition) {
    card.apply("SCardDisconnect", NONE);
  }

  static int[] SCardGetStatusChange(
      long context, long timeout, int[] currentState, String[] readers) {
    int[] states = new int[readers.length];
    Arrays.fill(states, PRESENT);
    return states;
  }

  static void SCardBeginTransaction(long handle) {
    card.apply("SCardBeginTransaction", NONE);
  }

  static void SCardEndTransaction(long handle, int disposition) {
    card.apply("SCardEndTransaction", NONE);
  }

  static byte[] SCardControl(long handle, int code, byte[] input) {
    return NONE;
  }

  public static String toString(byte[] bytes) {
    return Arrays.toString(bytes);
  }
}

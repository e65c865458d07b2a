package io.github.jpki4j.it.genuine;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ForwardingConnection;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** A link that spoils some of the answers; it counts those that it could spoil. */
final class SpoilingLink extends ForwardingConnection {

  /** What becomes of an answer to a read, or to the challenge. */
  enum Fault {
    CUT_TO_NOTHING {
      @Override
      byte[] spoil(byte[] answer, int size) {
        return cut(answer, 0);
      }
    },
    CUT_TO_FEW {
      @Override
      byte[] spoil(byte[] answer, int size) {
        return cut(answer, size % 5);
      }
    },
    CUT {
      @Override
      byte[] spoil(byte[] answer, int size) {
        return cut(answer, answer.length - 2 - size);
      }
    },
    CUT_IN_HALF {
      @Override
      byte[] spoil(byte[] answer, int size) {
        return cut(answer, answer.length / 2);
      }
    },
    TOO_LONG {
      @Override
      byte[] spoil(byte[] answer, int size) {
        byte[] longer = Arrays.copyOf(answer, answer.length + size);
        System.arraycopy(answer, answer.length - 2, longer, longer.length - 2, 2);
        return longer;
      }
    },
    WRONG_TAG {
      @Override
      byte[] spoil(byte[] answer, int size) {
        return changed(answer, 0, size);
      }
    },
    WRONG_LENGTH {
      @Override
      byte[] spoil(byte[] answer, int size) {
        return changed(answer, 2, size);
      }
    },
    OTHER_BYTE {
      @Override
      byte[] spoil(byte[] answer, int size) {
        return changed(answer, answer.length / 2, size);
      }
    },
    STATUS_LOST {
      @Override
      byte[] spoil(byte[] answer, int size) {
        return Arrays.copyOf(answer, answer.length - 2);
      }
    },
    STATUS_6F00 {
      @Override
      byte[] spoil(byte[] answer, int size) {
        return new byte[] {0x6F, 0};
      }
    },
    STATUS_6A82 {
      @Override
      byte[] spoil(byte[] answer, int size) {
        return new byte[] {0x6A, (byte) 0x82};
      }
    },
    STATUS_6B00 {
      @Override
      byte[] spoil(byte[] answer, int size) {
        return new byte[] {0x6B, 0};
      }
    },
    STATUS_6982 {
      @Override
      byte[] spoil(byte[] answer, int size) {
        return new byte[] {0x69, (byte) 0x82};
      }
    },
    STATUS_6282 {
      @Override
      byte[] spoil(byte[] answer, int size) {
        byte[] spoilt = cut(answer, answer.length - 2 - size);
        spoilt[spoilt.length - 2] = 0x62;
        spoilt[spoilt.length - 1] = (byte) 0x82;
        return spoilt;
      }
    };

    /**
     * Spoils an answer.
     *
     * @param size how much, 1 to 100
     */
    abstract byte[] spoil(byte[] answer, int size);

    /** The first bytes of the data, and the status. */
    private static byte[] cut(byte[] answer, int length) {
      byte[] shorter = Arrays.copyOf(answer, Math.max(0, length) + 2);
      if (shorter.length > answer.length) {
        return answer;
      }
      System.arraycopy(answer, answer.length - 2, shorter, shorter.length - 2, 2);
      return shorter;
    }

    private static byte[] changed(byte[] answer, int at, int by) {
      byte[] other = answer.clone();
      if (at < answer.length - 2) {
        other[at] ^= (byte) by;
      }
      return other;
    }
  }

  private final Fault fault;
  private final IntPredicate which;
  private final int start;
  private int reads;

  SpoilingLink(CardConnection link, Fault fault, IntPredicate which, int start) {
    super(link);
    this.fault = fault;
    this.which = which;
    this.start = start;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    boolean read = isRead(command);
    byte[] answer = super.transceive(command);
    boolean success = answer.length > 2 && answer[answer.length - 2] == (byte) 0x90;
    return read && success && which.test(reads++) ? fault.spoil(answer, size()) : answer;
  }

  /** Another one for each answer, also where the same is read again. */
  private int size() {
    return 1 + (7 * reads + start) % 101;
  }

  /** READ BINARY, GET DATA, and COMPUTE DIGITAL SIGNATURE without a PIN. */
  private static boolean isRead(byte[] command) {
    int instruction = command[1] & 0xFF;
    return instruction == 0xB0 || instruction == 0xCA || command[0] == (byte) 0x80;
  }

  /** Answers so far that could be spoilt. */
  int reads() {
    return reads;
  }
}

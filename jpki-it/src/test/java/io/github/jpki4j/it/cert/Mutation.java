package io.github.jpki4j.it.cert;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * One change of an encoding, of the kinds that bring parsers down.
 *
 * @param kind what is done
 * @param place where, as a share of the length
 * @param value a byte
 */
record Mutation(Kind kind, double place, byte value) {

  enum Kind {
    FLIP,
    SET,
    INSERT,
    DELETE,
    CUT,
    /** Makes a length field of what is there. */
    LENGTH,
    /** Repeats the rest. */
    REPEAT,
    /** Puts zeros over the rest. */
    ZERO
  }

  /** One to eight changes, one after the other. */
  static Arbitrary<List<Mutation>> several() {
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            Arbitraries.doubles().between(0, 1),
            Arbitraries.oneOf(
                Arbitraries.bytes(),
                Arbitraries.of((byte) 0x30, (byte) 0x80, (byte) 0x84, (byte) 0xA0, (byte) 0xFF)))
        .as(Mutation::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  static byte[] apply(byte[] original, List<Mutation> mutations) {
    byte[] bytes = original.clone();
    for (Mutation mutation : mutations) {
      bytes = bytes.length == 0 ? bytes : mutation.apply(bytes);
    }
    return bytes;
  }

  private byte[] apply(byte[] bytes) {
    int at = Math.min((int) (place * bytes.length), bytes.length - 1);
    byte[] copy = bytes.clone();
    switch (kind) {
      case FLIP -> copy[at] ^= (byte) (1 << (value & 7));
      case SET -> copy[at] = value;
      case INSERT -> copy = join(Arrays.copyOf(bytes, at), new byte[] {value}, tail(bytes, at));
      case DELETE -> copy = join(Arrays.copyOf(bytes, at), tail(bytes, at + 1));
      case CUT -> copy = Arrays.copyOf(bytes, at);
      case LENGTH -> {
        copy[at] = (byte) 0x84;
        Arrays.fill(copy, at + 1, Math.min(at + 5, copy.length), value);
      }
      case REPEAT -> copy = join(bytes, tail(bytes, at));
      case ZERO -> Arrays.fill(copy, at, copy.length, (byte) 0);
    }
    return copy;
  }

  private static byte[] tail(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, from, bytes.length);
  }

  private static byte[] join(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] joined = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }
}

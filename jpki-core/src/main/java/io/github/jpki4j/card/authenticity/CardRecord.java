package io.github.jpki4j.card.authenticity;

import io.github.jpki4j.MalformedResponseException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A signed record of a card as it was read: one object with tags DFxx in it, of which the exact
 * bytes count. Every byte of it is taken as hostile.
 *
 * <p>Lengths may have the short, the 81 and the 82 form, also where a shorter one would do; objects
 * with other tags are passed over. Before the object there may be two bytes more (APP-02).
 */
final class CardRecord {

  /** No file of the card is longer than a 15-bit offset reaches. */
  private static final int LONGEST = 0x7FFF;

  private static final int LEAD = 2;

  /** Where an object begins, and where its value is: {@code from} to {@code to}, exclusive. */
  private record Item(int at, int from, int to) {}

  private final byte[] bytes;
  private final int end;
  private final Map<Integer, Item> items = new HashMap<>();

  private CardRecord(byte[] bytes, int tag, int limit) throws MalformedResponseException {
    this.bytes = bytes;
    Item whole = whole(tag, limit);
    this.end = whole.to;
    if (whole.to <= bytes.length) {
      walk(whole);
    }
  }

  /**
   * How many bytes of a file count, from its start to the end of its object.
   *
   * @param head the first bytes of the file
   */
  static int length(byte[] head, int tag) throws MalformedResponseException {
    return new CardRecord(Arrays.copyOf(head, Math.min(head.length, LEAD + 5)), tag, LONGEST).end;
  }

  /**
   * Reads a record.
   *
   * @param bytes as many as {@link #length} says; kept
   */
  static CardRecord parse(byte[] bytes, int tag) throws MalformedResponseException {
    return new CardRecord(bytes, tag, bytes.length);
  }

  private Item whole(int tag, int limit) throws MalformedResponseException {
    int at = isTagAt(0, tag) || !isTagAt(LEAD, tag) ? 0 : LEAD;
    if (!isTagAt(at, tag)) {
      throw new MalformedResponseException("a record does not begin with its tag");
    }
    return item(at, at + 2, limit);
  }

  private boolean isTagAt(int at, int tag) {
    return at + 2 <= bytes.length && (octet(at) << 8 | octet(at + 1)) == tag;
  }

  private int octet(int at) {
    return bytes[at] & 0xFF;
  }

  /** The object at {@code at} whose length is at {@code length}; it must end at the limit. */
  private Item item(int at, int length, int limit) throws MalformedResponseException {
    int first = length < bytes.length ? octet(length) : 0x80;
    int more = first < 0x80 ? 0 : first - 0x80;
    if (first == 0x80 || more > 2 || length + more >= bytes.length) {
      throw new MalformedResponseException("a record has a length that is not valid");
    }
    int value = more == 0 ? first : 0;
    for (int i = 1; i <= more; i++) {
      value = value << 8 | octet(length + i);
    }
    int from = length + 1 + more;
    if (value > limit - from) {
      throw new MalformedResponseException("a record has an object longer than what it is in");
    }
    return new Item(at, from, from + value);
  }

  private void walk(Item whole) throws MalformedResponseException {
    int at = whole.from;
    while (at < whole.to) {
      int afterTag = afterTag(at, whole.to);
      Item item = item(at, afterTag, whole.to);
      if (afterTag == at + 2 && items.put(octet(at) << 8 | octet(at + 1), item) != null) {
        throw new MalformedResponseException("a record has an object twice");
      }
      at = item.to;
    }
  }

  /** Tags of one, two or three bytes. */
  private int afterTag(int at, int limit) throws MalformedResponseException {
    int next = at + 1;
    if ((octet(at) & 0x1F) == 0x1F) {
      while (next < limit && next < at + 2 && octet(next) >= 0x80) {
        next++;
      }
      next++;
    }
    if (next >= limit) {
      throw new MalformedResponseException("a record ends inside an object");
    }
    return next;
  }

  /** The value of an object, empty if there is none with this tag. */
  Optional<byte[]> value(int tag) {
    @Nullable Item item = items.get(tag);
    return item == null
        ? Optional.empty()
        : Optional.of(Arrays.copyOfRange(bytes, item.from, item.to));
  }

  /** A key in the record, empty if there is none with this tag or it is no key. */
  Optional<RSAPublicKey> key(int tag) {
    return value(tag).flatMap(RsaKeys::ofStored);
  }

  /**
   * What a signature covers: objects with consecutive tags, as they stand one behind the other,
   * tags and lengths included. Empty if one of them is missing or something is between them.
   */
  Optional<byte[]> range(int first, int last) {
    @Nullable Item begin = items.get(first);
    @Nullable Item item = begin;
    for (int tag = first + 1; item != null && tag <= last; tag++) {
      @Nullable Item next = items.get(tag);
      item = next != null && next.at == item.to ? next : null;
    }
    return begin == null || item == null
        ? Optional.empty()
        : Optional.of(Arrays.copyOfRange(bytes, begin.at, item.to));
  }

  /** What comes after an object, to the end of the record; empty if there is no such object. */
  Optional<byte[]> after(int tag) {
    @Nullable Item item = items.get(tag);
    return item == null ? Optional.empty() : Optional.of(Arrays.copyOfRange(bytes, item.to, end));
  }
}

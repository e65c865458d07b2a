package io.github.jpki4j.card.authenticity;

import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.internal.TlvFile;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A signed record of a card as it was read: objects with tags DFxx, of which the bytes count. */
final class CardRecord {

  private static final int FIRST_TAG = 0xDF00;
  private static final int LAST_TAG = 0xDF7F;
  private static final String TITLE = "the record";

  private final byte[] bytes;
  private final int end;
  private final Map<Integer, TlvFile.Item> items = new HashMap<>();

  private CardRecord(byte[] bytes, TlvFile file) throws MalformedResponseException {
    this.bytes = bytes;
    this.end = file.end();
    for (int tag = FIRST_TAG; tag <= LAST_TAG; tag++) {
      TlvFile.@Nullable Item item = file.find(tag);
      if (item != null) {
        items.put(tag, item);
      }
    }
  }

  /**
   * How many bytes of a file count, from its start to the end of its object.
   *
   * @param head the first bytes of the file
   */
  static int length(byte[] head, int tag) throws MalformedResponseException {
    return TlvFile.ofHead(head, tag, TITLE).end();
  }

  /**
   * Reads a record.
   *
   * @param bytes as many as {@link #length} says; kept
   * @throws MalformedResponseException also if an object is there twice
   */
  static CardRecord parse(byte[] bytes, int tag) throws MalformedResponseException {
    return new CardRecord(bytes, TlvFile.parse(bytes, tag, TITLE));
  }

  /** The value of an object, empty if there is none with this tag. */
  Optional<byte[]> value(int tag) {
    TlvFile.@Nullable Item item = items.get(tag);
    return item == null
        ? Optional.empty()
        : Optional.of(Arrays.copyOfRange(bytes, item.from(), item.to()));
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
    TlvFile.@Nullable Item begin = items.get(first);
    TlvFile.@Nullable Item item = begin;
    for (int tag = first + 1; item != null && tag <= last; tag++) {
      TlvFile.@Nullable Item next = items.get(tag);
      item = next != null && next.at() == item.to() ? next : null;
    }
    return begin == null || item == null
        ? Optional.empty()
        : Optional.of(Arrays.copyOfRange(bytes, begin.at(), item.to()));
  }

  /** What comes after an object, to the end of the record; empty if there is no such object. */
  Optional<byte[]> after(int tag) {
    TlvFile.@Nullable Item item = items.get(tag);
    return item == null ? Optional.empty() : Optional.of(Arrays.copyOfRange(bytes, item.to(), end));
  }
}

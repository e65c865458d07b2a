package io.github.jpki4j.internal;

import io.github.jpki4j.MalformedResponseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of the applications beside JPKI, every byte of it taken as hostile: one outer object with
 * items in it, such as {@code FF20 {DF21 …, DF22 …}}; APP-01, APP-21.
 *
 * <p>Lengths may have the short, the 81 and the 82 form, also where a shorter one would do. Cards
 * since 2023 were seen with two bytes more at the start; one report says 82, so both that and two
 * bytes before the object are read (APP-02). Items with unknown tags are passed over.
 */
public final class TlvFile {

  /** No file of the card is longer than a 15-bit offset reaches. */
  private static final int LONGEST = 0x7FFF;

  /** Bytes before the outer object on some newer cards. */
  private static final int LEAD = 2;

  /**
   * Where an object begins, and where its value is.
   *
   * @param at the first byte of its tag
   * @param from the first byte of its value
   * @param to the byte behind its value
   */
  public record Item(int at, int from, int to) {

    public int length() {
      return to - from;
    }
  }

  private final byte[] file;
  private final String name;
  private final Item whole;
  private final Map<Integer, Item> items = new HashMap<>();
  private final Set<Integer> twice = new HashSet<>();

  private TlvFile(byte[] file, int tag, int limit, String name) throws MalformedResponseException {
    this.file = file;
    this.name = name;
    this.whole = outer(tag, limit);
  }

  /**
   * Reads the header of a file whose rest is not there yet.
   *
   * @param head the first bytes of the file; kept
   * @param tag of the outer object
   * @param name of the file in messages
   */
  public static TlvFile ofHead(byte[] head, int tag, String name)
      throws MalformedResponseException {
    return new TlvFile(head, tag, LONGEST, name);
  }

  /**
   * Reads a file with its items.
   *
   * @param file as many bytes as {@link #end} says, or more; kept
   * @param tag of the outer object
   * @param name of the file in messages
   */
  public static TlvFile parse(byte[] file, int tag, String name) throws MalformedResponseException {
    TlvFile parsed = new TlvFile(file, tag, Math.min(file.length, LONGEST), name);
    parsed.walk();
    return parsed;
  }

  /**
   * Where the outer object ends: how many bytes of the file count.
   *
   * @return 3 to 32,767
   */
  public int end() {
    return whole.to;
  }

  /** Where the outer object begins: 0, or 2 on some newer cards. */
  public int start() {
    return whole.at;
  }

  /** Where the first item begins. */
  public int firstItem() {
    return whole.from;
  }

  private Item outer(int tag, int limit) throws MalformedResponseException {
    if (file.length == 0) {
      throw malformed("holds nothing");
    }
    for (int at : new int[] {0, LEAD}) {
      if (isTagAt(at, tag)) {
        return item(at, at + 2, limit);
      }
    }
    throw malformed(String.format("does not start with %04X", tag));
  }

  /** Whether a tag of two bytes is there. */
  public boolean isTagAt(int at, int tag) {
    return at + 2 <= file.length && number(at) == tag;
  }

  /** The two bytes at an offset that is within the file, as a number. */
  public int number(int at) {
    return octet(at) << 8 | octet(at + 1);
  }

  private int octet(int at) {
    return file[at] & 0xFF;
  }

  /** The object at an offset, with a tag of two bytes. It ends within the outer object. */
  public Item itemAt(int at) throws MalformedResponseException {
    return item(at, at + 2, whole.to);
  }

  /** The object at {@code at} whose length is at {@code length}; it ends at the limit or before. */
  private Item item(int at, int length, int limit) throws MalformedResponseException {
    if (length >= file.length) {
      throw malformed("ends inside an object");
    }
    int first = octet(length);
    int more = first < 0x80 ? 0 : first - 0x80;
    if (first == 0x80 || more > 2 || length + more >= file.length) {
      throw malformed("has a length that is not valid");
    }
    int value = more == 0 ? first : 0;
    for (int i = 1; i <= more; i++) {
      value = value << 8 | octet(length + i);
    }
    int from = length + 1 + more;
    if (value > limit - from) {
      throw malformed("has an object that is longer than what it is in");
    }
    return new Item(at, from, from + value);
  }

  private void walk() throws MalformedResponseException {
    int at = whole.from;
    while (at < whole.to) {
      int afterTag = afterTag(at, whole.to);
      Item item = item(at, afterTag, whole.to);
      if (afterTag == at + 2 && items.put(number(at), item) != null) {
        twice.add(number(at));
      }
      at = item.to;
    }
  }

  /** Tags of one, two or three bytes. */
  private int afterTag(int at, int end) throws MalformedResponseException {
    int next = at + 1;
    if ((octet(at) & 0x1F) == 0x1F) {
      while (next < end && next < at + 2 && octet(next) >= 0x80) {
        next++;
      }
      next++;
    }
    if (next >= end) {
      throw malformed("ends inside an object");
    }
    return next;
  }

  /** The item with a tag of two bytes, or null. It is there once. */
  public @Nullable Item find(int tag) throws MalformedResponseException {
    if (twice.contains(tag)) {
      throw malformed("has an item twice");
    }
    return items.get(tag);
  }

  /** The item with a tag of two bytes, which is there once. */
  public Item require(int tag) throws MalformedResponseException {
    @Nullable Item item = find(tag);
    if (item == null) {
      throw malformed("lacks an item");
    }
    return item;
  }

  /** The value of an item that must be there: a fresh array. */
  public byte[] value(int tag) throws MalformedResponseException {
    Item item = require(tag);
    return Arrays.copyOfRange(file, item.from, item.to);
  }

  /**
   * Where there are offsets, they lead to the items that are there: from the start of the file, or,
   * as far as anybody knows, from the outer object.
   *
   * @param offsets tag of the item with two bytes for each item
   * @param first tag of the first item; the others follow one by one
   * @param count number of items
   */
  public void checkOffsets(int offsets, int first, int count) throws MalformedResponseException {
    @Nullable Item table = find(offsets);
    if (table == null) {
      return;
    }
    boolean right =
        table.length() >= 2 * count
            && (lead(table, first, count, 0) || lead(table, first, count, whole.at));
    if (!right) {
      throw malformed("has offsets that do not lead to its items");
    }
  }

  private boolean lead(Item table, int first, int count, int base)
      throws MalformedResponseException {
    for (int i = 0; i < count; i++) {
      @Nullable Item item = find(first + i);
      if (item != null && item.at != base + number(table.from + 2 * i)) {
        return false;
      }
    }
    return true;
  }

  /** The exception for what is wrong with this file; of its contents it tells nothing. */
  public MalformedResponseException malformed(String problem) {
    return new MalformedResponseException(name + " " + problem);
  }
}

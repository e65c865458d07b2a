package io.github.jpki4j.it.genuine;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Records with something wrong in them, made of right ones. */
final class Forged {

  /** One object with its tag and length. */
  private record Item(int tag, int header, byte[] bytes) {}

  private final int outer;
  private final List<Item> items = new ArrayList<>();

  private Forged(byte[] record) {
    this.outer = (record[0] & 0xFF) << 8 | (record[1] & 0xFF);
    int at = 2 + lengthBytes(record, 2);
    int end = at + length(record, 2);
    while (at < end) {
      int header = 2 + lengthBytes(record, at + 2);
      int whole = header + length(record, at + 2);
      items.add(
          new Item(
              (record[at] & 0xFF) << 8 | (record[at + 1] & 0xFF),
              header,
              Arrays.copyOfRange(record, at, at + whole)));
      at += whole;
    }
  }

  private static int lengthBytes(byte[] record, int at) {
    int first = record[at] & 0xFF;
    return first < 0x80 ? 1 : first - 0x80 + 1;
  }

  private static int length(byte[] record, int at) {
    int length = record[at] & 0xFF;
    if (length < 0x80) {
      return length;
    }
    int value = 0;
    for (int i = 1; i <= length - 0x80; i++) {
      value = value << 8 | (record[at + i] & 0xFF);
    }
    return value;
  }

  static Forged of(byte[] record) {
    return new Forged(record);
  }

  /** One bit of the last byte of a value is another one. */
  Forged flip(int tag) {
    byte[] bytes = find(tag).bytes;
    bytes[bytes.length - 1] ^= 0x02;
    return this;
  }

  /** The first byte of a value is another one. */
  Forged spoilStart(int tag) {
    Item item = find(tag);
    item.bytes[item.header] ^= 0x40;
    return this;
  }

  Forged without(int tag) {
    items.remove(find(tag));
    return this;
  }

  Forged twice(int tag) {
    items.add(find(tag));
    return this;
  }

  Forged swapped(int one, int other) {
    int first = items.indexOf(find(one));
    int second = items.indexOf(find(other));
    Item moved = items.get(first);
    items.set(first, items.get(second));
    items.set(second, moved);
    return this;
  }

  /** Another object behind one. */
  Forged withStrangerBehind(int tag) {
    items.add(
        items.indexOf(find(tag)) + 1, new Item(0xDF7F, 3, new byte[] {(byte) 0xDF, 0x7F, 1, 0}));
    return this;
  }

  /** The same length in more bytes than it needs. */
  Forged longLength(int tag) {
    Item item = find(tag);
    int length = item.bytes.length - item.header;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag >> 8);
    out.write(tag);
    out.write(0x82);
    out.write(length >> 8);
    out.write(length);
    out.write(item.bytes, item.header, length);
    items.set(items.indexOf(item), new Item(tag, 5, out.toByteArray()));
    return this;
  }

  /** An object as another record has it. */
  Forged taking(int tag, byte[] record) {
    items.set(items.indexOf(find(tag)), of(record).find(tag));
    return this;
  }

  private Item find(int tag) {
    return items.stream().filter(item -> item.tag == tag).findFirst().orElseThrow();
  }

  byte[] bytes() {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    items.forEach(item -> content.writeBytes(item.bytes));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(outer >> 8);
    out.write(outer);
    out.write(0x82);
    out.write(content.size() >> 8);
    out.write(content.size());
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }

  /** A copy with one byte changed. */
  static byte[] at(byte[] bytes, int index, int xor) {
    byte[] copy = bytes.clone();
    copy[index] ^= (byte) xor;
    return copy;
  }

  /** A copy with bytes put in place. */
  static byte[] put(byte[] bytes, int index, int... values) {
    byte[] copy = bytes.clone();
    for (int i = 0; i < values.length; i++) {
      copy[index + i] = (byte) values[i];
    }
    return copy;
  }

  static byte[] join(byte[] one, byte[] other) {
    byte[] all = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    return all;
  }
}

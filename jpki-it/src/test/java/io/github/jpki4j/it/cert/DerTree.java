package io.github.jpki4j.it.cert;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * DER as a tree that can be damaged anywhere while all lengths around the damage stay right, so
 * that parsers get as far as the damage. Strings that hold DER themselves, as the values of
 * extensions and public keys do, are part of the tree.
 */
final class DerTree {

  private static final int CONSTRUCTED = 0x20;
  private static final int BIT_STRING = 0x03;
  private static final int OCTET_STRING = 0x04;
  private static final int NULL = 0x05;
  private static final int SEQUENCE = 0x30;

  /** What is nested deeper stays bytes: some damage is nothing but depth. */
  private static final int DEEPEST = 40;

  private static final int[] TAGS = {
    0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0A, 0x0C, 0x13, 0x16, 0x17, 0x18, 0x1E, 0x24, 0x30, 0x31,
    0x80, 0x81, 0x82, 0xA0, 0xA1, 0xA2, 0xA3, 0xA4
  };

  private int tag;
  private byte[] content;

  /** Bytes of the content before the children: the count of unused bits of a BIT STRING. */
  private int prefix;

  private List<DerTree> children = new ArrayList<>();

  private DerTree(int tag, byte[] content) {
    this.tag = tag;
    this.content = content;
  }

  /** Takes exactly one element apart. */
  static DerTree parse(byte[] der) {
    List<DerTree> all = elements(der, 0, 0);
    if (all.size() != 1) {
      throw new IllegalArgumentException("not one element");
    }
    return all.get(0);
  }

  /** The elements from an offset to the end; empty if that is no DER, or nested too deep. */
  private static List<DerTree> elements(byte[] bytes, int from, int depth) {
    List<DerTree> found = new ArrayList<>();
    int at = from;
    while (at < bytes.length) {
      int tag = bytes[at] & 0xFF;
      int octets = at + 1 < bytes.length ? bytes[at + 1] & 0xFF : 0xFF;
      int start = at + 2;
      int length = octets;
      if (octets > 0x80) {
        length = 0;
        for (int i = 0; i < octets - 0x80 && start < bytes.length && length < 1 << 22; i++) {
          length = (length << 8) | (bytes[start++] & 0xFF);
        }
      }
      if (octets == 0x80 || (tag & 0x1F) == 0x1F || length > bytes.length - start) {
        return List.of();
      }
      found.add(of(tag, Arrays.copyOfRange(bytes, start, start + length), depth));
      at = start + length;
    }
    return found;
  }

  private static DerTree of(int tag, byte[] content) {
    return of(tag, content, 0);
  }

  private static DerTree of(int tag, byte[] content, int depth) {
    DerTree tree = new DerTree(tag, content);
    boolean mayHoldDer = (tag & CONSTRUCTED) != 0 || tag == OCTET_STRING || tag == BIT_STRING;
    tree.prefix = tag == BIT_STRING ? 1 : 0;
    if (mayHoldDer && depth < DEEPEST && content.length > tree.prefix + 1) {
      tree.children = new ArrayList<>(elements(content, tree.prefix, depth + 1));
    }
    return tree;
  }

  /**
   * Takes every NULL out: whether it stands in an AlgorithmIdentifier of RSA makes no difference
   * (RFC 4055, 5), and the one beside a signature is not signed.
   */
  DerTree withoutNulls() {
    children.removeIf(child -> child.tag == NULL && child.body().length == 0);
    children.forEach(DerTree::withoutNulls);
    return this;
  }

  /** Gives the first element that has this content another one; false if there is none. */
  boolean replace(byte[] from, byte[] to) {
    if (children.isEmpty() && Arrays.equals(content, from)) {
      content = to;
      return true;
    }
    return children.stream().anyMatch(child -> child.replace(from, to));
  }

  byte[] encode() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] body = body();
    out.write(tag);
    if (body.length < 0x80) {
      out.write(body.length);
    } else {
      int octets = (39 - Integer.numberOfLeadingZeros(body.length)) / 8;
      out.write(0x80 | octets);
      for (int i = octets - 1; i >= 0; i--) {
        out.write(body.length >> (8 * i));
      }
    }
    out.writeBytes(body);
    return out.toByteArray();
  }

  private byte[] body() {
    if (children.isEmpty()) {
      return content;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(content, 0, Math.min(prefix, content.length));
    children.forEach(child -> out.writeBytes(child.encode()));
    return out.toByteArray();
  }

  /** All nodes, this one first. */
  private List<DerTree> all() {
    List<DerTree> all = new ArrayList<>(List.of(this));
    children.forEach(child -> all.addAll(child.all()));
    return all;
  }

  /** Damages it in one to three places. */
  void damage(Random random) {
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      List<DerTree> all = all();
      DerTree node = all.get(random.nextInt(all.size()));
      node.damage(random, all.get(random.nextInt(all.size())).encode());
    }
  }

  private void damage(Random random, byte[] other) {
    switch (random.nextInt(9)) {
      case 0 -> become(of(TAGS[random.nextInt(TAGS.length)], body()));
      case 1 -> become(of(other[0] & 0xFF, DerTree.parse(other).body()));
      case 2 -> children.add(random.nextInt(children.size() + 1), DerTree.parse(other));
      case 3 -> remove(random);
      case 4 -> fill(random, new int[] {0, 1, 2, 9, 130, 300, 3000}[random.nextInt(7)]);
      case 5 -> nest(new int[] {1, 2, 40, 2_000}[random.nextInt(4)], TAGS[random.nextInt(24)]);
      case 6 -> leaf(random);
      case 7 -> become(of(tag, concatenate(new byte[1 + random.nextInt(2)], body())));
      default -> become(of(tag, flipped(random, body())));
    }
  }

  private void become(DerTree other) {
    tag = other.tag;
    content = other.content;
    prefix = other.prefix;
    children = other.children;
  }

  private void remove(Random random) {
    if (children.isEmpty()) {
      content = new byte[0];
    } else {
      children.remove(random.nextInt(children.size()));
      content = Arrays.copyOf(content, children.isEmpty() ? prefix : content.length);
    }
  }

  private void fill(Random random, int length) {
    children = new ArrayList<>();
    content = new byte[length];
    if (random.nextBoolean()) {
      random.nextBytes(content);
    } else {
      Arrays.fill(content, (byte) (random.nextBoolean() ? 0xFF : 0x30));
    }
  }

  private void nest(int depth, int tagAround) {
    int around = depth > 2 ? SEQUENCE : tagAround;
    byte[] inner = encode();
    for (int i = 0; i < depth; i++) {
      DerTree outer = new DerTree(around, inner);
      inner = outer.encode();
    }
    children = new ArrayList<>();
    tag = inner[0] & 0xFF;
    content = inner.length > 40_000 ? new byte[0] : new DerTree(around, inner).content;
  }

  /** A number, name or time at the edge of what there is. */
  private void leaf(Random random) {
    children = new ArrayList<>();
    content =
        switch (random.nextInt(6)) {
          case 0 -> new byte[] {(byte) 0xFF};
          case 1 -> new byte[] {0, 0, 1};
          case 2 -> new byte[] {(byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0};
          case 3 -> "99991231235959Z".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
          case 4 -> "00000101000000Z".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
          default -> new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80, 0x1B};
        };
  }

  private static byte[] flipped(Random random, byte[] bytes) {
    byte[] copy = bytes.clone();
    if (copy.length > 0) {
      copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  private static byte[] concatenate(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}

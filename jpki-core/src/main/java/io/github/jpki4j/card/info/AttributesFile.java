package io.github.jpki4j.card.info;

import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.cert.BasicFourAttributes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file of the four attributes, every byte of it taken as hostile: {@code FF20 {DF21 offsets,
 * DF22 name, DF23 address, DF24 birth date, DF25 gender}}; APP-01.
 *
 * <p>Lengths may have the short, the 81 and the 82 form, also where a shorter one would do. Cards
 * since 2023 were seen with two bytes more at the start; one report says 82, so both that and two
 * bytes before FF20 are read. Objects with other tags are passed over.
 */
final class AttributesFile {

  private static final int FILE = 0xFF20;
  private static final int OFFSETS = 0xDF21;
  private static final int NAME = 0xDF22;
  private static final int ADDRESS = 0xDF23;
  private static final int BIRTH_DATE = 0xDF24;
  private static final int GENDER = 0xDF25;

  /** Bytes before FF20 on some newer cards. */
  private static final int LEAD = 2;

  /** No file of the card is longer than a 15-bit offset reaches. */
  private static final int LONGEST = 0x7FFF;

  /** Where an object begins, and where its value is: {@code from} to {@code to}, exclusive. */
  private record Item(int at, int from, int to) {}

  private final byte[] file;
  private final Map<Integer, Item> items = new HashMap<>();

  private AttributesFile(byte[] file) {
    this.file = file;
  }

  /**
   * How many bytes of the file count, from its start to the end of FF20.
   *
   * @param head the first bytes of the file
   * @return 3 to 32,767
   */
  static int length(byte[] head) throws MalformedResponseException {
    return new AttributesFile(head).whole(LONGEST).to;
  }

  /**
   * Reads the attributes.
   *
   * @param file as many bytes as {@link #length} says
   */
  static BasicFourAttributes parse(byte[] file) throws MalformedResponseException {
    AttributesFile reader = new AttributesFile(file);
    Item whole = reader.whole(file.length);
    reader.walk(whole);
    reader.checkOffsets(whole.at);
    return BasicFourAttributes.ofTexts(
        reader.text(NAME), reader.text(GENDER), reader.text(BIRTH_DATE), reader.text(ADDRESS));
  }

  private Item whole(int limit) throws MalformedResponseException {
    if (isTagAt(0, FILE)) {
      return item(0, 2, limit);
    }
    if (isTagAt(LEAD, FILE)) {
      return item(LEAD, LEAD + 2, limit);
    }
    throw malformed("does not start with FF20");
  }

  private boolean isTagAt(int at, int tag) {
    return at + 2 <= file.length && (octet(at) << 8 | octet(at + 1)) == tag;
  }

  private int octet(int at) {
    return file[at] & 0xFF;
  }

  /** The object at {@code at} whose length is at {@code length}; it must end at the limit. */
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

  private void walk(Item whole) throws MalformedResponseException {
    int at = whole.from;
    while (at < whole.to) {
      int afterTag = afterTag(at, whole.to);
      Item item = item(at, afterTag, whole.to);
      if (afterTag == at + 2) {
        int tag = octet(at) << 8 | octet(at + 1);
        if (items.put(tag, item) != null && tag >= OFFSETS && tag <= GENDER) {
          throw malformed("has an item twice");
        }
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

  /**
   * Where there are offsets, they lead to the four items: from the start of the file, or, as far as
   * anybody knows, from FF20.
   */
  private void checkOffsets(int start) throws MalformedResponseException {
    @Nullable Item offsets = items.get(OFFSETS);
    if (offsets == null) {
      return;
    }
    if (offsets.to - offsets.from < 8 || !(lead(offsets, 0) || lead(offsets, start))) {
      throw malformed("has offsets that do not lead to its items");
    }
  }

  private boolean lead(Item offsets, int base) {
    for (int i = 0; i < 4; i++) {
      int entry = offsets.from + 2 * i;
      int offset = octet(entry) << 8 | octet(entry + 1);
      @Nullable Item item = items.get(NAME + i);
      if (item == null || item.at != base + offset) {
        return false;
      }
    }
    return true;
  }

  private String text(int tag) throws MalformedResponseException {
    @Nullable Item item = items.get(tag);
    if (item == null) {
      throw malformed("lacks an item");
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(file, item.from, item.to - item.from))
          .toString();
    } catch (CharacterCodingException e) {
      // The exception is left out: it tells nothing that helps, and may tell of the contents.
      throw malformed("has text that is not UTF-8");
    }
  }

  private static MalformedResponseException malformed(String problem) {
    return new MalformedResponseException("the file of the attributes " + problem);
  }
}

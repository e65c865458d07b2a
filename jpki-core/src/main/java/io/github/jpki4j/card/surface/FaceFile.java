package io.github.jpki4j.card.surface;

import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.cert.BirthDate;
import io.github.jpki4j.cert.Gender;
import io.github.jpki4j.internal.RecordTag.Face;
import io.github.jpki4j.internal.TlvFile;
import io.github.jpki4j.internal.TlvFile.Item;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file of the card face: {@code FF20 {DF21 offsets, DF22 birth date, DF23 gender, DF24 key,
 * DF25 name, DF26 address, DF27 photo, DF28 signature, DF29 expiry, DF2A security code}}; APP-28.
 */
final class FaceFile {

  private static final int ITEMS = 9;

  /** A tag of two bytes, and the longest form of a length. */
  private static final int LONGEST_HEADER = 5;

  private static final String TITLE = "the file of the card face";

  private final TlvFile file;

  private FaceFile(TlvFile file) {
    this.file = file;
  }

  /**
   * How many bytes of the file count, from its start to the end of FF20.
   *
   * @param head the first bytes of the file
   * @return 3 to 32,767
   */
  static int length(byte[] head) throws MalformedResponseException {
    return TlvFile.ofHead(head, Face.FILE, TITLE).end();
  }

  /**
   * The bytes of the photo, which need not be read.
   *
   * @param from the first byte that need not be read
   * @param to the first byte behind the photo
   */
  record Gap(int from, int to) {}

  /**
   * Where the photo is.
   *
   * @param head the first bytes of the file, with the offsets
   * @return empty if the offsets name no photo
   * @throws MalformedResponseException if there are no offsets, or they cannot be right
   */
  static Optional<Gap> photo(byte[] head) throws MalformedResponseException {
    TlvFile file = TlvFile.ofHead(head, Face.FILE, TITLE);
    if (!file.isTagAt(file.firstItem(), Face.OFFSETS)) {
      throw file.malformed("does not begin with offsets, so nothing can be left out");
    }
    Item table = file.itemAt(file.firstItem());
    if (table.length() < 2 * ITEMS || table.to() > head.length) {
      throw file.malformed("has offsets that do not lead to its items");
    }
    int base = table.to() - file.number(table.from());
    int photo = base + file.number(table.from() + 2 * (Face.PHOTO - Face.BIRTH_DATE));
    int behind = base + file.number(table.from() + 2 * (Face.PHOTO + 1 - Face.BIRTH_DATE));
    if ((base != 0 && base != file.start()) || behind > file.end()) {
      throw file.malformed("has offsets that do not lead to its items");
    }
    int from = photo + LONGEST_HEADER;
    return photo >= table.to() && from < behind
        ? Optional.of(new Gap(from, behind))
        : Optional.empty();
  }

  /**
   * Reads the file.
   *
   * @param bytes as many as {@link #length} says; no bytes are a file without contents
   */
  static FaceFile parse(byte[] bytes) throws MalformedResponseException {
    FaceFile read = new FaceFile(TlvFile.parse(bytes, Face.FILE, TITLE));
    read.file.checkOffsets(Face.OFFSETS, Face.BIRTH_DATE, ITEMS);
    return read;
  }

  /** Makes sure that the photo, which was left out, is all that was. */
  void requirePhoto(Gap gap) throws MalformedResponseException {
    if (file.require(Face.PHOTO).to() != gap.to()) {
      throw file.malformed("has offsets that do not lead to its items");
    }
  }

  Optional<BirthDate> birthDate() throws MalformedResponseException {
    return BirthDate.parse("0" + text(Face.BIRTH_DATE));
  }

  Optional<Gender> gender() throws MalformedResponseException {
    return Gender.parse(text(Face.GENDER));
  }

  Optional<LocalDate> expiry() throws MalformedResponseException {
    return BirthDate.parse("0" + text(Face.EXPIRY)).flatMap(BirthDate::date);
  }

  private String text(int tag) throws MalformedResponseException {
    return new String(file.value(tag), StandardCharsets.ISO_8859_1);
  }

  /** An image that may be missing, or have no bytes. */
  Optional<CardImage> image(int tag) throws MalformedResponseException {
    @Nullable Item item = file.find(tag);
    if (item == null || item.length() == 0) {
      return Optional.empty();
    }
    byte[] value = file.value(tag);
    try {
      return Optional.of(CardImage.of(value));
    } finally {
      Arrays.fill(value, (byte) 0);
    }
  }
}

package io.github.jpki4j.card.info;

import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.cert.BasicFourAttributes;
import io.github.jpki4j.internal.RecordTag.Attributes;
import io.github.jpki4j.internal.TlvFile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The file of the four attributes: {@code FF20 {DF21 offsets, DF22 name, DF23 address, DF24 birth
 * date, DF25 gender}}; APP-01.
 */
final class AttributesFile {

  private static final int ITEMS = 4;

  private static final String TITLE = "the file of the attributes";

  private final TlvFile file;

  private AttributesFile(TlvFile file) {
    this.file = file;
  }

  /**
   * How many bytes of the file count, from its start to the end of FF20.
   *
   * @param head the first bytes of the file
   * @return 3 to 32,767
   */
  static int length(byte[] head) throws MalformedResponseException {
    return TlvFile.ofHead(head, Attributes.FILE, TITLE).end();
  }

  /**
   * Reads the attributes.
   *
   * @param bytes as many as {@link #length} says
   */
  static BasicFourAttributes parse(byte[] bytes) throws MalformedResponseException {
    AttributesFile read = new AttributesFile(TlvFile.parse(bytes, Attributes.FILE, TITLE));
    read.file.checkOffsets(Attributes.OFFSETS, Attributes.NAME, ITEMS);
    return BasicFourAttributes.ofTexts(
        read.text(Attributes.NAME),
        read.text(Attributes.GENDER),
        read.text(Attributes.BIRTH_DATE),
        read.text(Attributes.ADDRESS));
  }

  private String text(int tag) throws MalformedResponseException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(file.value(tag)))
          .toString();
    } catch (CharacterCodingException e) {
      // The exception is left out: it tells nothing that helps, and may tell of the contents.
      throw file.malformed("has text that is not UTF-8");
    }
  }
}

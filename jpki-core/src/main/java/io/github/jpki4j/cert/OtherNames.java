package io.github.jpki4j.cert;

import io.github.jpki4j.internal.DerCursor;
import io.github.jpki4j.internal.DerException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The otherNames in a subjectAltName (2.5.29.17), by object identifier: the six of JPKI as text,
 * all others as they stand. Names of other kinds may stand between them and are not looked at.
 * Everything here is hostile until read.
 */
final class OtherNames {

  /** The arc of the attributes. Facts: CERT-21. */
  private static final String ARC = "1.2.392.200149.8.5.5.";

  /** Far above the certificates of cards (CARD-21, CARD-22): no file of a card is longer. */
  private static final int LONGEST = 0x7FFF;

  private static final int LAST_KNOWN = 6;

  /** How many others are carried along. */
  private static final int MOST_UNKNOWN = 16;

  private static final int CLASS = 0xC0;
  private static final int CONTEXT_SPECIFIC = 0x80;
  private static final int NUMBER = 0x1F;
  private static final int OTHER_NAME = DerCursor.constructed(0);
  private static final int VALUE = DerCursor.constructed(0);

  private final Map<Integer, List<Optional<String>>> values = new HashMap<>();
  private final Map<String, List<byte[]>> unknown = new LinkedHashMap<>();
  private int unknownCount;
  private boolean unknownArc;

  private OtherNames() {}

  /**
   * Reads the extension. Everything that is wrong with its structure ends here.
   *
   * @param extension an OCTET STRING with the GeneralNames, as {@code getExtensionValue} gives it
   * @return the names, empty if this is no such extension
   */
  static Optional<OtherNames> parse(byte[] extension) {
    if (extension.length > LONGEST) {
      return Optional.empty();
    }
    try {
      DerCursor octets = DerCursor.of(extension);
      DerCursor generalNames = octets.readOnly(DerCursor.OCTET_STRING, DerCursor.SEQUENCE);
      octets.expectEnd();
      return Optional.of(read(generalNames));
    } catch (DerException e) {
      return Optional.empty();
    }
  }

  private static OtherNames read(DerCursor generalNames) throws DerException {
    if (generalNames.isAtEnd()) {
      throw new DerException("GeneralNames has one element or more (RFC 5280)");
    }
    OtherNames found = new OtherNames();
    while (!generalNames.isAtEnd()) {
      int tag = generalNames.at(0) & 0xFF;
      DerCursor name = generalNames.readAny();
      if (tag == OTHER_NAME) {
        found.add(name);
      } else if ((tag & CLASS) != CONTEXT_SPECIFIC || (tag & NUMBER) == 0) {
        throw new DerException("not a GeneralName");
      }
    }
    return found;
  }

  /** One otherName: SEQUENCE { type-id, [0] EXPLICIT value }. */
  private void add(DerCursor otherName) throws DerException {
    String oid = otherName.readOid();
    String arc = oid.startsWith(ARC) ? oid.substring(ARC.length()) : "";
    if (arc.isEmpty()) {
      addForeign(oid, otherName);
      return;
    }
    DerCursor value = otherName.read(VALUE);
    otherName.expectEnd();
    if (!isKnown(arc)) {
      unknownArc = true;
      carryAlong(oid, value.bytes());
      return;
    }
    boolean isText = value.nextIs(DerCursor.UTF8_STRING);
    DerCursor content = value.readAny();
    value.expectEnd();
    Optional<String> text = isText ? Optional.of(content.text()) : Optional.empty();
    values.computeIfAbsent(arc.charAt(0) - '0', key -> new ArrayList<>()).add(text);
  }

  private static boolean isKnown(String arc) {
    return arc.length() == 1 && arc.charAt(0) >= '1' && arc.charAt(0) <= '0' + LAST_KNOWN;
  }

  /** Does not concern JPKI: whatever is wrong with it is left out here. */
  private void addForeign(String oid, DerCursor otherName) {
    try {
      DerCursor value = otherName.read(VALUE);
      otherName.expectEnd();
      carryAlong(oid, value.bytes());
    } catch (DerException e) {
      // It is no otherName, and so has no value.
    }
  }

  private void carryAlong(String oid, byte[] value) {
    if (unknownCount < MOST_UNKNOWN) {
      unknown.computeIfAbsent(oid, key -> new ArrayList<>()).add(value);
      unknownCount++;
    }
  }

  /** The values of the names that are none of the six, each the DER within [0]. */
  Map<String, List<byte[]>> unknown() {
    return unknown;
  }

  /**
   * The values of one name, in their order.
   *
   * @param arc 1 to 6
   * @return each an empty one if it is no UTF8String; unmodifiable
   */
  List<Optional<String>> values(int arc) {
    List<Optional<String>> found = values.get(arc);
    return found == null ? Collections.emptyList() : Collections.unmodifiableList(found);
  }

  /** Whether there is a name of the arc that is none of the six. */
  boolean hasUnknownArc() {
    return unknownArc;
  }

  /** Whether there is no name of the arc at all. */
  boolean isEmpty() {
    return values.isEmpty() && !unknownArc;
  }
}

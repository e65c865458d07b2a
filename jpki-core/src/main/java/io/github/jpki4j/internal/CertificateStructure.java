package io.github.jpki4j.internal;

/**
 * Walks a certificate by RFC 5280, 4.1, and every element within by DER, before a library reads it.
 * Libraries are lenient, each in its own way: what one of them reads, another refuses in the middle
 * of something. What passes here, all of them read. Immutable, thread-safe.
 */
public final class CertificateStructure {

  private static final int NULL = 0x05;
  private static final int SET = 0x31;
  private static final int NUMERIC_STRING = 0x12;
  private static final int T61_STRING = 0x14;
  private static final int VIDEOTEX_STRING = 0x15;
  private static final int IA5_STRING = 0x16;
  private static final int VISIBLE_STRING = 0x1A;
  private static final int GENERAL_STRING = 0x1B;
  private static final int BMP_STRING = 0x1E;
  private static final int UNIVERSAL_STRING = 0x1C;
  private static final int CLASS = 0xC0;
  private static final int CONSTRUCTED = 0x20;
  private static final int VERSION = DerCursor.constructed(0);
  private static final int ISSUER_ID = DerCursor.primitive(1);
  private static final int SUBJECT_ID = DerCursor.primitive(2);
  private static final int EXTENSIONS = DerCursor.constructed(3);
  private static final int V3 = 2;

  /** Elements within elements; a certificate has fewer than ten. */
  private static final int DEEPEST = 32;

  /** Bytes of tag and length of what has less than 65,536 bytes. */
  private static final int LONGEST_HEADER = 4;

  private CertificateExtensions extensions = CertificateExtensions.NONE;
  private boolean hasPlainNames = true;

  private CertificateStructure() {}

  /**
   * Looks at everything but the values of extensions, which stand in strings.
   *
   * @param der exactly one certificate; kept, and must not change
   * @return what it found
   */
  public static CertificateStructure read(byte[] der) throws DerException {
    if (der.length > ParserBoundary.LONGEST_CERTIFICATE) {
      throw new DerException("a certificate that is too long");
    }
    DerCursor file = DerCursor.of(der);
    requireDer(file.copy(), 0);
    DerCursor certificate = file.read(DerCursor.SEQUENCE);
    file.expectEnd();
    DerCursor signed = certificate.read(DerCursor.SEQUENCE);
    requireAlgorithm(certificate.read(DerCursor.SEQUENCE));
    certificate.readBitString();
    certificate.expectEnd();
    CertificateStructure structure = new CertificateStructure();
    structure.readSigned(signed);
    return structure;
  }

  /** The extensions. */
  public CertificateExtensions extensions() {
    return extensions;
  }

  /**
   * Whether each value in the names of issuer and subject is text of ASCII or UTF-8 by its tag and
   * by its bytes, and the names are no longer than names may be: no library fails to show those.
   */
  boolean hasPlainNames() {
    return hasPlainNames;
  }

  private void readSigned(DerCursor signed) throws DerException {
    int version = 0;
    if (signed.nextIs(VERSION)) {
      DerCursor content = signed.read(VERSION);
      version = content.readSmall(DerCursor.INTEGER);
      content.expectEnd();
    }
    if (version > V3) {
      throw new DerException("a version that is not known");
    }
    signed.readInteger();
    requireAlgorithm(signed.read(DerCursor.SEQUENCE));
    readName(signed.read(DerCursor.SEQUENCE));
    DerCursor validity = signed.read(DerCursor.SEQUENCE);
    validity.readTime();
    validity.readTime();
    validity.expectEnd();
    readName(signed.read(DerCursor.SEQUENCE));
    requireKey(signed.read(DerCursor.SEQUENCE));
    for (int tag : new int[] {ISSUER_ID, SUBJECT_ID}) {
      if (version > 0 && signed.nextIs(tag)) {
        requireBits(signed.read(tag));
      }
    }
    if (version == V3 && signed.nextIs(EXTENSIONS)) {
      extensions = CertificateExtensions.read(signed.readOnly(EXTENSIONS, DerCursor.SEQUENCE));
    }
    signed.expectEnd();
  }

  private static void requireAlgorithm(DerCursor identifier) throws DerException {
    identifier.skipOid();
    if (!identifier.isAtEnd()) {
      identifier.readAny();
    }
    identifier.expectEnd();
  }

  private void readName(DerCursor name) throws DerException {
    hasPlainNames &= name.remaining() <= ParserBoundary.LONGEST_NAME - LONGEST_HEADER;
    while (!name.isAtEnd()) {
      DerCursor set = name.read(SET);
      do {
        DerCursor attribute = set.read(DerCursor.SEQUENCE);
        attribute.skipOid();
        boolean isUtf8 = attribute.nextIs(DerCursor.UTF8_STRING); // of which requireDer made sure
        boolean isAscii = attribute.nextIs(DerCursor.PRINTABLE_STRING);
        DerCursor value = attribute.readAny();
        hasPlainNames &= isUtf8 || (isAscii && value.isPrintable());
        attribute.expectEnd();
      } while (!set.isAtEnd());
    }
  }

  private static void requireKey(DerCursor info) throws DerException {
    requireAlgorithm(info.read(DerCursor.SEQUENCE));
    info.readBitString();
    info.expectEnd();
  }

  /** Every element, down to those without elements. */
  private static void requireDer(DerCursor elements, int depth) throws DerException {
    if (depth > DEEPEST) {
      throw new DerException("elements that are nested too deep");
    }
    while (!elements.isAtEnd()) {
      int tag = elements.at(0) & 0xFF;
      if (tag == DerCursor.OID) {
        elements.skipOid();
        continue;
      }
      DerCursor content = elements.readAny();
      if ((tag & CONSTRUCTED) != 0) {
        if ((tag & CLASS) == 0 && tag != DerCursor.SEQUENCE && tag != SET) {
          throw new DerException("a string in parts, or a tag that is not known");
        }
        requireDer(content, depth + 1);
      } else if ((tag & CLASS) == 0) {
        requirePrimitive(tag, content);
      }
    }
  }

  private static void requirePrimitive(int tag, DerCursor content) throws DerException {
    switch (tag) {
      case DerCursor.BOOLEAN -> content.booleanContent();
      case DerCursor.INTEGER, DerCursor.ENUMERATED -> DerCursor.checkedInteger(content);
      case DerCursor.BIT_STRING -> requireBits(content);
      case NULL -> content.expectEnd();
      case DerCursor.UTC_TIME, DerCursor.GENERALIZED_TIME -> DerTime.parse(content, tag);
      case BMP_STRING -> requireMultiple(content, 2);
      case UNIVERSAL_STRING -> requireMultiple(content, 4);
      case DerCursor.UTF8_STRING -> content.text();
      case DerCursor.OCTET_STRING,
          NUMERIC_STRING,
          DerCursor.PRINTABLE_STRING,
          T61_STRING,
          VIDEOTEX_STRING,
          IA5_STRING,
          VISIBLE_STRING,
          GENERAL_STRING -> {
        // No library looks at the content while it reads.
      }
      default -> throw new DerException("a tag that no such element has");
    }
  }

  private static void requireBits(DerCursor content) throws DerException {
    int unused = content.at(0);
    if (unused < 0 || unused > 7 || (unused > 0 && content.remaining() == 1)) {
      throw new DerException("a BIT STRING with impossible unused bits");
    }
  }

  private static void requireMultiple(DerCursor content, int bytes) throws DerException {
    if (content.remaining() % bytes != 0) {
      throw new DerException("a string with part of a character");
    }
  }
}

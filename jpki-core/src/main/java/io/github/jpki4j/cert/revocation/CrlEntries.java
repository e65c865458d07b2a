package io.github.jpki4j.cert.revocation;

import io.github.jpki4j.internal.DerCursor;
import io.github.jpki4j.internal.DerException;

/**
 * The revokedCertificates of a list (RFC 5280, 5.1.2.6), read once from front to back: every
 * entry's structure is checked, and what concerns the whole list is remembered. No object of an
 * entry is kept. Immutable.
 */
final class CrlEntries {

  private final DerCursor content;
  private int count;
  private boolean anyForeign;
  private boolean anyUnknownCritical;

  private CrlEntries(DerCursor content) {
    this.content = content;
  }

  /** Reads the content of revokedCertificates. */
  static CrlEntries read(DerCursor content) throws DerException {
    CrlEntries entries = new CrlEntries(content);
    DerCursor cursor = entries.cursor();
    while (!cursor.isAtEnd()) {
      DerCursor entry = cursor.read(DerCursor.SEQUENCE);
      entry.readInteger();
      entry.readTime();
      if (!entry.isAtEnd()) {
        entries.readExtensions(entry.read(DerCursor.SEQUENCE));
        entry.expectEnd();
      }
      entries.count++;
    }
    return entries;
  }

  private void readExtensions(DerCursor extensions) throws DerException {
    while (!extensions.isAtEnd()) {
      DerCursor extension = extensions.read(DerCursor.SEQUENCE);
      int known = lastArc(extension.read(DerCursor.OID));
      boolean critical = Extensions.readCritical(extension);
      extension.read(DerCursor.OCTET_STRING);
      extension.expectEnd();
      switch (known) {
        case CrlEntry.CERTIFICATE_ISSUER -> anyForeign = true;
        case CrlEntry.REASON_CODE, CrlEntry.HOLD_INSTRUCTION, CrlEntry.INVALIDITY_DATE -> {
          // What it says matters only for the entry that is asked for.
        }
        default -> anyUnknownCritical |= critical;
      }
    }
  }

  /** The last arc of an object identifier right below 2.5.29, otherwise -1. */
  private static int lastArc(DerCursor oid) throws DerException {
    if (oid.isAtEnd()) {
      throw new DerException("an empty object identifier");
    }
    return oid.remaining() == 3 && oid.at(0) == 0x55 && oid.at(1) == 0x1D ? oid.at(2) : -1;
  }

  /** A fresh cursor before the first entry. */
  DerCursor cursor() {
    return content.copy();
  }

  int count() {
    return count;
  }

  /** Whether an entry names an issuer of its own: only an indirect list may. */
  boolean anyForeign() {
    return anyForeign;
  }

  /** Whether an entry has a critical extension that is not known: spoils the list (5.3). */
  boolean anyUnknownCritical() {
    return anyUnknownCritical;
  }
}

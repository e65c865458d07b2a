package io.github.jpki4j.cert.revocation;

import io.github.jpki4j.internal.DerCursor;
import io.github.jpki4j.internal.DerException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.crypto.macs.SipHash;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Finds entries by serial number: an open-addressing table of offsets into the list, 5 to 11 bytes
 * an entry. The hash has a key of its own per list, so that nobody can write a list whose entries
 * all meet in one place. Immutable, thread-safe.
 */
final class CrlIndex {

  private static final int HASH_KEY_LENGTH = 16;

  private final CrlEntries entries;
  private final KeyParameter hashKey;

  /** Offsets of entries in the array; 0, where no entry can be, is an empty place. */
  private final int[] table;

  private CrlIndex(CrlEntries entries) {
    this.entries = entries;
    byte[] key = new byte[HASH_KEY_LENGTH];
    new SecureRandom().nextBytes(key);
    hashKey = new KeyParameter(key);
    // At most three quarters are taken.
    long places = ((long) entries.count() * 4 / 3) + 1;
    table = new int[(int) Math.max(2, Long.highestOneBit(places) << 1)];
  }

  static CrlIndex of(CrlEntries entries) throws DerException {
    CrlIndex index = new CrlIndex(entries);
    SipHash hash = index.newHash();
    DerCursor cursor = entries.cursor();
    while (!cursor.isAtEnd()) {
      int offset = cursor.position();
      int place = index.place(hash, cursor.read(DerCursor.SEQUENCE).readInteger());
      if (index.table[place] == 0) {
        index.table[place] = offset;
      }
    }
    return index;
  }

  /** The content of the entry of a serial number, the first one if there are several. */
  Optional<DerCursor> find(BigInteger serial) throws DerException {
    int offset = table[place(newHash(), DerCursor.of(serial.toByteArray()))];
    return offset == 0 ? Optional.empty() : Optional.of(entry(offset));
  }

  private DerCursor entry(int offset) throws DerException {
    DerCursor all = entries.cursor();
    return DerCursor.of(all.array(), offset, all.end()).read(DerCursor.SEQUENCE);
  }

  /** Where the entry of a serial number is, or the empty place where it belongs. */
  private int place(SipHash hash, DerCursor serial) throws DerException {
    hash.update(serial.array(), serial.position(), serial.remaining());
    int place = (int) hash.doFinal() & (table.length - 1);
    while (table[place] != 0 && !entry(table[place]).readInteger().hasSameBytes(serial)) {
      place = (place + 1) & (table.length - 1);
    }
    return place;
  }

  private SipHash newHash() {
    SipHash hash = new SipHash();
    hash.init(hashKey);
    return hash;
  }
}

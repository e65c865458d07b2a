package io.github.jpki4j.testcard.pki;

import io.github.jpki4j.testcard.crypto.Der;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of a revocation list. They are never all in memory as objects: a million of them are
 * one run and the bytes that are written in the end.
 */
final class RevokedEntries {

  /** Certificates with consecutive serial numbers and the same rest. */
  @SuppressWarnings("ArrayRecordComponent") // never changed
  private record Run(BigInteger first, int count, byte[] rest) {

    int length() {
      int length = 0;
      for (int i = 0; i < count; i++) {
        length = Math.addExact(length, entry(i).length);
      }
      return length;
    }

    byte[] entry(int index) {
      return Der.sequence(Der.integer(first.add(BigInteger.valueOf(index))), rest);
    }
  }

  private final List<Run> runs = new ArrayList<>();
  private int body;

  /** Adds certificates from one serial number on, which share the reason and the date. */
  void add(Revocation first, int count) {
    if (count < 0) {
      throw new IllegalArgumentException("a list cannot have fewer entries than none");
    }
    Run run = new Run(first.serial(), count, rest(first));
    body = Math.addExact(body, run.length());
    runs.add(run);
  }

  private static byte[] rest(Revocation revocation) {
    byte[] date = Der.time(revocation.since());
    if (revocation.reasonCode() == 0) {
      return date;
    }
    byte[] reason = Der.enumerated(revocation.reasonCode());
    byte[] extensions =
        Der.sequence(IssuedExtensions.extension(IssuedExtensions.REASON_CODE, reason));
    return Der.concat(date, extensions);
  }

  /** Bytes of the field revokedCertificates, 0 if there are none: the field is absent then. */
  int length() {
    return body == 0 ? 0 : Math.addExact(body, Der.header(0x30, body).length);
  }

  /** Writes {@link #length()} bytes. */
  void writeTo(ByteBuffer out) {
    if (body == 0) {
      return;
    }
    out.put(Der.header(0x30, body));
    for (Run run : runs) {
      for (int i = 0; i < run.count(); i++) {
        out.put(run.entry(i));
      }
    }
  }
}

package io.github.jpki4j.document.pdf;

import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.signer.SignedDataWriter;
import java.time.Instant;
import java.util.Optional;

/**
 * How a PDF is to be signed. Immutable, thread-safe.
 *
 * @since 0.1.0
 */
public final class PdfSigning {

  /** Bytes: two certificates as long as a card's files can be, and what CMS adds. */
  private static final int ROOM = 2 * 3808 + 4096;

  private final PdfForm form;
  private final HashAlgorithm hash;
  private final Instant time;
  private final Optional<Stamp> stamp;
  private final Optional<String> field;
  private final int room;

  private PdfSigning(
      PdfForm form,
      HashAlgorithm hash,
      Instant time,
      Optional<Stamp> stamp,
      Optional<String> field,
      int room) {
    this.form = form;
    this.hash = hash;
    this.time = time;
    this.stamp = stamp;
    this.field = field;
    this.room = room;
  }

  /**
   * A signature that no page shows, in a field of its own.
   *
   * @param form of the signature
   * @param hash of the file and of the signed attributes
   * @param time the time that the signer claims, to the second
   * @return the settings
   * @throws IllegalArgumentException if the hash is SHA-1
   */
  public static PdfSigning of(PdfForm form, HashAlgorithm hash, Instant time) {
    SignedDataWriter.requireStrong(hash);
    return new PdfSigning(form, hash, time, Optional.empty(), Optional.empty(), ROOM);
  }

  /**
   * The same, and a page shows it.
   *
   * @param shown what the page shows
   * @return a new one
   */
  public PdfSigning withStamp(Stamp shown) {
    return new PdfSigning(form, hash, time, Optional.of(shown), field, room);
  }

  /**
   * The same in an empty field that the file has. It stays where it is; a stamp is drawn as large
   * as there is room, and its page does not matter.
   *
   * @param name of the field, fully qualified
   * @return a new one
   */
  public PdfSigning inField(String name) {
    return new PdfSigning(form, hash, time, stamp, Optional.of(name), room);
  }

  /**
   * The same with more room for the signature than its certificates need, as for a time stamp.
   *
   * @param bytes to be added, 0 or more
   * @return a new one
   * @throws IllegalArgumentException if that is negative
   */
  public PdfSigning withMoreRoom(int bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("room for " + bytes + " bytes");
    }
    return new PdfSigning(form, hash, time, stamp, field, Math.addExact(room, bytes));
  }

  PdfForm form() {
    return form;
  }

  HashAlgorithm hash() {
    return hash;
  }

  Instant time() {
    return time;
  }

  Optional<Stamp> stamp() {
    return stamp;
  }

  /** The name of the field; empty for a new one. */
  Optional<String> field() {
    return field;
  }

  /** Bytes for the value of /Contents. */
  int room() {
    return room;
  }

  /** PAdES keeps the time in the file, where it is signed as well. */
  Optional<Instant> signedTime() {
    return form == PdfForm.CADES ? Optional.empty() : Optional.of(time);
  }
}

package io.github.jpki4j.card.authenticity;

import io.github.jpki4j.internal.RecordTag.Face;
import java.util.Optional;

/**
 * What the signature over the card's face covers: three groups of objects, each by its hash, so
 * that one can be shown without the others; APP-24.
 */
final class FaceGroups {

  private final byte[] person;
  private final byte[] texts;
  private final byte[] photo;
  private final byte[] signature;

  private FaceGroups(byte[] person, byte[] texts, byte[] photo, byte[] signature) {
    this.person = person;
    this.texts = texts;
    this.photo = photo;
    this.signature = signature;
  }

  /** Birth date, gender and the card's key. */
  byte[] person() {
    return person;
  }

  /** Images of name and address. */
  byte[] texts() {
    return texts;
  }

  byte[] photo() {
    return photo;
  }

  /** Of the municipality. */
  byte[] signature() {
    return signature;
  }

  /** Empty if a part is missing. */
  static Optional<FaceGroups> of(CardRecord record) {
    Optional<byte[]> person = record.range(Face.BIRTH_DATE, Face.KEY);
    Optional<byte[]> texts = record.range(Face.NAME, Face.ADDRESS);
    Optional<byte[]> photo = record.range(Face.PHOTO, Face.PHOTO);
    Optional<byte[]> signature = record.value(Face.SIGNATURE);
    return person.isPresent() && texts.isPresent() && photo.isPresent() && signature.isPresent()
        ? Optional.of(new FaceGroups(person.get(), texts.get(), photo.get(), signature.get()))
        : Optional.empty();
  }

  /** The three hashes, 96 bytes. */
  byte[] hashes() {
    return DigestInfos.join(
        DigestInfos.sha256(person), DigestInfos.sha256(texts), DigestInfos.sha256(photo));
  }

  JudgedRecord.Signed signed() {
    return new JudgedRecord.Signed(DigestInfos.ofHashes(hashes()), signature);
  }
}

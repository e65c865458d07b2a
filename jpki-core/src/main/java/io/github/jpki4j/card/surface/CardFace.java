package io.github.jpki4j.card.surface;

import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.cert.BirthDate;
import io.github.jpki4j.cert.Gender;
import io.github.jpki4j.internal.RecordTag.Face;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the card face (券面) says, without the individual number: personal data, most of it as images.
 * {@link #close()} erases the images; {@link #toString} says nothing of any of it.
 *
 * <p>This is what the card answered. Whether the card is genuine is another question: nothing here
 * has checked a signature, and expiry and security code have none. Facts: APP-22, APP-24, APP-28.
 *
 * @since 0.1.0
 */
public final class CardFace implements AutoCloseable {

  private final FaceScope scope;
  private final Optional<BirthDate> birthDate;
  private final Optional<Gender> gender;
  private final Optional<LocalDate> expiry;
  private final Optional<CardImage> name;
  private final Optional<CardImage> address;
  private final Optional<CardImage> photo;
  private final Optional<CardImage> securityCode;

  private CardFace(FaceFile file, FaceScope scope) throws MalformedResponseException {
    this.scope = scope;
    this.birthDate = file.birthDate();
    this.gender = file.gender();
    this.expiry = file.expiry();
    this.name = file.image(Face.NAME);
    this.address = file.image(Face.ADDRESS);
    this.photo = scope == FaceScope.ALL ? file.image(Face.PHOTO) : Optional.empty();
    this.securityCode = file.image(Face.SECURITY_CODE);
  }

  /**
   * Reads the file of the card face, EF 0002 of the surface application.
   *
   * @param file the file up to the end of its object FF20, or with the filler behind it; neither
   *     kept nor changed
   * @return the card face, which the caller closes
   * @throws MalformedResponseException if that is not such a file; an image of an unknown kind is
   *     no reason
   */
  public static CardFace parse(byte[] file) throws MalformedResponseException {
    return new CardFace(FaceFile.parse(Objects.requireNonNull(file, "file")), FaceScope.ALL);
  }

  /** The same for a file in which the photo was left out. */
  static CardFace withoutPhoto(byte[] file, Optional<FaceFile.Gap> gap)
      throws MalformedResponseException {
    FaceFile parsed = FaceFile.parse(file);
    if (gap.isPresent()) {
      parsed.requirePhoto(gap.get());
    }
    return new CardFace(parsed, FaceScope.WITHOUT_PHOTO);
  }

  /**
   * How much was read.
   *
   * @return {@link FaceScope#WITHOUT_PHOTO} if the photo was left out
   */
  public FaceScope scope() {
    return scope;
  }

  /**
   * The date of birth (生年月日). Its era is {@link BirthDate.Era#UNKNOWN}: this application has none.
   *
   * @return the date, parts of which may be unknown; empty if there is no such date
   */
  public Optional<BirthDate> birthDate() {
    return birthDate;
  }

  /**
   * The gender (性別).
   *
   * @return the gender, empty for a code that nobody has described
   */
  public Optional<Gender> gender() {
    return gender;
  }

  /**
   * The last day on which the card is valid (有効期間). Nothing signs it.
   *
   * @return the day, in Japan; empty if there is no such date
   */
  public Optional<LocalDate> expiry() {
    return expiry;
  }

  /**
   * The name (氏名) as it is printed.
   *
   * @return the image; empty if the card has none
   */
  public Optional<CardImage> name() {
    return name;
  }

  /**
   * The address (住所) as it is printed.
   *
   * @return the image; empty if the card has none
   */
  public Optional<CardImage> address() {
    return address;
  }

  /**
   * The photo of the face (顔写真).
   *
   * @return the image; empty if the card has none, or if it was left out
   */
  public Optional<CardImage> photo() {
    return photo;
  }

  /**
   * The security code (セキュリティコード), the last four digits of verification number B. Nothing signs it.
   *
   * @return the image; empty if the card has none
   */
  public Optional<CardImage> securityCode() {
    return securityCode;
  }

  /** Erases the images. Idempotent. */
  @Override
  public void close() {
    Stream.of(name, address, photo, securityCode)
        .forEach(image -> image.ifPresent(CardImage::close));
  }

  /** Nothing of the card face. */
  @Override
  public String toString() {
    return "CardFace[hidden]";
  }
}

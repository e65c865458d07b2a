package io.github.jpki4j.card.authenticity;

import io.github.jpki4j.exchange.CardApplication;
import io.github.jpki4j.exchange.CardLayout;
import io.github.jpki4j.exchange.JpkiCommands;
import io.github.jpki4j.internal.RecordTag;

/** What is read of a card, and where it is; APP-27 to APP-29. */
enum CardObject {
  /** Opened by the birth key alone. */
  AGE(
      CardApplication.SURFACE,
      CardLayout.CURRENT.ageFile(),
      RecordTag.Age.FILE,
      CardLayout.CURRENT.surfaceGuess()),
  /** Opened by number B or A. */
  FACE(
      CardApplication.SURFACE,
      CardLayout.CURRENT.faceFile(),
      RecordTag.Face.FILE,
      CardLayout.CURRENT.surfaceGuess()),
  SURFACE_CERTIFICATE(CardApplication.SURFACE, 0x0004, 0x7F21, CvCertificate.FILE_LENGTH),
  /** Opened by number A alone. */
  NUMBER_IMAGE(
      CardApplication.SURFACE,
      CardLayout.CURRENT.numberImageFile(),
      RecordTag.NumberImage.FILE,
      CardLayout.CURRENT.surfaceGuess()),

  /** The individual number; of this file alone, the filler counts. */
  NUMBER(
      CardApplication.CARD_INFO_INPUT,
      CardLayout.CURRENT.numberFile(),
      RecordTag.IndividualNumber.FILE,
      JpkiCommands.SHORT_NE),
  ATTRIBUTES(
      CardApplication.CARD_INFO_INPUT,
      CardLayout.CURRENT.attributesFile(),
      RecordTag.Attributes.FILE,
      CardLayout.CURRENT.attributesGuess()),
  /** From what is in it, the individual number can be computed. */
  TEXT_SIGNATURE(CardApplication.CARD_INFO_INPUT, 0x0003, RecordTag.TextSignature.FILE, 336),
  TEXT_CERTIFICATE(CardApplication.CARD_INFO_INPUT, 0x0004, 0x7F21, CvCertificate.FILE_LENGTH),
  TEXT_KEY(CardApplication.CARD_INFO_INPUT, 0x0007, RecordTag.TextKey.FILE, 536),

  /** Data objects, read while no application is selected. */
  CARD_INTERMEDIATE(CardApplication.ISSUER_DOMAIN, 0x00F8, 0x7F21, CvCertificate.OBJECT_LENGTH),
  CARD_KEY(CardApplication.ISSUER_DOMAIN, 0x7F21, 0x7F21, CvCertificate.OBJECT_LENGTH);

  final CardApplication application;

  /** File identifier, or tag of a data object. */
  final int id;

  /** Tag of the object in it. */
  final int tag;

  /** Bytes to ask for first where extended length works. */
  final int guess;

  CardObject(CardApplication application, int id, int tag, int guess) {
    this.application = application;
    this.id = id;
    this.tag = tag;
    this.guess = guess;
  }

  /** Whether every card has it, and a report without it would be odd. */
  boolean isExpected() {
    return this != AGE && this != NUMBER_IMAGE && this != NUMBER && this != ATTRIBUTES;
  }

  /** What a report says if it is not there. */
  AuthenticityCode missing() {
    return isCertificate() ? AuthenticityCode.CERTIFICATE_MISSING : AuthenticityCode.RECORD_MISSING;
  }

  /** Whether it is read with GET DATA. */
  boolean isDataObject() {
    return application == CardApplication.ISSUER_DOMAIN;
  }

  /** Whether it is the individual number, as text or as an image. */
  boolean isIndividualNumber() {
    return this == NUMBER || this == NUMBER_IMAGE;
  }

  /** A certificate needs no secret; everything else does. */
  boolean isCertificate() {
    return tag == 0x7F21;
  }
}

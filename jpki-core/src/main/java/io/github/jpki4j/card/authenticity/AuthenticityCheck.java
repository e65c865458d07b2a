package io.github.jpki4j.card.authenticity;

/**
 * What is looked at to tell whether a card is genuine, in the order of the report. Facts: APP-23,
 * APP-24, APP-27, APP-28.
 *
 * @since 0.1.0
 */
public enum AuthenticityCheck {
  /**
   * The CV certificate of the surface application (EF 0004). It says: this key is one that the CA
   * certified. It is the same on all cards of a municipality, and free to copy.
   */
  SURFACE_CHAIN,
  /**
   * The record of the card's face (surface EF 0002): birth date, gender, the card's key, and images
   * of name, address and photo. It says: these bytes were issued together. Expiry and security
   * code, which stand beside them, are not signed.
   */
  FACE_RECORD,
  /** The record of the age (surface EF 0001): birth date and the card's key. */
  AGE_RECORD,
  /**
   * The record of the individual number's image (surface EF 0005), which has the card's key too.
   */
  NUMBER_RECORD,
  /**
   * A fresh challenge, answered under the key in the record of face or age. It says: a chip that
   * has this key answered now, so this is no copy of files. It does not say how far away that chip
   * is (a relay over a network passes), whose hand holds it, or that nobody reported it lost.
   */
  SURFACE_CHALLENGE,
  /** The CV certificate of the card info input application (EF 0004), as for the surface. */
  TEXT_CHAIN,
  /** The signature over the four attributes (EF 0003 over EF 0002): these bytes were issued. */
  TEXT_RECORD,
  /** Whether the same signature covers the individual number of the card (EF 0001). */
  INDIVIDUAL_NUMBER,
  /** The signature over the key of the card info input application (EF 0007). */
  TEXT_KEY,
  /**
   * A fresh challenge, answered under that key. It says: a genuine card of a municipality is
   * present, which need not be the one that the attributes were issued for.
   */
  TEXT_CHALLENGE,
  /**
   * Whether the four attributes belong to the card that answered. No signature of that application
   * binds them, so this is never proven.
   */
  TEXT_BINDING,
  /** Whether birth date and gender are the same in the record of the surface and in the text. */
  TEXT_ATTRIBUTES,
  /** Whether card and sign certificate name the same person. */
  CERTIFICATE_ATTRIBUTES,
  /** The CV certificate that is read while no application is selected (data object 00F8). */
  CARD_INTERMEDIATE,
  /** The CV certificate below it (data object 7F21), which older cards do not have. */
  CARD_KEY
}

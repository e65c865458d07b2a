package io.github.jpki4j.testcard.application;

import io.github.jpki4j.testcard.pki.Holder;

/**
 * What the issuer wrote into the applications beside JPKI.
 *
 * @param person the person as text and surface application tell it
 * @param expiry last day of the card, YYYYMMDD
 * @param individualNumber 12 digits, which are nobody's
 * @param securityCode 4 digits, printed under the photo
 * @param birthKey 6 digits, the birth date as printed
 * @param serial 15 characters
 * @param form how the lengths of outer objects are written
 * @param cvFault what is wrong with the CV certificates
 */
public record Personalisation(
    Holder person,
    String expiry,
    String individualNumber,
    String securityCode,
    String birthKey,
    String serial,
    Tlv.Form form,
    CvFault cvFault) {

  /** 照合番号B: birth date as printed, year of the card's expiry, security code; 14 digits. */
  public String numberB() {
    return birthKey + expiry.substring(0, 4) + securityCode;
  }

  /** What another card of the same municipality says. */
  public Personalisation ofAnother() {
    Holder other =
        person
            .withName("ＴＥＳＴ　太郎")
            .withGenderAndBirth("1", "319750505")
            .withAddress("東京都ＴＥＳＴ市９－９－９");
    return new Personalisation(
        other, expiry, "109876543218", "5822", "500505", serial, form, cvFault);
  }

  /** Says nothing of the person. */
  @Override
  public String toString() {
    return "Personalisation[hidden]";
  }
}

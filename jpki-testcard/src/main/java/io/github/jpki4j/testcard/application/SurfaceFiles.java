package io.github.jpki4j.testcard.application;

import static io.github.jpki4j.testcard.application.Tlv.item;
import static io.github.jpki4j.testcard.application.Tlv.outer;
import static io.github.jpki4j.testcard.crypto.Der.concat;

import io.github.jpki4j.testcard.crypto.CvContent;
import io.github.jpki4j.testcard.crypto.RsaKey;
import io.github.jpki4j.testcard.pki.Holder;
import java.util.function.Supplier;

/** The files of the surface application (券面事項確認AP): APP-28. */
public final class SurfaceFiles {

  /** Tag, length and nine numbers of two bytes. */
  private static final int OFFSETS = 21;

  private final Personalisation card;
  private final Supplier<RsaKey> cardKey;
  private final MunicipalityKey issuer;

  /**
   * Prepares; each file is made when it is asked for.
   *
   * @param card what the issuer wrote
   * @param cardKey the key that the records certify
   */
  public SurfaceFiles(Personalisation card, Supplier<RsaKey> cardKey) {
    this.card = card;
    this.cardKey = cardKey;
    this.issuer = MunicipalityKey.surface(card.person().municipalityCode(), card.cvFault());
  }

  private byte[] keyItem(int tag) {
    return item(tag, CvContent.key(cardKey.get().modulus()));
  }

  /** EF 0001: birth date and key, signed; 547 bytes. */
  public byte[] age() {
    byte[] record = concat(item(0x11, birth()), keyItem(0x12));
    return outer(card.form(), 0x10, record, item(0x13, issuer.sign(record)));
  }

  private String birth() {
    return card.person().birth().substring(1);
  }

  /**
   * EF 0002: the face of the card. The last two items are not signed.
   *
   * @param photo the image, may be empty
   * @param expiry YYYYMMDD as this file tells it
   */
  public byte[] face(byte[] photo, String expiry) {
    Holder person = card.person();
    byte[][] items = {
      item(0x22, birth()),
      item(0x23, person.gender()),
      keyItem(0x24),
      item(0x25, TextImage.text(person.name())),
      item(0x26, TextImage.text(person.address())),
      item(0x27, photo),
      new byte[0],
      item(0x29, expiry),
      item(0x2A, TextImage.digits(card.securityCode()))
    };
    byte[] who = concat(items[0], items[1], items[2]);
    byte[] texts = concat(items[3], items[4]);
    items[6] = item(0x28, issuer.signGroups(who, texts, items[5]));
    byte[] body = concat(items);
    byte[] header = Tlv.outerHeader(card.form(), 0x20, OFFSETS + body.length);
    byte[] offsets = Tlv.offsets(header.length + OFFSETS, items);
    return concat(header, item(0x21, offsets), body);
  }

  /** EF 0003; nothing signs it, and DF35 is made up where it is not known. */
  public byte[] information() {
    byte[] opaque = RsaKey.named("test-chip-common.pk8.der").signPadded(new byte[32]);
    return outer(
        card.form(),
        0x30,
        item(0x31, new byte[] {6, 3, 0x0E, 1}),
        item(0x32, CvContent.keyId("9000024", 1, 0)),
        item(0x33, new byte[] {0}),
        item(0x34, card.person().municipalityCode()),
        item(0x35, concat(CvContent.keyId("9000025", 1, 0), opaque)));
  }

  /** EF 0004: the CV certificate of the municipality. */
  public byte[] certificate() {
    return issuer.certificate();
  }

  /** EF 0005: the individual number as an image, signed. */
  public byte[] number() {
    byte[] record = concat(item(0x41, TextImage.digits(card.individualNumber())), keyItem(0x42));
    return outer(card.form(), 0x40, record, item(0x43, issuer.sign(record)));
  }
}

package io.github.jpki4j.testcard.application;

import static io.github.jpki4j.testcard.application.Tlv.ascii;
import static io.github.jpki4j.testcard.application.Tlv.item;
import static io.github.jpki4j.testcard.application.Tlv.outer;
import static io.github.jpki4j.testcard.crypto.Der.concat;

import io.github.jpki4j.testcard.crypto.CvContent;
import io.github.jpki4j.testcard.crypto.Der;
import io.github.jpki4j.testcard.crypto.RsaKey;
import io.github.jpki4j.testcard.pki.Holder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;

/** The files of the text application (券面事項入力補助AP): APP-01 to APP-09, APP-27. */
public final class TextFiles {

  /** ASSUMED: what the two extra bytes of newer cards are is not known (APP-02). */
  private static final byte[] LEAD = {0, 0};

  /** Tag, length and four numbers of two bytes. */
  private static final int OFFSETS = 11;

  private final Personalisation card;
  private final Supplier<RsaKey> cardKey;
  private final MunicipalityKey issuer;
  private final byte[] lead;

  /**
   * Prepares; each file is made when it is asked for.
   *
   * @param card what the issuer wrote
   * @param cardKey the key that 0007 certifies
   * @param hasLead whether two bytes stand before the four attributes
   */
  public TextFiles(Personalisation card, Supplier<RsaKey> cardKey, boolean hasLead) {
    this.card = card;
    this.cardKey = cardKey;
    this.issuer = MunicipalityKey.text(card.person().municipalityCode(), card.cvFault());
    this.lead = hasLead ? LEAD : new byte[0];
  }

  /** EF 0001: the individual number and two bytes of filler, 17 bytes. */
  public byte[] number() {
    byte[] object = outer(card.form(), 0x10, ascii(card.individualNumber()));
    return concat(object, new byte[] {-1, -1});
  }

  /** EF 0002: offsets, name, address, birth date without era, and gender. */
  public byte[] attributes() {
    byte[][] items = items();
    byte[] header = Tlv.outerHeader(card.form(), 0x20, OFFSETS + concat(items).length);
    int first = lead.length + header.length + OFFSETS;
    return concat(lead, header, item(0x21, Tlv.offsets(first, items)), concat(items));
  }

  private byte[][] items() {
    Holder person = card.person();
    return new byte[][] {
      item(0x22, person.name().getBytes(StandardCharsets.UTF_8)),
      item(0x23, person.address().getBytes(StandardCharsets.UTF_8)),
      item(0x24, person.birth().substring(1)),
      item(0x25, person.gender())
    };
  }

  /** EF 0003: hashes of 0001 as it stands and of the items of 0002, signed. */
  public byte[] signature() {
    byte[] hashes =
        concat(item(0x31, RsaKey.sha256(number())), item(0x32, RsaKey.sha256(concat(items()))));
    return outer(card.form(), 0x30, hashes, item(0x33, issuer.sign(hashes)));
  }

  /** EF 0004: the CV certificate of the municipality. */
  public byte[] certificate() {
    return issuer.certificate();
  }

  /** EF 0005, whose lengths are longer than need be on every card. Nothing is known of DF43. */
  public byte[] information() {
    byte[] unknown = new byte[128];
    Arrays.fill(unknown, 32, 128, (byte) 0xFF);
    byte[] block = concat(new byte[] {(byte) 0xDF, 0x43, (byte) 0x82, 0, (byte) 128}, unknown);
    return outer(
        Tlv.Form.TWO_BYTES_MORE,
        0x40,
        item(0x41, new byte[] {1, 3, 0x0E, 1}),
        item(0x42, CvContent.keyId("9000034", 1, 0)),
        block);
  }

  /** EF 0006: the public key for sessions. */
  public byte[] sessionKey() {
    return Der.tagged(0xA1, CvContent.key(sessionPrivateKey().modulus()));
  }

  /** The private half of 0006. */
  public static RsaKey sessionPrivateKey() {
    return RsaKey.named("test-chip-session.pk8.der");
  }

  /** EF 0007: the card's own key, signed. */
  public byte[] key() {
    byte[] key = item(0x51, CvContent.key(cardKey.get().modulus()));
    return outer(card.form(), 0x50, key, item(0x52, issuer.sign(key)));
  }
}

package io.github.jpki4j.testcard;

import static io.github.jpki4j.testcard.CardContents.ascii;
import static io.github.jpki4j.testcard.crypto.Der.concat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.crypto.Der;
import io.github.jpki4j.testcard.crypto.RsaKey;
import io.github.jpki4j.testcard.pki.Holder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The applications beside JPKI, as far as the published recordings touch them: APP-01 to APP-16.
 * Their number and code are made up.
 */
final class OtherApplications {

  /** Twelve digits that are nobody's number: the example of PROGRAM-18. */
  private static final String NUMBER = "012345678901";

  /** Tries of the printed numbers: APP-16. */
  private static final int NUMBER_TRIES = 10;

  /** ASSUMED: what the two extra bytes of newer cards are is not known (APP-02). */
  private static final byte[] LEAD = {0, 0};

  private final CardSettings settings;
  private final PinFile cardInfoPin;

  OtherApplications(CardSettings settings, PinFile cardInfoPin) {
    this.settings = settings;
    this.cardInfoPin = cardInfoPin;
  }

  List<Application> applications() {
    return List.of(text(), surface(), resident(), common());
  }

  private PinFile pin() {
    return new PinFile(PinFile.Rule.PIN, settings.authPin(), PinFile.PIN_TRIES, PinFile.PIN_TRIES);
  }

  private Application text() {
    PinFile pin = cardInfoPin;
    PinFile numberA = new PinFile(PinFile.Rule.NUMBER, NUMBER, NUMBER_TRIES, NUMBER_TRIES);
    Map<Integer, Ef> files = new HashMap<>();
    files.put(0x0001, new Ef.Data(OtherApplications::number, Ef.Gate.of(pin, numberA)));
    files.put(0x0002, new Ef.Data(this::fourItems, Ef.Gate.of(pin)));
    files.put(0x0005, new Ef.Data(OtherApplications::basicInformation, Ef.Gate.FREE));
    files.put(0x0011, pin);
    files.put(0x0012, new PinFile(PinFile.Rule.NUMBER, "0", NUMBER_TRIES, 0));
    files.put(0x0013, new Ef.Key(() -> RsaKey.ofCard(KeyKind.AUTH), Ef.Gate.FREE));
    files.put(0x0014, numberA);
    return new Application(Application.Name.TEXT, files);
  }

  private static Application surface() {
    return new Application(Application.Name.SURFACE, Map.of());
  }

  private Application resident() {
    return new Application(Application.Name.RESIDENT, Map.of(0x001C, pin()));
  }

  private Application common() {
    byte[] record =
        concat(
            new byte[] {0x01, 0x1C},
            ascii("TEST00000000001"),
            ascii(settings.issue().holder().municipalityCode()),
            ascii(settings.issue().expiryDigits()));
    return new Application(
        Application.Name.COMMON,
        Map.of(
            0x0001,
            new Ef.Records(List.of(record)),
            0x0002,
            new Ef.Unknown(),
            0x0019,
            new Ef.Key(() -> RsaKey.ofCard(KeyKind.AUTH), Ef.Gate.FREE),
            0x001C,
            pin(),
            0x001E,
            new Ef.Unknown()));
  }

  /** FF10, the number, and two bytes of filler: 17 bytes. */
  private static byte[] number() {
    return concat(new byte[] {(byte) 0xFF, 0x10, 12}, ascii(NUMBER), new byte[] {-1, -1});
  }

  /** FF40 with DF41 = 01 03 0E 01: extended lengths are supported. */
  private static byte[] basicInformation() {
    return privateTag(0x40, privateItem(0x41, new byte[] {1, 3, 0x0E, 1}));
  }

  /** FF20 with offsets, name, address, birth date without era, and gender. */
  private byte[] fourItems() {
    Holder resident = settings.issue().resident();
    byte[][] items = {
      privateItem(0x22, resident.name().getBytes(StandardCharsets.UTF_8)),
      privateItem(0x23, resident.address().getBytes(StandardCharsets.UTF_8)),
      privateItem(0x24, ascii(resident.birth().substring(1))),
      privateItem(0x25, ascii(resident.gender()))
    };
    byte[] body = concat(items);
    byte[] header = fourItemsHeader(body.length + 11);
    int at = header.length + 11;
    byte[] offsets = new byte[2 * items.length];
    for (int i = 0; i < items.length; i++) {
      offsets[2 * i] = (byte) (at >> 8);
      offsets[2 * i + 1] = (byte) at;
      at += items[i].length;
    }
    return concat(header, privateItem(0x21, offsets), body);
  }

  /** FF20 and its length, which newer cards write longer than need be. */
  private byte[] fourItemsHeader(int length) {
    byte[] lead = settings.has(CardVariant.ATTRIBUTES_LEAD) ? LEAD : new byte[0];
    byte high = (byte) (length >> 8);
    byte low = (byte) length;
    if (settings.has(CardVariant.ATTRIBUTES_LENGTH_82)) {
      return concat(lead, new byte[] {(byte) 0xFF, 0x20, (byte) 0x82, high, low});
    }
    if (settings.has(CardVariant.ATTRIBUTES_LENGTH_81) && high == 0) {
      return concat(lead, new byte[] {(byte) 0xFF, 0x20, (byte) 0x81, low});
    }
    return concat(lead, new byte[] {(byte) 0xFF}, Der.header(0x20, length));
  }

  /** Tag FFxx, which is constructed. */
  private static byte[] privateTag(int second, byte[]... parts) {
    byte[] oneByteTag = Der.tagged(second, parts);
    return concat(new byte[] {(byte) 0xFF}, oneByteTag);
  }

  /** Tag DFxx, which is primitive. */
  private static byte[] privateItem(int second, byte[] value) {
    return concat(new byte[] {(byte) 0xDF}, Der.tagged(second, value));
  }

  /** Data objects at card level: CARD-44. What is not published is TEST. */
  static Map<Integer, byte[]> dataObjects(Issuance issue, byte[] atr) {
    Map<Integer, byte[]> objects = new HashMap<>();
    for (int tag : new int[] {0x0042, 0x0045, 0x0066, 0x00F7, 0x00F8}) {
      objects.put(tag, ascii("TEST"));
    }
    objects.put(0x00F0, ascii(issue.holder().municipalityCode()));
    objects.put(0x00F2, ascii(issue.expiryDigits()));
    objects.put(0x5F51, Arrays.copyOfRange(atr, 1, atr.length));
    objects.put(0x7F21, concat(new byte[] {0x7F}, Der.tagged(0x21, new byte[564])));
    return objects;
  }
}

package io.github.jpki4j.testcard.application;

import static io.github.jpki4j.testcard.application.Tlv.ascii;
import static io.github.jpki4j.testcard.crypto.Der.concat;
import static io.github.jpki4j.testcard.crypto.Der.oid;
import static io.github.jpki4j.testcard.crypto.Der.tagged;

import io.github.jpki4j.testcard.crypto.CvContent;
import io.github.jpki4j.testcard.crypto.RsaKey;
import io.github.jpki4j.testcard.pki.TestCvCa;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Data objects of the card itself: CARD-44, APP-29. The identifiers of keys are made up. */
public final class CardObjects {

  /** The ATR without its first byte, the only object that applications may tell, too. */
  public static final int ATR = 0x5F51;

  /** The lower certificate of the card's chain, which older cards do not have. */
  public static final int LOWER_CERTIFICATE = 0x7F21;

  private static final byte[] INTERMEDIATE = CvContent.keyId("9000021", 1, 0);
  private static final byte[] LOWEST = CvContent.keyId("9000022", 1, 0);

  private CardObjects() {}

  /** Each object by its tag; an object is made when it is asked for. */
  public static Map<Integer, Supplier<byte[]>> of(Personalisation card, byte[] atr) {
    Map<Integer, Supplier<byte[]>> objects = new HashMap<>();
    objects.put(0x0042, () -> CvContent.keyId("9000001", 1, 0));
    objects.put(0x0045, () -> concat(new byte[] {0}, ascii(card.serial()), new byte[] {0}));
    objects.put(0x0066, CardObjects::recognitionData);
    objects.put(0x00F0, () -> ascii(card.person().municipalityCode()));
    objects.put(0x00F2, () -> ascii(card.expiry()));
    objects.put(0x00F7, INTERMEDIATE::clone);
    objects.put(0x00F8, () -> upper(card.cvFault()));
    objects.put(LOWER_CERTIFICATE, CardObjects::lower);
    objects.put(ATR, () -> Arrays.copyOfRange(atr, 1, atr.length));
    return objects;
  }

  /** Under the arc of GlobalPlatform; ASSUMED: version 2.2 and nothing more. */
  private static byte[] recognitionData() {
    return tagged(0x73, oid("1.2.840.114283.1"), tagged(0x60, oid("1.2.840.114283.2.2.2")));
  }

  private static byte[] upper(CvFault fault) {
    return fault.certificate(TestCvCa.CARD, INTERMEDIATE, intermediate().publicKey());
  }

  private static byte[] lower() {
    RsaKey lowest = RsaKey.named("test-cv-card-key.pk8.der");
    return CvContent.content(INTERMEDIATE, intermediate(), LOWEST, lowest.modulus());
  }

  private static RsaKey intermediate() {
    return RsaKey.named("test-cv-card.pk8.der");
  }
}

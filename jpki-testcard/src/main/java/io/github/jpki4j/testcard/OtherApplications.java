package io.github.jpki4j.testcard;

import static io.github.jpki4j.testcard.application.Tlv.ascii;
import static io.github.jpki4j.testcard.crypto.Der.concat;

import io.github.jpki4j.testcard.application.Application;
import io.github.jpki4j.testcard.application.Ef;
import io.github.jpki4j.testcard.application.Personalisation;
import io.github.jpki4j.testcard.application.Photo;
import io.github.jpki4j.testcard.application.PinFile;
import io.github.jpki4j.testcard.application.SurfaceFiles;
import io.github.jpki4j.testcard.application.TextFiles;
import io.github.jpki4j.testcard.application.Tlv;
import io.github.jpki4j.testcard.crypto.CvContent;
import io.github.jpki4j.testcard.crypto.RsaKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The applications beside JPKI with their gates: APP-01 to APP-30. */
final class OtherApplications {

  private final CardSettings settings;
  private final CardSecrets secrets;
  private final Personalisation card;

  OtherApplications(CardSettings settings, CardSecrets secrets) {
    this.settings = settings;
    this.secrets = secrets;
    this.card = settings.card();
  }

  List<Application> applications() {
    List<Application> applications =
        new ArrayList<>(List.of(text(), surface(), resident(), common()));
    if (Licence.isOn(settings)) {
      applications.add(Licence.application(settings, secrets.of(TestSecret.LICENCE)));
    }
    settings.type().residenceType().ifPresent(type -> applications.add(residence(type)));
    return applications;
  }

  /** The chip that has the private keys; another than the records say in a cloned card. */
  private TestChip chip() {
    return settings.has(CardVariant.CLONED_CARD) ? settings.chip().other() : settings.chip();
  }

  private Application text() {
    PinFile pin = secrets.of(TestSecret.CARD_INFO);
    PinFile numberA = secrets.of(TestSecret.TEXT_NUMBER_A);
    PinFile numberB = secrets.of(TestSecret.TEXT_NUMBER_B);
    boolean lead = settings.has(CardVariant.ATTRIBUTES_LEAD);
    TextFiles own = new TextFiles(card, settings.chip()::textKey, lead);
    TextFiles told =
        settings.has(CardVariant.TEXT_RECORDS_OF_ANOTHER)
            ? new TextFiles(card.ofAnother(), settings.chip()::textKey, lead)
            : own;
    Ef.Gate any = Ef.Gate.of(pin, numberA, numberB);
    boolean withoutB = settings.has(CardVariant.TEXT_SIGNATURE_NOT_BY_NUMBER_B);
    Map<Integer, Ef> files = new HashMap<>();
    files.put(0x0001, new Ef.Data(told::number, Ef.Gate.of(pin, numberA)));
    files.put(0x0002, new Ef.Data(told::attributes, Ef.Gate.of(pin, numberB)));
    files.put(0x0003, new Ef.Data(told::signature, withoutB ? Ef.Gate.of(pin, numberA) : any));
    files.put(0x0004, new Ef.Data(own::certificate, Ef.Gate.FREE));
    files.put(0x0005, new Ef.Data(own::information, Ef.Gate.FREE));
    files.put(0x0006, new Ef.Data(own::sessionKey, any));
    files.put(0x0007, new Ef.Data(own::key, any));
    files.put(0x0008, new Ef.Data(Tlv::unwritten, Ef.Gate.FREE));
    files.put(0x0011, pin);
    if (!settings.has(CardVariant.NO_TEXT_REFERENCE_0012)) {
      files.put(0x0012, new PinFile(PinFile.Rule.NUMBER, "0", PinFile.NUMBER_TRIES, 0));
    }
    files.put(0x0013, freeKey(() -> chip().textKey()));
    files.put(0x0014, numberA);
    files.put(0x0015, numberB);
    addUnknown(files, 0x0010, 0x001C, 0x001E);
    return new Application(Application.Name.TEXT, files);
  }

  private Application surface() {
    PinFile birth = secrets.of(TestSecret.SURFACE_BIRTH_KEY);
    PinFile numberB = secrets.of(TestSecret.SURFACE_NUMBER_B);
    PinFile numberA = secrets.of(TestSecret.SURFACE_NUMBER_A);
    SurfaceFiles own = new SurfaceFiles(card, settings.chip()::surfaceKey);
    Map<Integer, Ef> files = new HashMap<>();
    files.put(0x0001, new Ef.Data(own::age, Ef.Gate.of(birth)));
    files.put(
        0x0002,
        new Ef.Data(() -> own.face(photo().bytes(), faceExpiry()), Ef.Gate.of(numberB, numberA)));
    files.put(0x0003, new Ef.Data(own::information, Ef.Gate.FREE));
    files.put(0x0004, new Ef.Data(own::certificate, Ef.Gate.FREE));
    files.put(0x0005, new Ef.Data(own::number, Ef.Gate.of(numberA)));
    files.put(0x0006, new Ef.Data(Tlv::unwritten, Ef.Gate.FREE));
    files.put(0x0011, birth);
    files.put(0x0012, numberB);
    files.put(0x0013, numberA);
    if (settings.has(CardVariant.SURFACE_REFERENCES_0014_0015)) {
      for (int fid : new int[] {0x0014, 0x0015}) {
        int tries = PinFile.NUMBER_TRIES;
        files.put(fid, new PinFile(PinFile.Rule.NUMBER, "0000000000000000", tries, tries));
      }
    }
    files.put(0x001A, freeKey(() -> chip().surfaceKey()));
    addUnknown(files, 0x001C, 0x001E);
    return new Application(Application.Name.SURFACE, files);
  }

  private Photo photo() {
    if (settings.has(CardVariant.PHOTO_CODESTREAM)) {
      return Photo.CODESTREAM;
    }
    if (settings.has(CardVariant.PHOTO_JPEG)) {
      return Photo.JPEG;
    }
    return settings.has(CardVariant.PHOTO_EMPTY) ? Photo.EMPTY : Photo.JP2;
  }

  /** ASSUMED: a year later, where the face shall differ from the rest of the card. */
  private String faceExpiry() {
    int later = settings.has(CardVariant.FACE_EXPIRY_DIFFERS) ? 10_000 : 0;
    return String.valueOf(Integer.parseInt(card.expiry()) + later);
  }

  private Application resident() {
    return new Application(
        Application.Name.RESIDENT,
        Map.of(0x0002, keyReference(), 0x001C, secrets.of(TestSecret.RESIDENT)));
  }

  private Application common() {
    byte[] record =
        concat(
            new byte[] {0x01, 0x1C},
            ascii(card.serial()),
            ascii(card.person().municipalityCode()),
            ascii(card.expiry()));
    return new Application(
        Application.Name.COMMON,
        Map.of(
            0x0001,
            new Ef.Records(List.of(record)),
            0x0002,
            keyReference(),
            0x0019,
            freeKey(() -> RsaKey.named("test-chip-common.pk8.der")),
            0x001C,
            secrets.of(TestSecret.COMMON),
            0x001E,
            new PinFile(
                PinFile.Rule.NUMBER, "0000000000000000", PinFile.PIN_TRIES, PinFile.PIN_TRIES)));
  }

  /** The same in both applications, of unknown meaning: APP-29. */
  private static Ef keyReference() {
    return new Ef.Data(() -> CvContent.keyId("9000010", 1, 0), Ef.Gate.FREE);
  }

  /** The version of the specification and the type of the card, free; nothing more: APP-30. */
  private static Application residence(int type) {
    byte[] version = {(byte) 0xC0, 4, '0', '0', '0', '1'};
    byte[] kind = {(byte) 0xC1, 2, '0', (byte) ('0' + type)};
    return new Application(
        Application.Name.RESIDENCE,
        Map.of(
            0x0001, new Ef.Data(() -> version, Ef.Gate.FREE),
            0x0002, new Ef.Data(() -> kind, Ef.Gate.FREE)));
  }

  private static Ef.Key freeKey(Supplier<RsaKey> key) {
    return new Ef.Key(key, Ef.Gate.FREE);
  }

  private static void addUnknown(Map<Integer, Ef> files, int... fids) {
    for (int fid : fids) {
      files.put(fid, new Ef.Unknown());
    }
  }
}

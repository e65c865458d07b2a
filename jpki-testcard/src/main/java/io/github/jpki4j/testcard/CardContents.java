package io.github.jpki4j.testcard;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.apdu.FileId;
import io.github.jpki4j.testcard.application.Application;
import io.github.jpki4j.testcard.application.Ef;
import io.github.jpki4j.testcard.application.PinFile;
import io.github.jpki4j.testcard.crypto.RsaKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The files of the JPKI application: CARD-14. */
final class CardContents {

  private final CardSettings settings;
  private final PinFile authPin;
  private final PinFile signPassword;

  CardContents(CardSettings settings, CardSecrets secrets) {
    this.settings = settings;
    this.authPin = secrets.of(TestSecret.AUTH);
    this.signPassword = secrets.of(TestSecret.SIGN);
  }

  Application application() {
    return new Application(Application.Name.JPKI, files());
  }

  private Map<Integer, Ef> files() {
    Map<Integer, Ef> files = new LinkedHashMap<>();
    files.put(FileId.TOKEN, new Ef.Data(this::token, Ef.Gate.FREE));
    if (settings.type() == TestCardType.JUKI) {
      return files;
    }
    boolean signs = settings.type().hasSignCertificate();
    byte[] presence = {(byte) (signs ? 0x8F : 0), (byte) 0x8F, 0};
    files.put(FileId.PRESENCE, new Ef.Data(() -> presence, Ef.Gate.FREE));

    Ef.Gate auth = Ef.Gate.of(authPin);
    Ef.Gate sign = Ef.Gate.of(signPassword);
    Ef.Gate authRead = settings.type().isPhone() ? auth : Ef.Gate.FREE;
    Supplier<byte[]> none = () -> new byte[0];
    files.put(
        FileId.SIGN_CERTIFICATE, certificate(signs ? issued(CertificateKind.SIGN) : none, sign));
    files.put(
        FileId.SIGN_CA_CERTIFICATE, certificate(issued(CertificateKind.SIGN_CA), Ef.Gate.FREE));
    files.put(FileId.AUTH_CERTIFICATE, certificate(issued(CertificateKind.AUTH), authRead));
    files.put(
        FileId.AUTH_CA_CERTIFICATE, certificate(issued(CertificateKind.AUTH_CA), Ef.Gate.FREE));
    files.put(FileId.AUTH_KEY, new Ef.Key(key(KeyKind.AUTH), auth));
    files.put(FileId.AUTH_PIN, authPin);
    files.put(FileId.SIGN_KEY, new Ef.Key(key(KeyKind.SIGN), sign));
    files.put(FileId.SIGN_PASSWORD, signPassword);
    addUnknown(files);
    return files;
  }

  /** Files that exist on a card and whose use is not known (CARD-15). */
  private static void addUnknown(Map<Integer, Ef> files) {
    for (int fid : new int[] {0x0005, 0x0009}) {
      files.put(fid, new Ef.Data(() -> new byte[0], Ef.Gate.NEVER));
    }
    files.put(0x0010, new PinFile(PinFile.Rule.NUMBER, "0000000000000000", 10, 10));
    for (int fid : new int[] {0x0016, 0x0019, 0x001C, 0x001E}) {
      files.put(fid, new Ef.Unknown());
    }
  }

  private byte[] token() {
    boolean nul = settings.behaviours().contains(CardVariant.LABEL_PADDED_WITH_NUL);
    return TokenLabel.content(settings.type(), settings.tokenSerial(), nul);
  }

  private Supplier<RsaKey> key(KeyKind kind) {
    return () ->
        settings
            .issue()
            .pki()
            .ownCardKey(kind)
            .map(RsaKey::of)
            .orElseGet(() -> RsaKey.ofCard(kind));
  }

  private Supplier<byte[]> issued(CertificateKind kind) {
    return () -> settings.issue().certificate(kind);
  }

  private Ef.Data certificate(Supplier<byte[]> der, Ef.Gate gate) {
    return new Ef.Data(() -> filled(der.get()), gate);
  }

  /** A certificate and filler up to the size of the file. */
  private byte[] filled(byte[] der) {
    byte[] content = Arrays.copyOf(der, Math.max(der.length, settings.files().certificateSize()));
    Arrays.fill(content, der.length, content.length, settings.files().filler());
    return content;
  }
}

package io.github.jpki4j.it.bench;

import io.github.jpki4j.it.bench.Exchanges.ReadFile;
import io.github.jpki4j.testkit.card.Exchange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A project that uses the JPKI application, and what it sends: PROGRAM-01 to PROGRAM-15, and for
 * the photo PROGRAM-26 and APP-42. Where there is a shorter and a longer form, this is the longer
 * one: over NFC OpenSC's driver finds no ATR that it knows, and jpki-signer-android queries the
 * counter. Where it is not said whether reading begins again at offset 0 after the header, it goes
 * on behind it. jpki-image-signer signs with the sign key only; that is what stands for its
 * signature.
 *
 * @param name of the project
 * @param sent for each aim that it can reach, what it sends
 */
record Project(String name, Map<Aim, UnaryOperator<Exchanges>> sent) {

  /** What a person wants of the card. */
  enum Aim {
    AUTH_CERTIFICATE("read the auth certificate"),
    SIGN_CERTIFICATE("read the sign certificate"),
    SIGNATURE("sign a SHA-256 with the auth key"),
    PHOTO("read the photo of the card face");

    private final String text;

    Aim(String text) {
      this.text = text;
    }

    /** For people. */
    String text() {
      return text;
    }
  }

  /** All whose commands are known. */
  static final List<Project> ALL =
      List.of(
          new Project(
              "OpenSC",
              Map.of(
                  Aim.AUTH_CERTIFICATE, t -> openSc(t).file().read(4).rest(0, 256),
                  Aim.SIGN_CERTIFICATE,
                      t -> openSc(t).file().password().file().read(4).rest(0, 256),
                  Aim.SIGNATURE, t -> openSc(t).file().pin().file().signDigestInfo())),
          new Project(
              "myna",
              Map.of(
                  Aim.AUTH_CERTIFICATE, t -> myna(t).file().read(7).rest(7, 256),
                  Aim.SIGN_CERTIFICATE, t -> myna(t).file().password().file().read(7).rest(7, 256),
                  Aim.SIGNATURE, t -> myna(t).file().pin().file().signDigestInfo(),
                  Aim.PHOTO,
                      t ->
                          t.application()
                              .file()
                              .pin()
                              .file()
                              .read(17)
                              .application()
                              .file()
                              .numberA()
                              .file()
                              .read(7)
                              .rest(7, 256))),
          simple("myna before Rust", t -> t.read(7).rest(0, 256), Project::five),
          simple("jpki-rs", t -> t.read(7).rest(0, 256), Project::five),
          new Project(
              "jpki-signer-android",
              Map.of(
                  Aim.AUTH_CERTIFICATE, t -> t.application().file().read(8).rest(8, 255),
                  Aim.SIGN_CERTIFICATE,
                      t -> t.application().file().counter().password().file().read(8).rest(8, 255),
                  Aim.SIGNATURE,
                      t -> t.application().file().counter().pin().file().signDigestInfo())),
          new Project(
              "jpki-local-signer",
              Map.of(
                  Aim.AUTH_CERTIFICATE, t -> t.application().file().read(4).rest(4, 256),
                  Aim.SIGN_CERTIFICATE,
                      t -> t.application().file().password().file().read(4).rest(4, 256))),
          only("MyNumberCardReader", t -> t.application().file().read(4).rest(4, 255)),
          simple("JPKIReader", t -> t.read(4).rest(0, 256), Project::five),
          new Project(
              "pyjpki",
              Map.of(
                  Aim.AUTH_CERTIFICATE, t -> t.application().file().pastTheEnd(255),
                  Aim.SIGN_CERTIFICATE,
                      t -> t.application().file().password().application().file().pastTheEnd(255),
                  Aim.SIGNATURE,
                      t -> t.application().file().pin().application().file().signDigestInfo())),
          simple("tex2e", t -> t.read(4).extendedRest(4), Project::five),
          only("c-3lab", t -> t.application().file().read(4).extendedRest(0)),
          new Project(
              "jsapdu",
              Map.of(
                  Aim.AUTH_CERTIFICATE, t -> t.application().extendedFile(),
                  Aim.SIGN_CERTIFICATE, t -> t.application().password().extendedFile(),
                  Aim.PHOTO, t -> t.application().numberB().extendedFile())),
          new Project(
              "jpki-image-signer",
              Map.of(
                  Aim.AUTH_CERTIFICATE, t -> t.application().file().pastTheEnd(224),
                  Aim.SIGN_CERTIFICATE,
                      t -> t.application().file().counter().password().file().pastTheEnd(224),
                  Aim.SIGNATURE,
                      t -> t.application().file().counter().password().file().signDigestInfo())),
          new Project(
              "WebUSB-MyNumberCard",
              Map.of(
                  Aim.AUTH_CERTIFICATE,
                  t -> t.application().file().read(7).rest(0, 256),
                  Aim.SIGNATURE,
                  Project::five)),
          new Project(
              "myna-card",
              Map.of(
                  Aim.AUTH_CERTIFICATE, t -> t.application().file().rest(0, 256),
                  Aim.SIGN_CERTIFICATE, t -> t.application().file().password().file().rest(0, 256),
                  Aim.SIGNATURE, t -> t.application().file().pin().signHash())),
          only("readmynumber-plus", t -> t.application().file().pin().file().read(4).rest(0, 256)));

  /** The usual: each file is selected, and reading a certificate is all that differs. */
  private static Project simple(
      String name, UnaryOperator<Exchanges> read, UnaryOperator<Exchanges> signature) {
    return new Project(
        name,
        Map.of(
            Aim.AUTH_CERTIFICATE, t -> read.apply(t.application().file()),
            Aim.SIGN_CERTIFICATE, t -> read.apply(t.application().file().password().file()),
            Aim.SIGNATURE, signature));
  }

  private static Project only(String name, UnaryOperator<Exchanges> authCertificate) {
    return new Project(name, Map.of(Aim.AUTH_CERTIFICATE, authCertificate));
  }

  /** A signature in the usual five commands. */
  private static Exchanges five(Exchanges begun) {
    return begun.application().file().pin().file().signDigestInfo();
  }

  /** Match by SELECT, SELECT again, and both counters. */
  private static Exchanges openSc(Exchanges begun) {
    return begun.application().application().file().counter().file().counter();
  }

  /** The application, and the label in EF 0006. */
  private static Exchanges myna(Exchanges begun) {
    return begun.application().file().read(32);
  }

  /** What it sends to reach an aim, if it can. */
  Optional<List<Exchange>> exchanges(Aim aim, ReadFile file) {
    return Optional.ofNullable(sent.get(aim))
        .map(steps -> steps.apply(new Exchanges(file)).exchanges());
  }
}

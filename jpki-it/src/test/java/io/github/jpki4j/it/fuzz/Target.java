package io.github.jpki4j.it.fuzz;

import io.github.jpki4j.it.fuzz.model.CommandTarget;
import io.github.jpki4j.it.fuzz.model.JcaTarget;
import io.github.jpki4j.it.fuzz.model.KioskTarget;
import io.github.jpki4j.it.fuzz.model.SessionTarget;
import io.github.jpki4j.it.fuzz.reader.AnswerTarget;
import io.github.jpki4j.it.fuzz.reader.AttributesTarget;
import io.github.jpki4j.it.fuzz.reader.CertificateTarget;
import io.github.jpki4j.it.fuzz.reader.ChipTarget;
import io.github.jpki4j.it.fuzz.reader.CrlTarget;
import io.github.jpki4j.it.fuzz.reader.DocumentTarget;
import io.github.jpki4j.it.fuzz.reader.OcspTarget;
import io.github.jpki4j.it.fuzz.reader.RecordingTarget;
import io.github.jpki4j.it.fuzz.reader.StateTarget;
import io.github.jpki4j.it.fuzz.reader.VpcdTarget;
import java.util.Arrays;
import java.util.Locale;

/** All targets. */
enum Target {
  SESSION(2_000, SessionTarget::honest),
  LYING_CARD(2_000, SessionTarget::lying),
  JCA(500, JcaTarget::new),
  KIOSK(200, KioskTarget::new),
  COMMAND(120, CommandTarget::create),
  APDU(5_000, AnswerTarget::new),
  CERTIFICATE(2_000, CertificateTarget::new),
  ATTRIBUTES(2_000, AttributesTarget::new),
  CRL(3_000, CrlTarget::new),
  OCSP(3_000, OcspTarget::new),
  RECORDING(10_000, RecordingTarget::new),
  STATE(2_000, StateTarget::new),
  CHIP(5_000, ChipTarget::new),
  VPCD(200, VpcdTarget::new),
  CMS(400, DocumentTarget::cms),
  PDF(60, DocumentTarget::pdf);

  /** Makes a target. */
  @FunctionalInterface
  private interface Maker {
    FuzzTarget make() throws Exception;
  }

  private final int few;
  private final Maker maker;

  /**
   * Names it.
   *
   * @param few how many runs the short form has
   * @param maker makes it
   */
  Target(int few, Maker maker) {
    this.few = few;
    this.maker = maker;
  }

  /** Whether it reads bytes, so that Jazzer may make them. */
  boolean readsBytes() {
    return ordinal() >= APDU.ordinal();
  }

  int few() {
    return few;
  }

  FuzzTarget make() throws Exception {
    return maker.make();
  }

  /** By what the target calls itself. */
  static Target named(String name) {
    return Arrays.stream(values())
        .filter(target -> target.title().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no target is called " + name));
  }

  /** As the target calls itself. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

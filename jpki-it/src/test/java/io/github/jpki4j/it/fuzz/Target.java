package io.github.jpki4j.it.fuzz;

import io.github.jpki4j.it.fuzz.model.CommandTarget;
import io.github.jpki4j.it.fuzz.model.JcaTarget;
import io.github.jpki4j.it.fuzz.model.KioskTarget;
import io.github.jpki4j.it.fuzz.model.SessionTarget;
import io.github.jpki4j.it.fuzz.pdf.PdfStructureTarget;
import io.github.jpki4j.it.fuzz.reader.AnswerTarget;
import io.github.jpki4j.it.fuzz.reader.AttributesTarget;
import io.github.jpki4j.it.fuzz.reader.CardFileTarget;
import io.github.jpki4j.it.fuzz.reader.CertificateTarget;
import io.github.jpki4j.it.fuzz.reader.ChipTarget;
import io.github.jpki4j.it.fuzz.reader.CrlTarget;
import io.github.jpki4j.it.fuzz.reader.DocumentTarget;
import io.github.jpki4j.it.fuzz.reader.OcspTarget;
import io.github.jpki4j.it.fuzz.reader.RecordingTarget;
import io.github.jpki4j.it.fuzz.reader.StateTarget;
import io.github.jpki4j.it.fuzz.reader.VpcdTarget;
import io.github.jpki4j.it.fuzz.target.FuzzTarget;
import java.util.Arrays;
import java.util.Locale;

/** All targets. */
@SuppressWarnings("ImmutableEnumChecker") // the makers keep nothing
enum Target {
  SESSION(false, 1_000, SessionTarget::honest),
  LYING_CARD(false, 1_000, SessionTarget::lying),
  JCA(false, 250, JcaTarget::new),
  KIOSK(false, 100, KioskTarget::new),
  COMMAND(false, 60, CommandTarget::create),
  PDF_STRUCTURE(false, 200, PdfStructureTarget::create),
  APDU(true, 3_000, AnswerTarget::new),
  CERTIFICATE(true, 1_000, CertificateTarget::new),
  ATTRIBUTES(true, 1_000, AttributesTarget::new),
  CARD_FILE(true, 200, CardFileTarget::new),
  CRL(true, 1_500, CrlTarget::new),
  OCSP(true, 1_000, OcspTarget::new),
  RECORDING(true, 3_000, RecordingTarget::new),
  STATE(true, 500, StateTarget::new),
  CHIP(true, 3_000, ChipTarget::new),
  VPCD(true, 100, VpcdTarget::new),
  CMS(true, 150, DocumentTarget::cms),
  PDF(true, 30, DocumentTarget::pdf);

  /** Makes a target. */
  @FunctionalInterface
  private interface Maker {
    FuzzTarget make() throws Exception;
  }

  private final boolean readsBytes;
  private final int few;
  private final Maker maker;

  /**
   * Names it.
   *
   * @param readsBytes whether Jazzer may make its input
   * @param few how many runs the short form has
   * @param maker makes it
   */
  Target(boolean readsBytes, int few, Maker maker) {
    this.readsBytes = readsBytes;
    this.few = few;
    this.maker = maker;
  }

  /** Whether it reads bytes, so that Jazzer may make them. */
  boolean readsBytes() {
    return readsBytes;
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

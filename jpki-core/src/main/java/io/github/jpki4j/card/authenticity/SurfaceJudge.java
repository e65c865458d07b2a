package io.github.jpki4j.card.authenticity;

import io.github.jpki4j.cert.BasicFourAttributes;
import io.github.jpki4j.exchange.CardApplication;
import io.github.jpki4j.internal.RecordTag.Age;
import io.github.jpki4j.internal.RecordTag.Face;
import io.github.jpki4j.internal.RecordTag.NumberImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges the surface application: what it holds is bound to the key that answers. */
final class SurfaceJudge {

  final ChainJudge.Judged chain;

  /** The record that was opened, of the face or of the age. */
  final JudgedRecord record;

  private final List<AuthenticityFinding> findings = new ArrayList<>();

  SurfaceJudge(ChainJudge chains, CardReading reading, CardChallenge challenge) {
    this.chain =
        chains.top(
            AuthenticityCheck.SURFACE_CHAIN,
            CvRole.SURFACE,
            reading.part(CardObject.SURFACE_CERTIFICATE));
    this.record = reading.has(CardObject.AGE) ? age(reading) : face(reading);
    findings.add(chain.finding());
    findings.add(record.finding());
    if (reading.has(CardObject.NUMBER_IMAGE)) {
      findings.add(numberImage(reading).finding());
    }
    findings.add(
        record.challenge(
            AuthenticityCheck.SURFACE_CHALLENGE,
            challenge,
            reading.answer(CardApplication.SURFACE)));
  }

  List<AuthenticityFinding> findings() {
    return findings;
  }

  private JudgedRecord face(CardReading reading) {
    return JudgedRecord.of(
        AuthenticityCheck.FACE_RECORD,
        chain,
        reading.part(CardObject.FACE),
        CardObject.FACE,
        Face.KEY,
        found -> FaceGroups.of(found).map(FaceGroups::signed));
  }

  private JudgedRecord age(CardReading reading) {
    return JudgedRecord.of(
        AuthenticityCheck.AGE_RECORD,
        chain,
        reading.part(CardObject.AGE),
        CardObject.AGE,
        Age.KEY,
        found -> signed(found, Age.BIRTH_DATE, Age.KEY, Age.SIGNATURE));
  }

  /** It has to name the same key as the record of the face. */
  private JudgedRecord numberImage(CardReading reading) {
    JudgedRecord image =
        JudgedRecord.of(
            AuthenticityCheck.NUMBER_RECORD,
            chain,
            reading.part(CardObject.NUMBER_IMAGE),
            CardObject.NUMBER_IMAGE,
            NumberImage.KEY,
            found -> signed(found, NumberImage.IMAGE, NumberImage.KEY, NumberImage.SIGNATURE));
    boolean other =
        image.key().isPresent() && record.key().isPresent() && !image.key().equals(record.key());
    return other ? image.with(AuthenticityCode.OTHER_KEY) : image;
  }

  /** A signature over objects, tags and lengths included. */
  static Optional<JudgedRecord.Signed> signed(CardRecord record, int first, int last, int tag) {
    return record
        .range(first, last)
        .flatMap(
            range ->
                record
                    .value(tag)
                    .map(value -> new JudgedRecord.Signed(DigestInfos.of(range), value)));
  }

  /** Birth date and, of the face, gender; empty if no record was read. */
  Optional<BasicFourAttributes> attributes() {
    return record.record().map(this::attributes);
  }

  private BasicFourAttributes attributes(CardRecord found) {
    boolean face = record.finding().check() == AuthenticityCheck.FACE_RECORD;
    return BasicFourAttributes.ofTexts(
        "",
        face ? text(found, Face.GENDER) : "",
        text(found, face ? Face.BIRTH_DATE : Age.BIRTH_DATE),
        "");
  }

  static String text(CardRecord record, int tag) {
    return record.value(tag).map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
  }
}

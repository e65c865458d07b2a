package io.github.jpki4j.card.authenticity;

import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.cert.BasicFourAttributes;
import io.github.jpki4j.exchange.CardApplication;
import io.github.jpki4j.internal.RecordTag.Attributes;
import io.github.jpki4j.internal.RecordTag.TextKey;
import io.github.jpki4j.internal.RecordTag.TextSignature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Judges the card info input application. Attributes and key are signed apart from each other, by a
 * key that all cards of a municipality share: nothing binds the one to the other; APP-61.
 */
final class TextJudge {

  private final CardReading reading;
  private final ChainJudge.Judged chain;
  private final List<AuthenticityFinding> findings = new ArrayList<>();
  private final Optional<CardRecord> attributes;
  private final JudgedRecord record;
  private final JudgedRecord key;

  TextJudge(ChainJudge chains, CardReading reading, CardChallenge challenge) {
    this.reading = reading;
    this.chain =
        chains.top(
            AuthenticityCheck.TEXT_CHAIN, CvRole.TEXT, reading.part(CardObject.TEXT_CERTIFICATE));
    this.attributes = parse(CardObject.ATTRIBUTES);
    this.record = record();
    this.key = readKey();
    findings.add(chain.finding());
    findings.add(record.finding());
    if (reading.has(CardObject.ATTRIBUTES)) {
      findings.add(number());
    }
    findings.add(key.finding());
    findings.add(
        key.challenge(
            AuthenticityCheck.TEXT_CHALLENGE,
            challenge,
            reading.answer(CardApplication.CARD_INFO_INPUT)));
    if (reading.has(CardObject.ATTRIBUTES)) {
      findings.add(
          AuthenticityFinding.of(AuthenticityCheck.TEXT_BINDING, AuthenticityCode.NOT_BOUND));
    }
  }

  List<AuthenticityFinding> findings() {
    return findings;
  }

  ChainJudge.Judged chain() {
    return chain;
  }

  /** The record of the card's key in this application. */
  JudgedRecord key() {
    return key;
  }

  boolean isProven() {
    return record.isProven();
  }

  private JudgedRecord record() {
    JudgedRecord signatures =
        JudgedRecord.of(
            AuthenticityCheck.TEXT_RECORD,
            chain,
            reading.part(CardObject.TEXT_SIGNATURE),
            CardObject.TEXT_SIGNATURE,
            0,
            TextJudge::signed);
    CardReading.Part content = reading.part(CardObject.ATTRIBUTES);
    if (!signatures.record().isPresent()) {
      return signatures;
    }
    if (content.problem().isPresent()) {
      return signatures.with(content.problem().get());
    }
    if (signatures.finding().outcome() == AuthenticityOutcome.FAILED) {
      return signatures;
    }
    Optional<byte[]> hashed = attributes.flatMap(file -> file.after(Attributes.OFFSETS));
    if (!hashed.isPresent()) {
      return signatures.with(AuthenticityCode.RECORD_MALFORMED);
    }
    Optional<byte[]> hash =
        signatures.record().flatMap(file -> file.value(TextSignature.ATTRIBUTES_HASH));
    boolean same =
        hash.filter(value -> Arrays.equals(value, DigestInfos.sha256(hashed.get()))).isPresent();
    return same || !hash.isPresent()
        ? signatures
        : signatures.with(AuthenticityCode.CONTENT_CHANGED);
  }

  /** The signed bytes have the hash of the number in them: they are erased after hashing. */
  private static Optional<JudgedRecord.Signed> signed(CardRecord file) {
    Optional<byte[]> range = file.range(TextSignature.NUMBER_HASH, TextSignature.ATTRIBUTES_HASH);
    Optional<JudgedRecord.Signed> signed =
        range.flatMap(
            bytes ->
                file.value(TextSignature.SIGNATURE)
                    .map(value -> new JudgedRecord.Signed(DigestInfos.of(bytes), value)));
    range.ifPresent(bytes -> Arrays.fill(bytes, (byte) 0));
    return signed;
  }

  /** Of the number, only that it was signed with the rest; the hash is erased. */
  private AuthenticityFinding number() {
    AuthenticityCheck check = AuthenticityCheck.INDIVIDUAL_NUMBER;
    if (!reading.has(CardObject.NUMBER)) {
      return AuthenticityFinding.of(check, AuthenticityCode.NUMBER_NOT_READ);
    }
    CardReading.Part number = reading.part(CardObject.NUMBER);
    if (number.problem().isPresent()) {
      return new AuthenticityFinding(check, number.problem().get(), number.arguments());
    }
    Optional<byte[]> hash = record.record().flatMap(file -> file.value(TextSignature.NUMBER_HASH));
    if (!hash.isPresent()) {
      return AuthenticityFinding.of(check, AuthenticityCode.RECORD_INCOMPLETE);
    }
    byte[] computed = DigestInfos.sha256(number.bytes());
    boolean same = Arrays.equals(computed, hash.get());
    Arrays.fill(computed, (byte) 0);
    Arrays.fill(hash.get(), (byte) 0);
    if (!same) {
      return AuthenticityFinding.of(check, AuthenticityCode.NUMBER_DIFFERS);
    }
    return AuthenticityFinding.of(
        check,
        record.isProven() ? AuthenticityCode.NUMBER_FITS : AuthenticityCode.SIGNER_NOT_PROVEN);
  }

  private JudgedRecord readKey() {
    return JudgedRecord.of(
        AuthenticityCheck.TEXT_KEY,
        chain,
        reading.part(CardObject.TEXT_KEY),
        CardObject.TEXT_KEY,
        TextKey.KEY,
        found -> SurfaceJudge.signed(found, TextKey.KEY, TextKey.KEY, TextKey.SIGNATURE));
  }

  private Optional<CardRecord> parse(CardObject object) {
    CardReading.Part part = reading.part(object);
    if (part.problem().isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(CardRecord.parse(part.bytes(), object.tag));
    } catch (MalformedResponseException e) {
      return Optional.empty();
    }
  }

  /** The four attributes, empty if they were not read. */
  Optional<BasicFourAttributes> attributes() {
    return attributes.map(
        file ->
            BasicFourAttributes.ofTexts(
                SurfaceJudge.text(file, Attributes.NAME),
                SurfaceJudge.text(file, Attributes.GENDER),
                SurfaceJudge.text(file, Attributes.BIRTH_DATE),
                SurfaceJudge.text(file, Attributes.ADDRESS)));
  }
}

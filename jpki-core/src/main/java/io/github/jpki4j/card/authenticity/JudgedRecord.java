package io.github.jpki4j.card.authenticity;

import io.github.jpki4j.MalformedResponseException;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/**
 * A signed record and what became of it.
 *
 * @param record empty if there is none that can be read
 * @param key the card's key in it, if it has one
 */
record JudgedRecord(
    Optional<CardRecord> record, Optional<RSAPublicKey> key, AuthenticityFinding finding) {

  /** What a record has signed, and by what. */
  static final class Signed {

    private final byte[] digestInfo;
    private final byte[] signature;

    Signed(byte[] digestInfo, byte[] signature) {
      this.digestInfo = digestInfo;
      this.signature = signature;
    }
  }

  /** Tells what is signed; empty if the record lacks a part of it. */
  interface Form {
    Optional<Signed> of(CardRecord record);
  }

  /**
   * Judges one.
   *
   * @param keyTag tag of the card's key in it, or 0 if it has none
   */
  static JudgedRecord of(
      AuthenticityCheck check,
      ChainJudge.Judged signer,
      CardReading.Part part,
      CardObject object,
      int keyTag,
      Form form) {
    if (part.problem().isPresent()) {
      return without(new AuthenticityFinding(check, part.problem().get(), part.arguments()));
    }
    CardRecord record;
    try {
      record = CardRecord.parse(part.bytes(), object.tag);
    } catch (MalformedResponseException e) {
      return without(AuthenticityFinding.of(check, AuthenticityCode.RECORD_MALFORMED));
    }
    Optional<RSAPublicKey> key = keyTag == 0 ? Optional.empty() : record.key(keyTag);
    AuthenticityCode code;
    if (keyTag != 0 && record.value(keyTag).isPresent() && !key.isPresent()) {
      code = AuthenticityCode.RECORD_MALFORMED;
    } else {
      code = form.of(record).map(signed -> code(signer, signed)).orElse(incomplete());
    }
    return new JudgedRecord(Optional.of(record), key, AuthenticityFinding.of(check, code));
  }

  private static AuthenticityCode incomplete() {
    return AuthenticityCode.RECORD_INCOMPLETE;
  }

  private static JudgedRecord without(AuthenticityFinding finding) {
    return new JudgedRecord(Optional.empty(), Optional.empty(), finding);
  }

  private static AuthenticityCode code(ChainJudge.Judged signer, Signed signed) {
    if (!signer.certificate().isPresent()) {
      return AuthenticityCode.SIGNER_NOT_PROVEN;
    }
    RSAPublicKey key = signer.certificate().get().key();
    if (!RsaKeys.isSigned(key, signed.digestInfo, signed.signature)) {
      return AuthenticityCode.RECORD_NOT_SIGNED;
    }
    return signer.isProven() ? AuthenticityCode.RECORD_SIGNED : AuthenticityCode.SIGNER_NOT_PROVEN;
  }

  boolean isProven() {
    return finding.outcome() == AuthenticityOutcome.PROVEN;
  }

  /** The same record with another finding. */
  JudgedRecord with(AuthenticityCode code) {
    return new JudgedRecord(record, key, AuthenticityFinding.of(finding.check(), code));
  }

  /** Whether the key in this record answered a challenge. */
  AuthenticityFinding challenge(
      AuthenticityCheck check, CardChallenge challenge, CardReading.Part answer) {
    if (answer.problem().isPresent()) {
      return new AuthenticityFinding(check, answer.problem().get(), answer.arguments());
    }
    if (!key.isPresent()) {
      return AuthenticityFinding.of(check, AuthenticityCode.SIGNER_NOT_PROVEN);
    }
    if (!RsaKeys.isSigned(key.get(), challenge.digestInfo(), answer.bytes())) {
      return AuthenticityFinding.of(check, AuthenticityCode.CHALLENGE_WRONG);
    }
    return AuthenticityFinding.of(
        check,
        isProven() ? AuthenticityCode.CHALLENGE_ANSWERED : AuthenticityCode.SIGNER_NOT_PROVEN);
  }
}

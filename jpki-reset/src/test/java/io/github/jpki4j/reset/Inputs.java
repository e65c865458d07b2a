package io.github.jpki4j.reset;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.revocation.RevocationReason;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.pin.PinStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** What the facts of the tests are made of. */
final class Inputs {

  /** Half past ten in the morning in Japan: kiosks are open. */
  static final Instant NOW = Instant.parse("2026-11-26T01:30:00Z");

  static final CertificateFact VALID =
      new CertificateFact.Term(NOW.minus(Duration.ofDays(400)), NOW.plus(Duration.ofDays(400)));
  static final CertificateFact EXPIRED =
      new CertificateFact.Term(NOW.minus(Duration.ofDays(400)), NOW.minus(Duration.ofDays(1)));
  static final CertificateFact FUTURE =
      new CertificateFact.Term(NOW.plus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(400)));
  static final CertificateFact PRESENT = new CertificateFact.Present();
  static final CertificateFact ABSENT = new CertificateFact.Absent();
  static final CertificateFact NOT_READ = CertificateFact.notRead();
  static final CertificateFact NOT_TOLD = new CertificateFact.Unknown(CertificateFact.Why.NOT_TOLD);

  static final RevocationStatus GOOD = new RevocationStatus.Good(NOW);
  static final RevocationStatus REVOKED =
      new RevocationStatus.Revoked(RevocationReason.AFFILIATION_CHANGED, NOW);
  static final RevocationStatus ON_HOLD = new RevocationStatus.OnHold(NOW);
  static final RevocationStatus NOT_CHECKED =
      new RevocationStatus.Unknown(RevocationStatus.Why.NO_ANSWER);

  static final List<Answer> ANSWERS = List.of(Answer.values());

  private Inputs() {}

  /** A counter; -1 for one that the card did not tell. */
  static PinStatus tries(KeyKind key, int left) {
    return new PinStatus(
        key, left < 0 ? OptionalInt.empty() : OptionalInt.of(left), key == KeyKind.AUTH ? 3 : 5);
  }

  static Reservation reservation(KeyKind target, Duration left) {
    return new Reservation(target, NOW.plus(left));
  }

  /** All is well: the target is forgotten, everything that can be found out here is known. */
  static ResetFacts wellFor(KeyKind target) {
    return ResetFacts.of(ResetTarget.of(target), NOW)
        .with(
            CardFacts.of(PresentedCard.MY_NUMBER)
                .withCounter(tries(KeyKind.AUTH, 3))
                .withCounter(tries(KeyKind.SIGN, 5))
                .withCertificate(KeyKind.AUTH, VALID)
                .withCertificate(KeyKind.SIGN, target == KeyKind.SIGN ? PRESENT : VALID))
        .with(HolderFacts.NOT_ASKED.withKnowsTarget(Answer.NO).withKnowsOther(Answer.YES));
  }
}

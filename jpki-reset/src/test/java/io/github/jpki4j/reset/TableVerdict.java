package io.github.jpki4j.reset;

import static io.github.jpki4j.reset.Inputs.NOW;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.reset.HolderFacts.AttributeState;
import java.util.EnumSet;
import java.util.Set;

/** The verdict by the decision table (RESET-14 to RESET-23), as one condition after another. */
final class TableVerdict {

  private static final Set<PresentedCard> REFUSED =
      EnumSet.of(
          PresentedCard.JUKI,
          PresentedCard.PHONE,
          PresentedCard.OTHER,
          PresentedCard.NOTIFICATION_CARD,
          PresentedCard.CHIP_SUSPECTED_BROKEN,
          PresentedCard.MY_NUMBER_WITHOUT_SECRETS);

  private TableVerdict() {}

  static Verdict of(ResetFacts f) {
    if (REFUSED.contains(f.card().card()) || f.target().key().isEmpty() || isRefused(f)) {
      return Verdict.NOT_ELIGIBLE;
    }
    return f.card().card() == PresentedCard.MY_NUMBER && isKnownEnough(f)
        ? Verdict.ELIGIBLE
        : Verdict.UNDETERMINED;
  }

  private static boolean isRefused(ResetFacts f) {
    KeyKind target = f.target().key().orElseThrow();
    boolean known = f.holder().knowsTarget() == Answer.YES && tries(f, target) > 0;
    boolean other = f.holder().knowsOther() == Answer.NO || tries(f, other(target)) == 0;
    boolean certificates =
        isOut(f.card().authCertificate())
            || isOut(f.card().signCertificate())
            || f.service().signRevocation() instanceof RevocationStatus.Revoked
            || f.holder().attributes() == AttributeState.CHANGED;
    return known || other || certificates || (!isReserved(f) && isAppRefused(f, target));
  }

  private static boolean isAppRefused(ResetFacts f, KeyKind target) {
    FaceState.Standing face = f.service().face().standing();
    return f.service().online() == Answer.NO
        || f.service().deviceSupported() == Answer.NO
        || (target == KeyKind.SIGN
            && (face == FaceState.Standing.TOO_DIFFERENT
                || face == FaceState.Standing.COOLING_DOWN));
  }

  private static boolean isReserved(ResetFacts f) {
    return f.service().reservation().filter(r -> r.isOpen(NOW)).isPresent();
  }

  private static boolean isKnownEnough(ResetFacts f) {
    KeyKind target = f.target().key().orElseThrow();
    CertificateFact sign = f.card().signCertificate();
    boolean targetClear = f.holder().knowsTarget() != Answer.YES || tries(f, target) == 0;
    boolean signClear =
        target == KeyKind.SIGN
            ? !sign.equals(CertificateFact.notRead())
            : sign instanceof CertificateFact.Term;
    return targetClear
        && signClear
        && f.holder().knowsOther() == Answer.YES
        && tries(f, other(target)) > 0
        && f.card().authCertificate() instanceof CertificateFact.Term;
  }

  private static KeyKind other(KeyKind key) {
    return key == KeyKind.AUTH ? KeyKind.SIGN : KeyKind.AUTH;
  }

  /** Tries left, -1 if they are not known. */
  private static int tries(ResetFacts f, KeyKind key) {
    return f.card().counter(key).orElseThrow().triesLeft().orElse(-1);
  }

  private static boolean isOut(CertificateFact certificate) {
    return certificate instanceof CertificateFact.Absent
        || (certificate instanceof CertificateFact.Term term
            && (NOW.isAfter(term.notAfter()) || NOW.isBefore(term.notBefore())));
  }
}

package io.github.jpki4j.reset;

import static io.github.jpki4j.reset.Inputs.ABSENT;
import static io.github.jpki4j.reset.Inputs.EXPIRED;
import static io.github.jpki4j.reset.Inputs.REVOKED;
import static io.github.jpki4j.reset.Inputs.tries;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.reset.HolderFacts.AttributeState;
import java.util.ArrayList;
import java.util.List;

/**
 * The same facts with one unknown turned into the answer that speaks against a reset. That of the
 * target is yes: who knows it needs none.
 */
final class WorseAnswers {

  private WorseAnswers() {}

  static List<ResetFacts> of(ResetFacts f) {
    List<ResetFacts> worse = new ArrayList<>();
    if (f.holder().knowsTarget() == Answer.UNKNOWN) {
      worse.add(f.with(f.holder().withKnowsTarget(Answer.YES)));
    }
    if (f.holder().knowsOther() == Answer.UNKNOWN) {
      worse.add(f.with(f.holder().withKnowsOther(Answer.NO)));
    }
    if (f.holder().attributes() == AttributeState.NOT_COMPARED) {
      worse.add(f.with(f.holder().withAttributes(AttributeState.CHANGED)));
    }
    if (f.service().online() == Answer.UNKNOWN) {
      worse.add(f.with(f.service().withOnline(Answer.NO)));
    }
    worse.add(f.with(f.service().withDeviceSupported(Answer.NO)));
    for (KeyKind key : KeyKind.values()) {
      ofKey(f, key, worse);
    }
    return worse;
  }

  private static void ofKey(ResetFacts f, KeyKind key, List<ResetFacts> worse) {
    if (f.service().revocation(key) instanceof RevocationStatus.Unknown) {
      worse.add(f.with(f.service().withRevocation(key, REVOKED)));
    }
    CertificateFact certificate = f.card().certificate(key);
    if (certificate.isPresent() == Answer.UNKNOWN) {
      worse.add(f.with(f.card().withCertificate(key, ABSENT)));
    }
    if (!(certificate instanceof CertificateFact.Term)
        && !(certificate instanceof CertificateFact.Absent)) {
      worse.add(f.with(f.card().withCertificate(key, EXPIRED)));
    }
    boolean other = f.target().otherKey().filter(k -> k == key).isPresent();
    if (other && f.card().counter(key).orElseThrow().triesLeft().isEmpty()) {
      worse.add(f.with(f.card().withCounter(tries(key, 0))));
    }
  }
}

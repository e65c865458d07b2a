package io.github.jpki4j.cert.revocation;

import static io.github.jpki4j.cert.revocation.TestCa.AT;
import static io.github.jpki4j.cert.revocation.TestCa.CA;
import static io.github.jpki4j.cert.revocation.TestCa.LEAF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.cert.revocation.RevocationStatus.Good;
import io.github.jpki4j.cert.revocation.RevocationStatus.OnHold;
import io.github.jpki4j.cert.revocation.RevocationStatus.Revoked;
import io.github.jpki4j.cert.revocation.RevocationStatus.Unknown;
import io.github.jpki4j.cert.revocation.RevocationStatus.Why;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevocationCheckerTest {

  private final List<RevocationStatus> asked = new ArrayList<>();

  private RevocationStatus firstOf(RevocationStatus... statuses) {
    List<RevocationChecker> checkers = new ArrayList<>();
    for (RevocationStatus status : statuses) {
      checkers.add(
          (certificate, issuer, at) -> {
            asked.add(status);
            return status;
          });
    }
    return RevocationChecker.firstConclusive(checkers).check(LEAF, CA.certificate, AT);
  }

  @Test
  void theFirstConclusiveAnswerCountsAndNobodyIsAskedAfterIt() {
    Unknown stale = new Unknown(Why.STALE);
    for (RevocationStatus conclusive :
        new RevocationStatus[] {
          new Good(AT), new Revoked(RevocationReason.SUPERSEDED, AT), new OnHold(AT)
        }) {
      asked.clear();
      assertThat(firstOf(stale, conclusive, new Unknown(Why.NO_ANSWER))).isEqualTo(conclusive);
      assertThat(asked).containsExactly(stale, conclusive);
    }
  }

  @Test
  void ifNobodyKnowsTheLastOneSaysWhy() {
    assertThat(firstOf(new Unknown(Why.STALE), new Unknown(Why.NO_ANSWER)))
        .isEqualTo(new Unknown(Why.NO_ANSWER));
    assertThat(firstOf(new Unknown(Why.MALFORMED))).isEqualTo(new Unknown(Why.MALFORMED));
  }

  @Test
  void withoutACheckerThereIsNone() {
    assertThatThrownBy(() -> RevocationChecker.firstConclusive(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

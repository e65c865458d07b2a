package io.github.jpki4j.document.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.TimeStampCode;
import io.github.jpki4j.document.TimeStampKind;
import io.github.jpki4j.document.TimeStampTrust;
import io.github.jpki4j.document.timestamp.TimeStampException.Problem;
import io.github.jpki4j.testkit.document.Identity;
import io.github.jpki4j.testkit.timestamp.TestTsa;
import io.github.jpki4j.testkit.timestamp.TsaCase;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bouncycastle.tsp.TimeStampRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an authority may answer, and what of it becomes part of a document. */
class TimeStampAuthorityTest {

  private static final Digest ANY = Digest.ofMessage(HashAlgorithm.SHA256, new byte[] {1, 2, 3});

  static Stream<TsaCase> answers() {
    return Arrays.stream(TsaCase.values())
        .filter(each -> each != TsaCase.HTTP_ERROR && each != TsaCase.SLOW); // those of a server
  }

  static TimeStampAuthority authority(TimeStampTransport transport) {
    return TimeStampAuthority.of(
        transport, TimeStampTrust.of(List.of(TestTsa.root()), Identity.CLOCK));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void nothingBecomesPartOfADocumentThatProvesNothing(TsaCase given) throws Exception {
    TestTsa tsa = TestTsa.of(given);
    TimeStampAuthority authority = authority(tsa::answer);
    if (given.problem.isEmpty()) {
      assertThat(authority.stamp(TimeStampKind.SIGNATURE, ANY)).isNotEmpty();
      assertThat(authority.probe()).isPositive();
      assertThat(tsa.asked()).isEqualTo(2);
      return;
    }
    TimeStampException failure =
        catchThrowableOfType(
            TimeStampException.class, () -> authority.stamp(TimeStampKind.SIGNATURE, ANY));
    assertThat(failure).as("%s", given).isNotNull();
    assertThat(failure.problem().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .isEqualTo(given.problem);
    if (failure.problem() == Problem.NOT_TRUSTED) {
      TimeStampCode code =
          TimeStampCode.valueOf(given.finding.toUpperCase(Locale.ROOT).replace('-', '_'));
      assertThat(failure.report().orElseThrow().has(code)).isTrue();
    }
    assertThat(failure.text(Locale.ENGLISH)).endsWith(".").doesNotContain("{");
    assertThat(failure.text(Locale.JAPAN)).endsWith("。").doesNotContain("{");
    assertThatThrownBy(authority::probe).isInstanceOf(TimeStampException.class);
  }

  @ParameterizedTest
  @EnumSource(value = HashAlgorithm.class, mode = EnumSource.Mode.EXCLUDE, names = "SHA1")
  void theRequestHasTheHashANonceAndAsksForCertificates(HashAlgorithm hash) throws Exception {
    TestTsa tsa = TestTsa.of(TsaCase.RIGHT);
    Digest digest = Digest.ofMessage(hash, new byte[] {1});
    TimeStampTransport listening =
        request -> {
          TimeStampRequest asked = new TimeStampRequest(request);
          assertThat(asked.getMessageImprintDigest()).isEqualTo(digest.value());
          assertThat(asked.getCertReq()).isTrue();
          assertThat(asked.getNonce()).isNotNull();
          return tsa.answer(request);
        };
    assertThat(authority(listening).stamp(TimeStampKind.DOCUMENT, digest)).isNotEmpty();
  }

  @Test
  void noTimeStampIsOfSha1() {
    Digest sha1 = Digest.ofMessage(HashAlgorithm.SHA1, new byte[] {1});
    TimeStampAuthority authority = authority(TestTsa.of(TsaCase.RIGHT)::answer);
    assertThatThrownBy(() -> authority.stamp(TimeStampKind.SIGNATURE, sha1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAuthorityThatIsNotThereIsAFailureAndNothingElse() {
    TimeStampAuthority authority =
        authority(
            request -> {
              throw new IOException("nobody there");
            });
    assertThatThrownBy(authority::probe)
        .isInstanceOfSatisfying(
            TimeStampException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NO_ANSWER))
        .hasCauseInstanceOf(IOException.class);
  }

  /** Any byte of an answer may be another one. */
  @Test
  void aChangedAnswerIsNeverAStampOrSomethingElseThanOurException() throws Exception {
    byte[][] answer = new byte[1][];
    TimeStampAuthority first =
        authority(
            request -> {
              answer[0] = TestTsa.of(TsaCase.ON_CURVE).answer(request);
              return answer[0];
            });
    first.stamp(TimeStampKind.SIGNATURE, ANY);
    for (int at = 0; at < answer[0].length; at += 3) {
      int place = at;
      TimeStampAuthority changed =
          authority(
              request -> {
                byte[] other = TestTsa.of(TsaCase.ON_CURVE).answer(request);
                if (place < other.length) {
                  other[place] ^= (byte) (1 << (place % 8));
                }
                return other;
              });
      try {
        byte[] token = changed.stamp(TimeStampKind.SIGNATURE, ANY);
        // unsigned places: the text of the status, certificates that nobody needs, other forms of
        // the same
        assertThat(token).isNotEmpty();
      } catch (TimeStampException e) {
        assertThat(e.problem()).isNotNull();
      }
    }
  }
}

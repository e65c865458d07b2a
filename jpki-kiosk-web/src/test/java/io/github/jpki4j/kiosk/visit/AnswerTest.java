package io.github.jpki4j.kiosk.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CardResetException;
import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.CertificateNotFoundException;
import io.github.jpki4j.CertificateNotFoundException.Reason;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.MalformedDataException.Data;
import io.github.jpki4j.MalformedDataException.Problem;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinCancelledException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.PinOutcomeUnknownException.Operation;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.StatusWord;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.simulation.KioskResult;
import io.github.jpki4j.reset.simulation.KioskResult.NewSecretProblem;
import io.github.jpki4j.reset.simulation.ResetRefusedException;
import io.github.jpki4j.reset.simulation.ValidSecret;
import io.github.jpki4j.testcard.TestCard;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a completion of an integrator's own can answer has a page. */
class AnswerTest {

  /** What comes of an exception, and where it leads. */
  record Thrown(JpkiException what, String page) {
    @Override
    public String toString() {
      return what.getClass().getSimpleName() + " " + page;
    }
  }

  static List<Thrown> thrown() {
    KeyKind auth = KeyKind.AUTH;
    OptionalInt three = OptionalInt.of(3);
    return List.of(
        new Thrown(new ApplicationNotFoundException("JPKI"), "mishap:other-card"),
        new Thrown(
            new CardResponseException("a command", StatusWord.NO_PRECISE_DIAGNOSIS),
            "mishap:card-refused"),
        new Thrown(
            new CertificateNotFoundException(CertificateKind.AUTH, Reason.NO_FILE),
            "mishap:certificate-absent"),
        new Thrown(
            new MalformedDataException(Data.CERTIFICATE, Problem.EMPTY), "mishap:card-nonsense"),
        new Thrown(new MalformedResponseException("an answer"), "mishap:card-nonsense"),
        new Thrown(new LastTryException(auth), "last-try:AUTH"),
        new Thrown(new PinBlockedException(auth), "mishap:blocked"),
        new Thrown(new PinCancelledException(auth), "mishap:broken"),
        new Thrown(new PinIncorrectException(auth, 2), "mishap:wrong-secret"),
        new Thrown(new PinIncorrectException(auth, 0), "mishap:blocked"),
        new Thrown(
            new PinOutcomeUnknownException(auth, Operation.VERIFY, three, new Throwable()),
            "mishap:outcome-unknown"),
        new Thrown(
            new PinOutcomeUnknownException(auth, Operation.CHANGE, three, new Throwable()),
            "mishap:change-unknown"),
        new Thrown(new PinRequiredException(auth), "mishap:card-reset"),
        new Thrown(new CardRemovedException("gone"), "mishap:pulled"),
        new Thrown(new CardResetException("reset"), "mishap:link-lost"),
        new Thrown(new TransportException("gone", Remedy.PRESENT_CARD), "mishap:pulled"),
        new Thrown(new TransportException("stale", Remedy.REOPEN), "mishap:link-lost"),
        new Thrown(new TransportException("broken", Remedy.CHECK_READER), "mishap:link-lost"));
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void everyExceptionLeadsToItsPage(Thrown row) {
    assertAnswer(
        FakeCompletion.admits(
            () -> {
              throw row.what();
            }),
        row.page());
  }

  @Test
  void noTypeOfExceptionIsForgotten() {
    Set<Class<?>> mapped =
        thrown().stream().<Class<?>>map(row -> row.what().getClass()).collect(Collectors.toSet());
    assertThat(mapped).containsAll(leaves(JpkiException.class).toList());
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    Class<?>[] permitted = type.getPermittedSubclasses();
    Stream<Class<?>> below =
        permitted == null ? Stream.of() : Stream.of(permitted).flatMap(AnswerTest::leaves);
    return Modifier.isAbstract(type.getModifiers()) ? below : Stream.concat(Stream.of(type), below);
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void everyRefusalHasItsPage(Refusal refusal) {
    String page = "refused:refused-" + refusal.name().toLowerCase(Locale.ROOT).replace('_', '-');
    assertAnswer(
        FakeCompletion.admits(
            () -> {
              throw new ResetRefusedException(refusal, Optional.of(Booth.NOON));
            }),
        page);
    assertAnswer(
        FakeCompletion.finishes(
            () -> new KioskResult.Refused(refusal, Optional.empty(), OptionalInt.empty())),
        page);
  }

  @ParameterizedTest
  @EnumSource(ValidSecret.class)
  void everyInterruptionSaysWhichSecretIsValid(ValidSecret valid) {
    for (Thrown row : thrown()) {
      Map<?, ?> cost =
          (Map<?, ?>)
              assertAnswer(
                  FakeCompletion.finishes(() -> new KioskResult.Interrupted(valid, row.what())),
                  valid == ValidSecret.NOT_KNOWN ? "mishap:reset-unknown" : null);
      assertThat(cost.get("valid")).as(row.toString()).isEqualTo(valid.name());
    }
  }

  @Test
  void aNewSecretThatIsNoGoodIsAskedForAgain() {
    List<String> pages = new ArrayList<>();
    for (NewSecretProblem problem : NewSecretProblem.values()) {
      String key = problem.name().toLowerCase(Locale.ROOT).replace('_', '-');
      pages.add("secret:" + key);
      assertAnswer(
          FakeCompletion.finishes(() -> new KioskResult.Unsuitable(problem)), "secret:" + key);
    }
    assertThat(pages).containsExactly("secret:entries-differ", "secret:same-as-old");
  }

  @Test
  void whatNobodyForesawIsToldWithWhatItMayHaveCost() {
    Map<?, ?> admitted =
        (Map<?, ?>)
            assertAnswer(
                FakeCompletion.admits(
                    () -> {
                      throw new IllegalStateException("1234");
                    }),
                "mishap:broken");
    assertThat(admitted.get("tries")).isEqualTo("MAYBE");
    assertThat(admitted.get("valid")).isEqualTo("OLD");
    Map<?, ?> finished =
        (Map<?, ?>)
            assertAnswer(
                FakeCompletion.finishes(
                    () -> {
                      throw new IllegalStateException("XYZ789");
                    }),
                "mishap:broken");
    assertThat(finished.get("valid")).isEqualTo("NOT_KNOWN");
  }

  /** The cost that the last page tells, empty where it is no mishap. */
  private static Object assertAnswer(FakeCompletion completion, String page) {
    TestCard card = Booth.newCard().build();
    try (Booth booth = new Booth(kiosk -> kiosk.completion(completion))) {
      booth.forgotten(card, KeyKind.SIGN).read(card).toOther(KeyKind.SIGN).enter("1234");
      if ("NEW".equals(booth.screen().model().get("purpose"))) {
        booth.enter("XYZ789").enter("XYZ789");
      }
      if (page != null) {
        assertThat(Row.where(booth.screen())).isEqualTo(page);
      }
      return booth.screen().model().getOrDefault("cost", Map.of());
    }
  }
}

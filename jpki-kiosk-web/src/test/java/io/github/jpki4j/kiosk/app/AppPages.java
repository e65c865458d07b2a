package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.MoreTime;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.reset.Answer;
import io.github.jpki4j.reset.CardFacts;
import io.github.jpki4j.reset.HolderFacts;
import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.reset.PresentedCard;
import io.github.jpki4j.reset.ReadFailureCount;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.ResetAdvice;
import io.github.jpki4j.reset.ResetAdvisor;
import io.github.jpki4j.reset.ResetFacts;
import io.github.jpki4j.reset.ResetTarget;
import io.github.jpki4j.reset.simulation.FaceMatch;
import io.github.jpki4j.reset.simulation.Terms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The app's pages, each in its states. */
public final class AppPages {

  private static final Instant NOW = Instant.parse("2026-12-01T01:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final KioskGuide GUIDE = KioskGuide.standard();

  private final Map<String, Step<?>> pages = new LinkedHashMap<>();

  private AppPages() {}

  /** All of them, each with the name of its state; states of a page have different ones. */
  public static Map<String, Step<?>> all() {
    AppPages all = new AppPages();
    all.menu();
    all.card();
    all.advice();
    all.entry();
    all.ends();
    return all.pages;
  }

  private void add(String state, Step<?> step) {
    if (pages.put(step.page() + (state.isEmpty() ? "" : "-" + state), step) != null) {
      throw new IllegalStateException("twice: " + step.page() + " " + state);
    }
  }

  private static Reservation reservation(KeyKind target, int hours) {
    return new Reservation(target, NOW.plusSeconds(hours * 3600L));
  }

  private void menu() {
    List<Reservation> both = List.of(reservation(KeyKind.SIGN, 20), reservation(KeyKind.AUTH, -1));
    add("", new Menu(List.of(), Set.of(), CLOCK.instant(), CLOCK));
    add("confirmed", new Menu(both, Set.of(KeyKind.SIGN), CLOCK.instant(), CLOCK));
    add("unconfirmed", new Menu(both, Set.of(), CLOCK.instant(), CLOCK));
    add("", new Looking());
    add("", new Kiosks(GUIDE));
    add("", new WordsShown());
    add("", new AskingTerms());
    add("", new TermsShown(new Terms("TEST-1", "TEST: a simulated service.")));
    add("", new Which("TEST-1"));
    add("", MoreTime.<Phone>of(new Which("TEST-1"), Duration.ofSeconds(20)));
  }

  private void card() {
    ReadFailureCount failed = ReadFailureCount.NONE;
    for (int i = 0; i < 3; i++) {
      failed = failed.withNoAnswer().withLost();
    }
    add("", new Hold(Hold.For.READ, ReadFailureCount.NONE));
    add("failed", new Hold(Hold.For.READ, failed));
    add("", new AppReading());
    add("", new ReaderLost(Hold.For.READ));
    add("", new AnotherCard());
    add("", new Proving());
    add("", new Comparing());
    add("", new Reserving(FaceMatch.NOT_COMPARED));
  }

  private static ResetAdvice advice(ResetTarget target, PresentedCard card) {
    HolderFacts holder =
        HolderFacts.NOT_ASKED.withKnowsTarget(Answer.NO).withKnowsOther(Answer.YES);
    return new ResetAdvisor(GUIDE)
        .advise(ResetFacts.of(target, NOW).with(CardFacts.of(card)).with(holder));
  }

  private void advice() {
    ResetAdvice sign = advice(ResetTarget.SIGN_PASSWORD, PresentedCard.MY_NUMBER);
    add("good", new AppAdvice(sign, true));
    add("counter", new AppAdvice(advice(ResetTarget.BOTH, PresentedCard.NOT_READ), false));
    add("juki", new AppAdvice(advice(ResetTarget.AUTH_PIN, PresentedCard.JUKI), false));
    add("again", new AppAdvice(advice(ResetTarget.AUTH_PIN, PresentedCard.NOT_READ), false));
    for (KeyKind other : KeyKind.values()) {
      add(other.name(), new KnowsOther(other));
    }
    add("", new OpenAlready(reservation(KeyKind.SIGN, 20), sign));
  }

  private void entry() {
    for (KeyKind other : KeyKind.values()) {
      add(other.name(), new Wrong(other, 2));
      add(other.name(), new AnswerLost(other));
      for (Secret.Note note : Secret.Note.values()) {
        add(other + "-" + note, new AppLastTry(other, note));
        add(other + "-" + note, new Secret(other, OptionalInt.of(3), note));
      }
      add(other + "-unknown", new Secret(other, OptionalInt.empty(), Secret.Note.NONE));
    }
  }

  private void ends() {
    add("", new Face());
    add("first", new FaceFailed(OptionalInt.of(1)));
    add("unknown", new FaceFailed(OptionalInt.empty()));
    for (Refusal refusal :
        List.of(Refusal.OFFLINE, Refusal.FACE_COOL_DOWN, Refusal.CERTIFICATE_REVOKED)) {
      add(refusal.name(), new AppRefused(refusal, Optional.of(NOW), phone -> new Face()));
    }
    for (KeyKind target : KeyKind.values()) {
      add(target.name(), new Done(reservation(target, 24), GUIDE));
    }
    add("time-over", new Stopped("time-over"));
    add("time-over-unanswered", new Stopped("time-over-unanswered"));
    add("broken", new Stopped("broken"));
  }
}

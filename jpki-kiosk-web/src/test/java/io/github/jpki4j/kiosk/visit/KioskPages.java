package io.github.jpki4j.kiosk.visit;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.MoreTime;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.page.KeyOrder;
import io.github.jpki4j.kiosk.visit.change.ChangePages;
import io.github.jpki4j.kiosk.visit.reset.ResetPages;
import io.github.jpki4j.kiosk.visit.step.CardView;
import io.github.jpki4j.kiosk.visit.step.Cost;
import io.github.jpki4j.kiosk.visit.step.Cost.Tries;
import io.github.jpki4j.kiosk.visit.step.LastTry;
import io.github.jpki4j.kiosk.visit.step.Mishap;
import io.github.jpki4j.kiosk.visit.step.MishapKind;
import io.github.jpki4j.kiosk.visit.step.SecretEntry;
import io.github.jpki4j.kiosk.visit.step.SecretEntry.Purpose;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.reset.CardFacts;
import io.github.jpki4j.reset.CertificateFact;
import io.github.jpki4j.reset.PresentedCard;
import io.github.jpki4j.reset.simulation.ValidSecret;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The kiosk's pages, each in its states. */
public final class KioskPages {

  /** Noon of a day in Japan. */
  public static final Instant NOW = Instant.parse("2026-12-01T03:00:00Z");

  private final Map<String, Step<?>> pages = new LinkedHashMap<>();

  private KioskPages() {}

  /** All of them, each with a name: its page, and what sets it apart from the same page. */
  public static Map<String, Step<?>> all() {
    KioskPages all = new KioskPages();
    all.around();
    all.card();
    all.secrets();
    all.mishaps();
    all.pages.putAll(ResetPages.all());
    all.pages.putAll(ChangePages.all());
    return all.pages;
  }

  private void add(String state, Step<?> step) {
    String name = step.page() + (state.isEmpty() ? "" : "-" + state);
    if (pages.put(name, step) != null) {
      throw new IllegalStateException("twice: " + name);
    }
  }

  private void around() {
    add("", new Attract());
    add("", new PlaceCard());
    add("", new Reading(new ReadFailures(), false));
    add("", new BegunAnew());
    add("", new Maintenance());
    add("", new OutOfOrder(false));
    add("middle", new OutOfOrder(true));
    add("", MoreTime.of(new PlaceCard(), Duration.ofSeconds(20)));
    for (TakeCard.Why why : TakeCard.Why.values()) {
      add(why.name(), new TakeCard(why));
    }
  }

  /** A card that can be read, with so many tries. */
  public static CardFacts facts(int auth, int sign) {
    return CardFacts.of(PresentedCard.MY_NUMBER)
        .withCounter(tries(KeyKind.AUTH, auth))
        .withCounter(tries(KeyKind.SIGN, sign));
  }

  /** A counter. */
  public static PinStatus tries(KeyKind key, int left) {
    return new PinStatus(key, OptionalInt.of(left), key == KeyKind.AUTH ? 3 : 5);
  }

  private static CertificateFact term(String from, String to) {
    return new CertificateFact.Term(Instant.parse(from), Instant.parse(to));
  }

  private void card() {
    CertificateFact now = term("2024-01-01T00:00:00Z", "2029-01-01T14:59:59Z");
    CertificateFact past = term("2020-01-01T00:00:00Z", "2025-01-01T14:59:59Z");
    CertificateFact future = term("2027-01-01T00:00:00Z", "2031-01-01T14:59:59Z");
    CardFacts good =
        facts(3, 5)
            .withCertificate(KeyKind.AUTH, now)
            .withCertificate(KeyKind.SIGN, new CertificateFact.Present())
            .withCardExpiry(LocalDate.of(2029, 1, 1));
    CardFacts bad =
        facts(0, 0)
            .withCertificate(KeyKind.AUTH, past)
            .withCertificate(KeyKind.SIGN, new CertificateFact.Absent())
            .withCardExpiry(LocalDate.of(2025, 1, 1));
    add("", new CardShown(new CardView(good, NOW)));
    add("blocked", new CardShown(new CardView(bad, NOW)));
    add(
        "future",
        new CardShown(new CardView(facts(1, 1).withCertificate(KeyKind.AUTH, future), NOW)));
    add("unknown", new CardShown(new CardView(CardFacts.NONE, NOW)));
  }

  private void secrets() {
    for (KeyKind key : KeyKind.values()) {
      add(key.name(), new LastTry(key, new PlaceCard()));
      for (Purpose purpose : Purpose.values()) {
        add(key + "-" + purpose, entry(key, purpose));
      }
    }
    SecretEntry fresh = entry(KeyKind.AUTH, Purpose.NEW);
    for (String problem :
        List.of(
            "entries-differ",
            "same-as-old",
            "malformed-length",
            "malformed-characters",
            "malformed-half_width",
            "malformed-no_spaces")) {
      add(problem, fresh.with(problem));
    }
    add(
        "random",
        new SecretEntry(
            KeyKind.AUTH,
            Purpose.OTHER,
            Optional.empty(),
            Optional.empty(),
            KeyOrder.random(),
            fresh.then()));
  }

  private static SecretEntry entry(KeyKind key, Purpose purpose) {
    Optional<PinStatus> left =
        purpose == Purpose.OTHER ? Optional.of(tries(key, 2)) : Optional.empty();
    return new SecretEntry(
        key,
        purpose,
        left,
        Optional.empty(),
        KeyOrder.usual(key),
        (visit, entry) -> new PlaceCard());
  }

  private void mishaps() {
    for (MishapKind kind : MishapKind.values()) {
      add(kind.name(), Mishap.end(kind, cost(kind)));
    }
    Cost one = Cost.of(Tries.ONE, KeyKind.SIGN, Optional.of(tries(KeyKind.SIGN, 4)));
    add("again", Mishap.again(MishapKind.WRONG_SECRET, one, new PlaceCard()));
    add("next-card", Mishap.end(MishapKind.OUTCOME_UNKNOWN, one).withNextCard(true));
    add("new", Mishap.end(MishapKind.LINK_LOST, Cost.NOTHING).with(KeyKind.AUTH, ValidSecret.NEW));
    add("old", Mishap.end(MishapKind.CARD_RESET, one).with(KeyKind.AUTH, ValidSecret.OLD));
  }

  private static Cost cost(MishapKind kind) {
    return switch (kind) {
      case WRONG_SECRET -> Cost.of(Tries.ONE, KeyKind.AUTH, Optional.of(tries(KeyKind.AUTH, 2)));
      case BLOCKED -> Cost.of(Tries.ALL, KeyKind.SIGN, Optional.of(tries(KeyKind.SIGN, 0)));
      case LAST_TRY -> Cost.of(Tries.NONE, KeyKind.SIGN, Optional.of(tries(KeyKind.SIGN, 1)));
      case OUTCOME_UNKNOWN -> Cost.of(Tries.MAYBE, KeyKind.AUTH, Optional.empty());
      case CHANGE_UNKNOWN, RESET_UNKNOWN -> Cost.NOTHING.with(KeyKind.SIGN, ValidSecret.NOT_KNOWN);
      case BROKEN ->
          new Cost(
              Tries.MAYBE, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
      default -> Cost.NOTHING;
    };
  }
}

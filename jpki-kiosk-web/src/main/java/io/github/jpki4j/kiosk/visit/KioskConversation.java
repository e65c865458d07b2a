package io.github.jpki4j.kiosk.visit;

import io.github.jpki4j.kiosk.KioskReader;
import io.github.jpki4j.kiosk.flow.Conversation;
import io.github.jpki4j.kiosk.flow.Patience;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.visit.step.Cost;
import io.github.jpki4j.kiosk.visit.step.Cost.Tries;
import io.github.jpki4j.kiosk.visit.step.Kiosk;
import io.github.jpki4j.kiosk.visit.step.Mishap;
import io.github.jpki4j.kiosk.visit.step.MishapKind;
import io.github.jpki4j.kiosk.visit.step.SecretEntry;
import io.github.jpki4j.kiosk.visit.step.Trouble;
import io.github.jpki4j.kiosk.visit.step.Visit;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The kiosk's screen: the reader tells of cards, and each card is one customer. Thread-safe.
 *
 * <p>A card that is put in while the work of an earlier one has not ended waits for it: that work
 * alone knows what it cost, and its page is read first.
 */
public final class KioskConversation extends Conversation<Visit> {

  /** How often it is looked whether work that ran into the limit of its visit has ended. */
  static final Duration LOOK = Duration.ofSeconds(1);

  private final Kiosk kiosk;
  private final VisitJournal journal;
  private final ReadFailures failures = new ReadFailures();

  // guarded by this
  private Visit visit;
  private long customers;
  private ServiceState service = ServiceState.OPEN;
  private boolean readerIsThere;
  private boolean cardWaits;

  KioskConversation(Kiosk kiosk, Patience patience, Optional<ScheduledExecutorService> timer) {
    super("kiosk", patience, new OutOfOrder(false), timer);
    this.kiosk = kiosk;
    this.journal = new VisitJournal(kiosk.metrics());
    this.visit = new Visit(0, kiosk);
    visit.erase();
    kiosk.reader().listen(this::on);
  }

  /** Describes a kiosk. */
  public static KioskConversationBuilder builder(KioskReader reader) {
    return new KioskConversationBuilder(reader);
  }

  /**
   * Opens the kiosk, or lets no new customer begin. Who is in the middle may end.
   *
   * @param state from now on
   */
  public void setService(ServiceState state) {
    go(
        step -> {
          service = state;
          return step instanceof Attract || step instanceof PlaceCard || step instanceof Maintenance
              ? new Attract()
              : step;
        });
  }

  /** How the kiosk is. */
  public synchronized Phase phase() {
    return new Phase(step().page(), workingFor(), customers, service, isIdle());
  }

  /** Whether nobody is there: no card, and no page that somebody has to read. */
  @Override
  public synchronized boolean isIdle() {
    return !visit.hasCard() && PageNeeds.isForNobody(step());
  }

  @Override
  protected Visit visit() {
    return visit;
  }

  @Override
  protected Step<Visit> timeIsOver() {
    journal.timeOver(visit, "time-out");
    if (cardWaits) {
      return begin(true);
    }
    return visit.hasCard() ? new TakeCard(TakeCard.Why.IDLE) : new Attract();
  }

  @Override
  protected Step<Visit> broken() {
    Cost cost =
        new Cost(
            Tries.MAYBE, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    return Mishap.end(MishapKind.BROKEN, cost);
  }

  private void on(KioskReader.Event event) {
    go(
        step ->
            switch (event) {
              case INSERTED -> inserted(step);
              case REMOVED -> removed(step);
              case LOST -> lost(step);
              case BACK -> back(step);
            });
  }

  private Step<Visit> inserted(Step<Visit> step) {
    if (isWorking()) {
      cardWaits = true;
      return step;
    }
    if (PageNeeds.under(step) instanceof Mishap mishap) {
      if (mishap.cost().isSerious()) {
        cardWaits = true;
        return mishap.withNextCard(true);
      }
      return begin(mishap.what() == MishapKind.PULLED);
    }
    return begin(false);
  }

  private Step<Visit> begin(boolean anew) {
    cardWaits = false;
    end();
    if (service != ServiceState.OPEN) {
      visit = new Visit(0, kiosk);
      visit.setCard(true);
      return new TakeCard(TakeCard.Why.NOT_SERVED);
    }
    visit = new Visit(++customers, kiosk);
    visit.setCard(true);
    journal.cardIn(visit);
    long begun = customers;
    later(kiosk.limit(), now -> limit(begun, now));
    return new Reading(failures, anew);
  }

  private Step<Visit> removed(Step<Visit> step) {
    if (cardWaits) {
      cardWaits = false;
      return PageNeeds.under(step) instanceof Mishap mishap ? mishap.withNextCard(false) : step;
    }
    visit.setCard(false);
    if (isWorking()) {
      return step; // the work finds out what the removal cost
    }
    journal.cardOut(visit, step);
    if (step instanceof TakeCard) {
      return new Attract();
    }
    return PageNeeds.needsCard(step) ? withoutCard(step) : step;
  }

  private Step<Visit> lost(Step<Visit> step) {
    readerIsThere = false;
    cardWaits = false;
    visit.setCard(false);
    if (isWorking()) {
      return step; // likewise
    }
    return withoutReader(step);
  }

  /** Where a person is whose card is gone: what was spent just before is told all the same. */
  private Step<Visit> withoutCard(Step<Visit> step) {
    Step<Visit> seen = PageNeeds.under(step);
    Cost cost = seen instanceof Trouble trouble ? trouble.cost() : Cost.NOTHING;
    return Mishap.end(readerIsThere ? MishapKind.PULLED : MishapKind.LINK_LOST, cost);
  }

  /** Where a person is whose reader is gone, and who has no card in it any more. */
  private Step<Visit> withoutReader(Step<Visit> step) {
    Step<Visit> next = PageNeeds.needsCard(step) ? withoutCard(step) : step;
    if (next instanceof OutOfOrder || PageNeeds.mustBeRead(PageNeeds.under(next))) {
      return next;
    }
    boolean left = next instanceof Mishap mishap && mishap.what() == MishapKind.PULLED;
    return new OutOfOrder(left || !visit.isOver());
  }

  private Step<Visit> back(Step<Visit> step) {
    readerIsThere = true;
    return step instanceof OutOfOrder ? new Attract() : step;
  }

  /** The whole visit has taken too long. */
  private Step<Visit> limit(long begun, Step<Visit> step) {
    if (begun != visit.number() || visit.isOver()) {
      return step;
    }
    if (isWorking()) {
      later(LOOK, now -> limit(begun, now)); // the work finds out what it cost
      return step;
    }
    journal.timeOver(visit, "time limit");
    return visit.hasCard() ? new TakeCard(TakeCard.Why.TIME_LIMIT) : new Attract();
  }

  @Override
  protected Step<Visit> arriving(Step<Visit> following) {
    if (following == step()) {
      return following;
    }
    Step<Visit> next = resolved(following);
    journal.shown(visit, next);
    if (!PageNeeds.needsCard(next)) {
      end();
    } else if (!PageNeeds.needsSecrets(next)) {
      visit.forgetSecrets();
    }
    if (next instanceof Attract || next instanceof Maintenance) {
      failures.forget();
      speak(firstLanguage());
    }
    return next;
  }

  private Step<Visit> resolved(Step<Visit> following) {
    Step<Visit> next = mixed(following);
    if (next instanceof Visit.Way way) {
      next = arrived(way);
    }
    if (PageNeeds.needsCard(next) && !visit.hasCard()) {
      next = withoutCard(next);
    }
    if (!readerIsThere) {
      next = withoutReader(next);
    }
    if (cardWaits && next instanceof Mishap mishap && mishap.isOver()) {
      next = mishap.withNextCard(true);
    }
    return next instanceof Attract ? idle() : next;
  }

  /** A secret that begins to be asked for; on its page the person chooses the order of the keys. */
  private Step<Visit> mixed(Step<Visit> following) {
    boolean begins =
        following instanceof SecretEntry entry
            && !(PageNeeds.under(step()) instanceof SecretEntry now
                && now.purpose() == entry.purpose());
    return begins && kiosk.randomDigits() ? ((SecretEntry) following).mixed() : following;
  }

  private Step<Visit> arrived(Visit.Way way) {
    if (way == Visit.Way.CARD && !visit.isOver()) {
      return CardShown.of(visit);
    }
    if (cardWaits) {
      return begin(true);
    }
    TakeCard.Why why = way == Visit.Way.DONE ? TakeCard.Why.DONE : TakeCard.Why.ENDED;
    return visit.hasCard() ? new TakeCard(why) : new Attract();
  }

  private Step<Visit> idle() {
    if (!readerIsThere) {
      return new OutOfOrder(false);
    }
    return service == ServiceState.OPEN ? new Attract() : new Maintenance();
  }

  /** Ends a visit: what is known of it is gone at once, and its session before the next begins. */
  private void end() {
    if (!visit.isOver()) {
      Visit ended = visit;
      ended.erase();
      beforeNextWork(ended::close);
      journal.ended(ended);
    }
  }

  @Override
  public void abandon() {
    current().close();
  }

  private synchronized Visit current() {
    return visit;
  }

  @Override
  public void close() {
    kiosk.reader().close();
    current().close();
    super.close();
  }
}

package io.github.jpki4j.kiosk.visit;

import io.github.jpki4j.kiosk.KioskReader;
import io.github.jpki4j.kiosk.flow.Conversation;
import io.github.jpki4j.kiosk.flow.MoreTime;
import io.github.jpki4j.kiosk.flow.Patience;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.visit.step.Closing;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kiosk's screen: the reader tells of cards, and each card is one customer. Thread-safe.
 *
 * <p>A card that is put in while the work of an earlier one has not ended waits for it: that work
 * alone knows what it cost, and its page is read first.
 */
public final class KioskConversation extends Conversation<Visit> {

  private static final Logger LOG = LoggerFactory.getLogger(KioskConversation.class);

  /** How often it is looked whether work that ran into the limit of its visit has ended. */
  static final Duration LOOK = Duration.ofSeconds(1);

  private final Kiosk kiosk;
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
    return !visit.hasCard() && isForNobody(step());
  }

  private static boolean isForNobody(Step<Visit> step) {
    return step instanceof Attract || step instanceof Maintenance || step instanceof OutOfOrder;
  }

  @Override
  protected Visit visit() {
    return visit;
  }

  @Override
  protected Step<Visit> timeIsOver() {
    kiosk.metrics().count("time-outs");
    LOG.info("customer {}: time-out", visit.number());
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
    if (under(step) instanceof Mishap mishap) {
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
    kiosk.metrics().count("customers");
    LOG.info("customer {}: card in", customers);
    long begun = customers;
    later(kiosk.limit(), now -> limit(begun, now));
    return new Reading(failures, anew);
  }

  private Step<Visit> removed(Step<Visit> step) {
    if (cardWaits) {
      cardWaits = false;
      return under(step) instanceof Mishap mishap ? mishap.withNextCard(false) : step;
    }
    visit.setCard(false);
    if (isWorking()) {
      return step; // the work finds out what the removal cost
    }
    LOG.info("customer {}: card out at {}", visit.number(), step.page());
    if (step instanceof TakeCard) {
      return new Attract();
    }
    return needsCard(step) ? Mishap.end(MishapKind.PULLED, Cost.NOTHING) : step;
  }

  private Step<Visit> lost(Step<Visit> step) {
    readerIsThere = false;
    cardWaits = false;
    visit.setCard(false);
    if (isWorking()) {
      return step; // likewise
    }
    Step<Visit> seen = under(step);
    boolean pulled = seen instanceof Mishap mishap && mishap.what() == MishapKind.PULLED;
    return mustBeRead(seen) ? step : new OutOfOrder(pulled || needsCard(seen));
  }

  private static boolean mustBeRead(Step<Visit> step) {
    if (step instanceof Trouble trouble) {
      return trouble.cost().isSerious();
    }
    return !(step instanceof TakeCard) && step instanceof Closing closing && closing.isOver();
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
    kiosk.metrics().count("time-outs");
    LOG.info("customer {}: time limit", visit.number());
    return visit.hasCard() ? new TakeCard(TakeCard.Why.TIME_LIMIT) : new Attract();
  }

  private static boolean needsCard(Step<Visit> step) {
    Step<Visit> seen = under(step);
    boolean before = isForNobody(seen) || seen instanceof PlaceCard;
    return !before && !(seen instanceof Closing closing && closing.isOver());
  }

  /** The page that is asked about, while it is asked whether more time is needed. */
  private static Step<Visit> under(Step<Visit> step) {
    return step instanceof MoreTime<Visit> asking ? asking.left() : step;
  }

  @Override
  protected Step<Visit> arriving(Step<Visit> following) {
    if (following == step()) {
      return following;
    }
    Step<Visit> next = resolved(following);
    count(next);
    if (!needsCard(next)) {
      end();
    } else if (!holdsSecrets(next)) {
      visit.forgetSecrets();
    }
    if (next instanceof Attract || next instanceof Maintenance) {
      failures.forget();
      speak(firstLanguage());
    }
    if (!isForNobody(next)) {
      LOG.info("customer {}: {}", visit.number(), next.page());
    }
    return next;
  }

  /** Whether a step is between the entry of a secret and its use. */
  private static boolean holdsSecrets(Step<Visit> step) {
    Step<Visit> seen = under(step);
    return seen.work().isPresent() || (seen instanceof SecretEntry entry && entry.isNew());
  }

  private Step<Visit> resolved(Step<Visit> following) {
    Step<Visit> next = mixed(following);
    if (next instanceof Visit.Way way) {
      next = arrived(way);
    }
    if (needsCard(next) && !visit.hasCard()) {
      next = Mishap.end(MishapKind.PULLED, Cost.NOTHING);
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
            && !(under(step()) instanceof SecretEntry now && now.purpose() == entry.purpose());
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

  private void count(Step<Visit> next) {
    if (next instanceof Trouble trouble) {
      kiosk.metrics().count("mishaps:" + trouble.kind());
      LOG.info("customer {}: mishap {}", visit.number(), trouble.kind());
    }
    if (next instanceof SecretEntry entry) {
      entry.problem().ifPresent(problem -> kiosk.metrics().count("mishaps:" + problem));
    }
  }

  /** Ends a visit: what is known of it is gone at once, and its session before the next begins. */
  private void end() {
    if (!visit.isOver()) {
      Visit ended = visit;
      ended.erase();
      beforeNextWork(ended::close);
      LOG.info("customer {}: end", ended.number());
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

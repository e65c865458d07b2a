package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.kiosk.KioskReader;
import io.github.jpki4j.kiosk.flow.Conversation;
import io.github.jpki4j.kiosk.flow.MoreTime;
import io.github.jpki4j.kiosk.flow.Patience;
import io.github.jpki4j.kiosk.flow.Step;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The phone's screen: from the menu to a reservation. The language stays as the person chose it.
 * Thread-safe.
 */
public final class AppConversation extends Conversation<Phone> {

  private final KioskReader reader;
  private final Phone phone;
  private final Duration longest;

  /** Begins to listen to its reader, which is closed with it. */
  public AppConversation(AppSetup setup, Patience patience) {
    super("app", patience, new Menu(List.of(), Set.of(), setup.clock().instant(), setup.clock()));
    this.reader = setup.reader();
    this.phone = new Phone(setup);
    this.longest = patience.idle().plus(patience.countdown());
    reader.listen(this::on);
  }

  @Override
  protected Phone visit() {
    return phone;
  }

  @Override
  protected Step<Phone> timeIsOver() {
    String why = phone.isUnanswered() ? "time-over-unanswered" : "time-over";
    phone.forget();
    phone.count("app-mishaps:time-over");
    return new Stopped(why);
  }

  @Override
  protected Step<Phone> broken() {
    phone.forget();
    phone.count("app-mishaps:broken");
    return new Stopped("broken");
  }

  /** A page that is not timed may stay for long; the certificate of a card does not. */
  @Override
  protected Step<Phone> arriving(Step<Phone> next) {
    boolean stays = !next.isTimed() && next.work().isEmpty() && !(next instanceof MoreTime);
    if (stays && next != step()) {
      after(
          longest,
          next,
          () -> {
            phone.forgetProvers();
            return next;
          });
    }
    return next;
  }

  private void on(KioskReader.Event event) {
    go(
        step -> {
          switch (event) {
            case INSERTED -> phone.setCard(true);
            case REMOVED -> phone.setCard(false);
            case LOST -> phone.setReaderLost(true);
            case BACK -> phone.setReaderLost(false);
          }
          return step instanceof MoreTime<Phone> asked
              ? after(event, asked.left(), step)
              : after(event, step, step);
        });
  }

  /** Where an event leads from the page on which a card or its reader is waited for. */
  private Step<Phone> after(KioskReader.Event event, Step<Phone> at, Step<Phone> shown) {
    if (at instanceof Hold hold) {
      return switch (event) {
        case INSERTED -> hold.purpose().work();
        case LOST -> phone.hold(hold.purpose());
        case REMOVED, BACK -> shown;
      };
    }
    boolean isBack = event == KioskReader.Event.BACK;
    return isBack && at instanceof ReaderLost lost ? phone.present(lost.purpose()) : shown;
  }

  @Override
  public void abandon() {
    phone.letGo();
  }

  @Override
  public void close() {
    reader.close();
    synchronized (this) {
      beforeNextWork(phone::close); // work that goes on needs what it is about
    }
    super.close();
  }
}

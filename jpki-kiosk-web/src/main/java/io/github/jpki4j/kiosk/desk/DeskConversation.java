package io.github.jpki4j.kiosk.desk;

import io.github.jpki4j.kiosk.flow.Conversation;
import io.github.jpki4j.kiosk.flow.Patience;
import io.github.jpki4j.kiosk.flow.Step;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The tester's desk: which card lies where, and what goes wrong. It follows what happens to the
 * cards elsewhere within half a second. Thread-safe.
 */
public final class DeskConversation extends Conversation<SimulatedWorld> {

  private static final long LOOK_MILLIS = 500;

  private final SimulatedWorld world;
  private final ScheduledExecutorService looks;

  /** Begins to look. */
  public DeskConversation(SimulatedWorld world) {
    super("desk", Patience.STANDARD, new DeskTable(world, DeskTable.NOTHING_SAID));
    this.world = world;
    this.looks =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "jpki-desk");
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        looks.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  protected SimulatedWorld visit() {
    return world;
  }

  @Override
  protected Step<SimulatedWorld> timeIsOver() {
    return step();
  }

  @Override
  protected Step<SimulatedWorld> broken() {
    return new DeskTable(world, DeskTable.NOTHING_SAID);
  }

  /** Nothing is told where nothing changed. */
  private void look() {
    DeskTable shown;
    synchronized (this) {
      shown = (DeskTable) step();
    }
    DeskTable now = shown.again();
    if (now != shown) {
      go(step -> step == shown ? now : step);
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
    world.close();
    super.close();
  }
}

package io.github.jpki4j.it.sweep;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import io.github.jpki4j.testkit.card.InsertedCard;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardWork;
import io.github.jpki4j.transport.ConnectionInfo;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/** A link on which a {@link Plan} comes true. It looks at each secret that arrives at a card. */
final class SweepLink implements CardConnection {

  private static final byte[] TEXT = HexFormat.of().parseHex("00A4040C0AD3921000310001010408");

  /** Who looks at a secret that goes to a card. */
  interface Watch {
    Arrival departed(byte[] command, TestCard card);
  }

  /** Looks at the card after the secret has arrived. */
  interface Arrival {
    /** Said if the plan came true right before this very command. */
    void at(boolean justMeddled);
  }

  private final Plan plan;
  private final LinkProfile link;
  private final Supplier<TestCard> spare;
  private final Watch watch;
  private final FaultyConnection faulty;
  private final Twin twin = new Twin();
  private CardConnection target;
  private TestCard present;
  private int commands;
  private int steps;
  private int depth;
  private boolean justMeddled;
  private boolean meddled;
  private boolean swapToTell;

  /**
   * Connects.
   *
   * @param spare the card for a swap
   */
  SweepLink(Plan plan, TestCard card, LinkProfile link, Supplier<TestCard> spare, Watch watch) {
    this.plan = plan;
    this.link = link;
    this.spare = spare;
    this.watch = watch;
    Fault fault = plan.fault();
    this.faulty =
        new FaultyConnection(
            InsertedCard.connect(card, link), fault == null ? Fault.DELAY : fault, plan.faultAt());
    this.target = faulty;
    this.present = card;
  }

  /** The card that lies there. */
  TestCard present() {
    return present;
  }

  /** What the other application got. */
  List<String> stolen() {
    return twin.stolen();
  }

  /** Whether all that was planned has happened. */
  boolean fired() {
    return (plan.fault() == null || faulty.fired()) && (plan.meddling() == null || meddled);
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    if (depth == 0) {
      meddleAt(true, steps++);
    }
    meddleAt(false, commands++);
    try {
      tellSwap();
      if (twin.isSelected()) {
        byte[] answer = twin.answer(command);
        if (answer.length > 0) {
          return answer;
        }
      }
      return isSecret(command) ? watched(command) : target.transceive(command);
    } finally {
      justMeddled = false;
    }
  }

  private byte[] watched(byte[] command) throws TransportException {
    boolean fired = faulty.fired();
    long before = present.traffic().commands();
    Arrival arrival = watch.departed(command, present);
    try {
      return target.transceive(command);
    } finally {
      if (present.traffic().commands() > before) {
        arrival.at(justMeddled || faulty.fired() != fired);
      }
    }
  }

  static boolean isSecret(byte[] command) {
    return (command[1] == 0x20 || command[1] == 0x24) && command.length > 5;
  }

  private void meddleAt(boolean step, int index) {
    Meddling meddling = plan.meddling();
    if (meddling != null && plan.betweenSteps() == step && plan.meddlingAt() == index) {
      meddled = true;
      justMeddled = true;
      meddle(meddling);
    }
  }

  private void meddle(Meddling meddling) {
    switch (meddling) {
      case TEXT_SELECTED -> present.transmit(TEXT.clone());
      case TWIN_SELECTED -> twin.select();
      case RESET_TOLD -> present.reset();
      case RESET_UNTOLD -> {
        present.reset();
        CardConnection old = target;
        target = InsertedCard.connect(present, link);
        old.close();
      }
      case POWER_CUT_UNTOLD -> {
        target.close();
        target = InsertedCard.connect(present, link);
      }
      default -> {
        present.remove();
        present = spare.get();
        target = InsertedCard.connect(present, link);
        swapToTell = meddling == Meddling.SWAP_TOLD;
      }
    }
  }

  private void tellSwap() throws TransportException {
    if (swapToTell) {
      swapToTell = false;
      throw new CardRemovedException("the card was exchanged");
    }
  }

  @Override
  public <T> T transact(CardWork<T> work) throws JpkiException {
    if (depth == 0) {
      meddleAt(true, steps++);
      tellSwap();
    }
    depth++;
    try {
      return target.transact(work);
    } finally {
      depth--;
    }
  }

  @Override
  public ConnectionInfo info() {
    return target.info();
  }

  @Override
  public boolean isExclusive() {
    return target.isExclusive();
  }

  @Override
  public void close() {
    target.close();
  }
}

package io.github.jpki4j.pcsc;

import io.github.jpki4j.pcsc.winscard.ScardException;
import io.github.jpki4j.pcsc.winscard.Winscard;
import java.util.ArrayList;
import java.util.List;

/** A context of PC/SC for looking at readers. One thread. */
final class ReaderStatusQuery implements AutoCloseable {

  /** Where GetStatusChange counts insertions and removals: bits 16 to 31. */
  private static final int COUNTER_SHIFT = 16;

  private static final long COUNTER_MASK = 0xFFFF;

  /** How often readers may vanish between two calls before that is a failure. */
  private static final int ATTEMPTS = 5;

  private final Winscard winscard;
  private final long context;

  /** What PC/SC said at one moment. */
  private final class Moment {
    private final List<String> names;
    private final long[] events;

    Moment(List<String> names, long[] events) {
      this.names = names;
      this.events = events;
    }

    List<ReaderState> states() {
      List<ReaderState> states = new ArrayList<>();
      for (int i = 0; i < events.length; i++) {
        if (!names.get(i).equals(Winscard.PLUG_AND_PLAY)) {
          states.add(state(names.get(i), events[i]));
        }
      }
      return List.copyOf(states);
    }

    /** Waits until it is not so any more. */
    void outlast(long millis) throws ScardException {
      long[] known = events.clone();
      for (int i = 0; i < known.length; i++) {
        known[i] &= ~Winscard.STATE_CHANGED;
      }
      winscard.getStatusChange(context, millis, names, known);
    }
  }

  private ReaderStatusQuery(Winscard winscard, long context) {
    this.winscard = winscard;
    this.context = context;
  }

  /** Establishes a context, which the caller closes. */
  static ReaderStatusQuery open(Winscard winscard) throws ScardException {
    return new ReaderStatusQuery(winscard, winscard.establishContext());
  }

  /** Its handle. */
  long context() {
    return context;
  }

  /** The names of the readers, none if there is none. */
  List<String> names() throws ScardException {
    try {
      return winscard.listReaders(context);
    } catch (ScardException e) {
      if (e.code() == Winscard.NO_READERS_AVAILABLE) {
        return List.of();
      }
      throw e;
    }
  }

  /** One reader. */
  ReaderState state(String reader) throws ScardException {
    long event = winscard.getStatusChange(context, 0, List.of(reader), new long[1])[0];
    if ((event & (Winscard.STATE_UNKNOWN | Winscard.STATE_UNAVAILABLE)) != 0) {
      throw new ScardException("SCardGetStatusChange", Winscard.UNKNOWN_READER);
    }
    return state(reader, event);
  }

  private static ReaderState state(String reader, long event) {
    return new ReaderState(
        reader, (event & Winscard.STATE_PRESENT) != 0, (event >>> COUNTER_SHIFT) & COUNTER_MASK);
  }

  /** All readers. */
  List<ReaderState> states() throws ScardException {
    return moment(false).states();
  }

  /**
   * All readers, if they differ from what is known; else waits a while for a difference.
   *
   * @param known what is known
   * @param millis how long to wait; a wait may end early
   * @return the readers as they were before the wait
   */
  List<ReaderState> statesOrWait(List<ReaderState> known, long millis) throws ScardException {
    Moment moment = moment(winscard.hasPlugAndPlay());
    List<ReaderState> states = moment.states();
    if (millis > 0 && states.equals(known)) {
      moment.outlast(millis);
    }
    return states;
  }

  private Moment moment(boolean withPlugAndPlay) throws ScardException {
    for (int attempt = 1; ; attempt++) {
      List<String> names = new ArrayList<>(names());
      // where no other reader can come, there is no room for it either
      if (withPlugAndPlay && names.size() < Winscard.MOST_READERS) {
        names.add(Winscard.PLUG_AND_PLAY);
      }
      try {
        return new Moment(
            names, winscard.getStatusChange(context, 0, names, new long[names.size()]));
      } catch (ScardException e) {
        // a reader went between the two calls: look again
        if (e.code() != Winscard.UNKNOWN_READER || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  @Override
  public void close() throws ScardException {
    winscard.releaseContext(context);
  }
}

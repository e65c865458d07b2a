package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.pcsc.KioskSession;
import io.github.jpki4j.reset.ReadFailureCount;
import java.time.Duration;

/** One time that the card is held to the phone: a session for one piece of work. */
final class Touch {

  /** Longer than any work with a card, a camera included. */
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Phone phone;
  private boolean connected;

  Touch(Phone phone) {
    this.phone = phone;
  }

  /** Does something with the card and lets go of it. */
  <T> T run(KioskSession.Work<T> work) throws JpkiException {
    try (KioskSession session = KioskSession.open(phone.setup().reader(), LIMIT)) {
      connected = true;
      phone.touching(session);
      return session.run(work);
    } finally {
      phone.touching(null);
    }
  }

  /** Counts a failure by what it tells of how the card is held. */
  ReadFailureCount count(ReadFailureCount before, JpkiException failure) {
    if (failure instanceof TransportException) {
      return connected ? before.withLost() : before.withNoAnswer();
    }
    // The card lost its power, and with it that the secret was right.
    return failure instanceof PinRequiredException ? before.withLost() : before.withWrong();
  }
}

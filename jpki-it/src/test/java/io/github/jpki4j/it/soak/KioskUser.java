package io.github.jpki4j.it.soak;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.pcsc.KioskSession.End;
import java.util.Optional;

/** A person in front of a kiosk, as the kiosk knows one: screen and keys. */
interface KioskUser {

  /** What the customer wants; nothing if nobody is there, or wants anything more. */
  Optional<Task> wish();

  /** Has the secret typed that is valid now; a fresh array. */
  char[] typeCurrent(KeyKind key);

  /** Has the secret typed that is to be; a fresh array. */
  char[] typeNext(KeyKind key);

  /** Tells that the secret was wrong; whether the customer wants to type it again. */
  boolean again(KeyKind key, int triesLeft);

  /** Tells that the secret was changed. */
  void changed();

  /** Tells what came of it; whether the customer presses "finish". */
  boolean show(TaskResult result);

  /** The session is over, or never began; no reason if it did not end in time. */
  void farewell(Optional<End> end);
}

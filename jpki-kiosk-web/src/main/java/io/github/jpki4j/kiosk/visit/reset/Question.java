package io.github.jpki4j.kiosk.visit.reset;

/** What only the person can answer. */
public enum Question {
  /** Whether the secret is known after all. */
  KNOWS_TARGET,
  /** Whether a secret that is known is to be changed; asked together with the one before. */
  WANTS_NEW,
  /** Whether the other secret is known. */
  KNOWS_OTHER,
  /** Whether name, date of birth, gender or address changed since the issue. */
  ATTRIBUTES_CHANGED,
  /** Whether there is a reservation. */
  RESERVED
}

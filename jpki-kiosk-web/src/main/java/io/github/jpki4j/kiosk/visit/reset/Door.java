package io.github.jpki4j.kiosk.visit.reset;

import io.github.jpki4j.reset.NextStep;

/** Where the one next step leads. */
public enum Door {
  /** The official app, to reserve. */
  APP,
  /** This kiosk, or an official one. */
  KIOSK,
  /** The counter of the municipality. */
  COUNTER,
  /** A change on the spot. */
  CHANGE,
  /** Later. */
  WAIT,
  /** The card again. */
  READ_AGAIN,
  /** The phone's own app. */
  PHONE,
  /** What is around: the connection. */
  ENVIRONMENT,
  /** A question to the holder. */
  HOLDER,
  /** Nowhere: nothing needs to be done. */
  NOTHING;

  /** Where a step leads. */
  public static Door of(NextStep step) {
    return switch (step) {
      case RESERVE_IN_APP -> APP;
      case GO_TO_KIOSK -> KIOSK;
      case GO_TO_MUNICIPALITY -> COUNTER;
      case CHANGE_IN_PLACE -> CHANGE;
      case READ_AGAIN -> READ_AGAIN;
      case ASK_THE_HOLDER -> HOLDER;
      case FIX_ENVIRONMENT -> ENVIRONMENT;
      case WAIT -> WAIT;
      case USE_PHONE_APP -> PHONE;
      case NOTHING_TO_DO -> NOTHING;
    };
  }
}

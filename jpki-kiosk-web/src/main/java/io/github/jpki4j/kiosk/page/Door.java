package io.github.jpki4j.kiosk.page;

import io.github.jpki4j.reset.NextStep;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Where the one next step leads; a page shows its picture. */
public enum Door {
  /** The official app, to reserve. */
  APP("phone"),
  /** This kiosk, or an official one. */
  KIOSK("kiosk"),
  /** The counter of the municipality. */
  COUNTER("counter"),
  /** A change on the spot. */
  CHANGE("key"),
  /** The certificate, which its password shows. */
  LOOK("paper"),
  /** Later. */
  WAIT("clock"),
  /** The card again. */
  READ_AGAIN("place-card"),
  /** The phone's own app. */
  PHONE("phone"),
  /** What is around: the connection. */
  ENVIRONMENT("warning"),
  /** A question to the holder. */
  HOLDER("person"),
  /** Nowhere: nothing needs to be done. */
  NOTHING("check");

  /** The names of pictures by the names of doors, as templates take them. */
  static final Map<String, String> PICTURES =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Door::name, one -> one.picture));

  private final String picture;

  Door(String picture) {
    this.picture = picture;
  }

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

package io.github.jpki4j.kiosk.soak;

import java.util.Set;

/**
 * What the customer sees.
 *
 * @param page its name
 * @param version counts what is shown
 * @param buttons what can be pressed
 * @param kind AUTH or SIGN where a secret is asked for, else empty
 * @param isChecked whether the card is to check that secret
 * @param dom the whole document
 * @param fields what is in its fields
 */
record Seen(
    String page,
    long version,
    Set<String> buttons,
    String kind,
    boolean isChecked,
    String dom,
    String fields) {

  /** Pages behind which work goes on. */
  private static final Set<String> WORKING =
      Set.of("reading", "checking", "admitting", "finishing", "changing", "reading-certificate");

  /** Pages that nobody stands at. */
  private static final Set<String> NOBODY = Set.of("attract", "place-card");

  boolean isWorking() {
    return WORKING.contains(page);
  }

  boolean isForNobody() {
    return NOBODY.contains(page);
  }

  boolean has(String button) {
    return buttons.contains(button);
  }

  /** Without the page itself. */
  @Override
  public String toString() {
    return page + "/" + version;
  }
}

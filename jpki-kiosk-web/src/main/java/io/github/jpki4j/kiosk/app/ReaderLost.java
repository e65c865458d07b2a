package io.github.jpki4j.kiosk.app;

/**
 * The reader is gone.
 *
 * @param purpose for what a card is held once it is back
 */
record ReaderLost(Hold.For purpose) implements AppStep {

  @Override
  public String page() {
    return "reader-lost";
  }
}

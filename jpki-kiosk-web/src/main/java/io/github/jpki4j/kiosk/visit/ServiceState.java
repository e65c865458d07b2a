package io.github.jpki4j.kiosk.visit;

/** Whether a kiosk takes customers. */
public enum ServiceState {
  /** It does. */
  OPEN,
  /** It takes none for now; who is in the middle may end. */
  MAINTENANCE,
  /** It takes none any more; who is in the middle may end. */
  STOPPING
}

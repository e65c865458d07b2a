package io.github.jpki4j.card;

import io.github.jpki4j.transport.ConnectionInfo;

/**
 * What this card over this link was found to do. Starts with hope and learns from refusals, so that
 * a session pays for each of them once.
 */
final class CardAbilities {

  private boolean extendedLength;
  private boolean shortIdentifiersWork;
  private boolean shortIdentifiersRefused;

  CardAbilities(ConnectionInfo info) {
    this.extendedLength = info.extendedLength();
  }

  /** Whether extended length is promised by the link and was not refused. */
  boolean extendedLength() {
    return extendedLength;
  }

  void extendedLengthRefused() {
    extendedLength = false;
  }

  /** Whether a command with a short identifier has succeeded. */
  boolean shortIdentifiersWork() {
    return shortIdentifiersWork;
  }

  /** Whether a short identifier failed where SELECT succeeded. */
  boolean shortIdentifiersRefused() {
    return shortIdentifiersRefused;
  }

  void shortIdentifiersWorked() {
    shortIdentifiersWork = true;
  }

  void refuseShortIdentifiers() {
    shortIdentifiersRefused = !shortIdentifiersWork;
  }
}

package io.github.jpki4j.exchange;

import io.github.jpki4j.transport.ConnectionInfo;

/**
 * What this card over this link was found to do. Starts with hope and learns from refusals, so that
 * a session pays for each of them once.
 */
public final class CardAbilities {

  private boolean extendedLength;
  private boolean shortIdentifiersWork;
  private boolean shortIdentifiersRefused;

  public CardAbilities(ConnectionInfo info) {
    this.extendedLength = info.extendedLength();
  }

  /** Whether extended length is promised by the link and was not refused. */
  public boolean extendedLength() {
    return extendedLength;
  }

  public void extendedLengthRefused() {
    extendedLength = false;
  }

  /** Whether a command with a short identifier has succeeded. */
  public boolean shortIdentifiersWork() {
    return shortIdentifiersWork;
  }

  /** Whether a short identifier failed where SELECT succeeded. */
  public boolean shortIdentifiersRefused() {
    return shortIdentifiersRefused;
  }

  public void shortIdentifiersWorked() {
    shortIdentifiersWork = true;
  }

  public void refuseShortIdentifiers() {
    shortIdentifiersRefused = !shortIdentifiersWork;
  }
}

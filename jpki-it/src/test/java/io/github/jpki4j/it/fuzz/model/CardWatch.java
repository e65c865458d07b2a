package io.github.jpki4j.it.fuzz.model;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import io.github.jpki4j.transport.ForwardingConnection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Next to the card: a secret may reach only its own application and file, and a counter falls by
 * one, because of a wrong secret of its own.
 */
final class CardWatch extends ForwardingConnection {

  /** All secrets of a card. */
  static final List<SecretKind> SECRETS = List.of(KeyKind.AUTH, KeyKind.SIGN, DataSecret.CARD_INFO);

  private final FaultyConnection link;
  private final Consents consents;
  private final Selected selected = new Selected();
  private final int[] spent = new int[SECRETS.size()];
  private boolean wasInterrupted;

  /** What the library was told proved an application, and no SELECT of one has worked since. */
  private boolean isMisled;

  /**
   * Takes a link.
   *
   * @param link on which the card may lose its power for a moment
   */
  CardWatch(FaultyConnection link, Consents consents) {
    super(link);
    this.link = link;
    this.consents = consents;
  }

  TestCard card() {
    return link.card();
  }

  /** How many tries the library has spent here. */
  int spent(SecretKind secret) {
    return spent[SECRETS.indexOf(secret)];
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    int[] before = tries();
    String right = card().secretValue(consents.last());
    byte[] answer = new byte[0];
    try {
      answer = link.transceive(command);
      return answer;
    } finally {
      if (link.fired() && !wasInterrupted) {
        wasInterrupted = true;
        selected.clear();
      }
      if (Commands.isSecret(command)) {
        requirePlace(command);
      }
      requireTries(before, command, right);
      selected.see(command, answer);
      isMisled &= !Commands.hasSelectedApplication(command, answer);
    }
  }

  /**
   * The library was told another answer than the card's. If that says that something worked, the
   * library may believe another application to be selected: no library can know better.
   */
  void lied(byte[] told) {
    isMisled |= Commands.hasWorked(told);
  }

  /** Another program sends a command. */
  byte[] foreign(byte[] command) {
    byte[] answer = card().transmit(command);
    selected.see(command, answer);
    return answer;
  }

  /** Another program resets the card. */
  void foreignReset() {
    card().reset();
    selected.clear();
  }

  private void requirePlace(byte[] command) {
    consents.arrived();
    SecretKind secret = consents.last();
    if (!isMisled && !selected.fits(Commands.application(secret), Commands.file(secret), command)) {
      consents.violation(secret + " was sent to another application or file");
    }
  }

  private void requireTries(int[] before, byte[] command, String right) {
    int[] after = tries();
    for (int i = 0; i < after.length; i++) {
      int fallen = before[i] - after[i];
      if (fallen <= 0) {
        continue;
      }
      spent[i] += fallen;
      boolean wrong = SECRETS.get(i) == consents.last() && !holds(command, right);
      if (fallen > 1 || !Commands.isVerify(command) || !(wrong || isMisled)) {
        consents.violation("a try of " + SECRETS.get(i) + " was spent that nobody owed");
      }
    }
  }

  private static boolean holds(byte[] command, String secret) {
    byte[] value = secret.getBytes(StandardCharsets.US_ASCII);
    return Arrays.equals(value, 0, value.length, command, Commands.DATA, command.length);
  }

  private int[] tries() {
    int[] tries = new int[SECRETS.size()];
    for (int i = 0; i < tries.length; i++) {
      tries[i] = card().triesLeft(SECRETS.get(i));
    }
    return tries;
  }
}

package io.github.jpki4j.testkit;

import io.github.jpki4j.TransportException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The card at the far end of a link: answers one kind of command by a status word, the others as a
 * card with three tries does that takes every PIN, and notes what became of the PIN. The link tells
 * it of its transactions. Thread-safe, for one session at a time.
 */
public final class SweptCard {

  /** How the card lets a file be named. */
  public enum Form {
    /** By short identifier and by SELECT. */
    SHORT_IDENTIFIER,
    /** By SELECT alone. */
    SELECTED
  }

  /** Another card. */
  @FunctionalInterface
  public interface Card {
    /**
     * Takes a command.
     *
     * @param command a whole command
     * @return its answer
     * @throws TransportException if there is none
     */
    byte[] answer(byte[] command) throws TransportException;
  }

  private static final byte[] AID = {
    (byte) 0xD3, (byte) 0x92, (byte) 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01
  };
  private static final byte[] LABEL = "JPKIAPICCTOKEN2".getBytes(StandardCharsets.US_ASCII);
  private static final int DONE = 0x9000;
  private static final int NO_SUCH_FORM = 0x6A86;
  private static final int NOTHING_TO_FETCH = 0x6985;
  private static final int THREE_TRIES = 0x63C3;

  private final Form form;
  private final Answered answered;
  private int word;

  private boolean provenInSession;
  private boolean provenInTransaction;
  private int secrets;
  private boolean secretWithoutAnyProof;
  private boolean secretWithoutProofInTransaction;
  private boolean accepted;
  private boolean blockedBySelect;
  private int counter;

  SweptCard(Form form, Answered answered) {
    this.form = form;
    this.answered = answered;
  }

  /** Forgets everything and answers by another status word from now on. */
  synchronized void start(int nextWord) {
    word = nextWord;
    provenInSession = false;
    provenInTransaction = false;
    secrets = 0;
    secretWithoutAnyProof = false;
    secretWithoutProofInTransaction = false;
    accepted = false;
    blockedBySelect = false;
    counter = -1;
  }

  /**
   * How this card lets a file be named, for a {@link Card} that does the same.
   *
   * @return the form
   */
  public Form form() {
    return form;
  }

  /**
   * Takes a command.
   *
   * @param command a whole command
   * @return its answer, fresh
   */
  public synchronized byte[] answer(byte[] command) {
    return noted(command, answered.is(command) ? status(word) : simple(command));
  }

  /**
   * Takes a command and lets another card do it; the status word takes the place of its answer.
   *
   * @param command a whole command
   * @param card does it
   * @return its answer
   * @throws TransportException as the other card does
   */
  public synchronized byte[] answer(byte[] command, Card card) throws TransportException {
    byte[] answer = card.answer(command);
    return noted(command, answered.is(command) ? status(word) : answer);
  }

  /** A transaction of the link begins or ends: another program may have been at the card before. */
  public synchronized void transactionChanges() {
    provenInTransaction = false;
  }

  private static byte[] status(int value) {
    return new byte[] {(byte) (value >> 8), (byte) value};
  }

  private byte[] simple(byte[] command) {
    boolean read = command[1] == (byte) 0xB0;
    boolean shortIdentifier = read ? command[2] < 0 : (command[3] & 0xFF) > 0x80;
    if (form == Form.SELECTED && shortIdentifier && (read || command[1] == 0x20)) {
      return status(NO_SUCH_FORM);
    }
    if (read) {
      byte[] answer = Arrays.copyOf(LABEL, LABEL.length + 2);
      answer[LABEL.length] = (byte) 0x90;
      return answer;
    }
    if (command[1] == (byte) 0xC0) {
      return status(NOTHING_TO_FETCH);
    }
    return status(Answered.isQuestion(command) ? THREE_TRIES : DONE);
  }

  private byte[] noted(byte[] command, byte[] answer) {
    int status = (answer[answer.length - 2] & 0xFF) << 8 | (answer[answer.length - 1] & 0xFF);
    switch (command[1]) {
      case (byte) 0xA4 -> {
        if (command[2] == 4) {
          proof(status == DONE && Arrays.equals(command, 5, command.length, AID, 0, AID.length));
        }
      }
      case (byte) 0xB0 -> {
        if (startsWithLabel(answer)) {
          proof(true);
        }
      }
      case 0x20 -> noteSecret(command, status);
      case 0x24 -> secrets++;
      default -> {}
    }
    return answer;
  }

  private static boolean startsWithLabel(byte[] answer) {
    return answer.length >= LABEL.length + 2
        && Arrays.equals(answer, 0, LABEL.length, LABEL, 0, LABEL.length);
  }

  private void proof(boolean ours) {
    provenInSession = ours;
    provenInTransaction = ours;
  }

  private void noteSecret(byte[] command, int status) {
    if (Answered.isVerify(command)) {
      secrets++;
      secretWithoutAnyProof |= !provenInSession;
      secretWithoutProofInTransaction |= !provenInTransaction;
      accepted |= status == DONE;
    } else if (command[3] == (byte) 0x80) {
      blockedBySelect |= status == 0x6983 || status == 0x6984 || status == 0x63C0;
    }
    if ((status & 0xFFF0) == 0x63C0) {
      counter = status & 0xF;
    }
  }

  /** How often VERIFY or CHANGE with a secret arrived. */
  synchronized int secrets() {
    return secrets;
  }

  /**
   * Whether a secret arrived before the card had shown that the JPKI application is selected.
   *
   * @param shared whether other programs may select between two transactions
   */
  synchronized boolean secretWithoutProof(boolean shared) {
    return shared ? secretWithoutProofInTransaction : secretWithoutAnyProof;
  }

  /** Whether the card took a secret. */
  synchronized boolean accepted() {
    return accepted;
  }

  /** Whether the question by SELECT was answered as for a blocked PIN. */
  synchronized boolean saidBlocked() {
    return blockedBySelect;
  }

  /** The counter that the card told last, or -1. */
  synchronized int counter() {
    return counter;
  }
}

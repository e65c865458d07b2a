package io.github.jpki4j.testcard;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.testcard.bridge.VpcdBridge;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardSource;
import java.time.LocalDate;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A simulated card: bytes in, bytes out, with files, PINs, counters and keys. It can be reached by
 * {@link #transmit} as a chip, as a {@link CardSource} as the library sees a card in a reader, and
 * by {@link VpcdBridge} through a real PC/SC service. Whatever goes wrong with the reader is the
 * exception that a real one would cause, never an unchecked one.
 *
 * <p>Thread-safe: one lock. Changes of counters and PINs last as long as the object.
 *
 * @since 0.1.0
 */
public final class TestCard implements CardSource {

  private final Object lock = new Object();

  /** Held by a connection while it has the card for itself. */
  private final ReentrantLock reservation = new ReentrantLock(true);

  private final CardSettings settings;
  private final Interpreter chip;
  private final Slot slot;
  private final CardSecrets secrets;
  private Traffic traffic = Traffic.NONE;

  TestCard(CardSettings settings, CardSecrets secrets, Interpreter chip) {
    this.settings = settings;
    this.chip = chip;
    this.slot = new Slot(chip);
    this.secrets = secrets;
  }

  /**
   * Describes a card to make.
   *
   * @return a builder with the defaults of a My Number card
   */
  public static TestCardBuilder builder() {
    return new TestCardBuilder();
  }

  /**
   * Executes a command, past all connections and reservations: for bridges and tests at byte level.
   *
   * @param apdu the command as it arrives at the chip; a malformed one is answered 6700
   * @return the answer, a fresh array; empty from a card without power
   */
  public byte[] transmit(byte[] apdu) {
    synchronized (lock) {
      byte[] answer = execute(apdu);
      count(apdu.length, answer.length);
      return answer;
    }
  }

  /** Executes without counting; empty without power. */
  byte[] execute(byte[] apdu) {
    synchronized (lock) {
      return slot.isPowered() ? chip.process(apdu) : new byte[0];
    }
  }

  void count(int sent, int received) {
    synchronized (lock) {
      traffic = traffic.plus(sent, received);
    }
  }

  /** Gives power, as at insertion: nothing selected or verified. No effect on a powered card. */
  public void powerOn() {
    synchronized (lock) {
      slot.powerOn();
    }
  }

  /** Takes power away; drops verified secrets and the selection. */
  public void powerOff() {
    synchronized (lock) {
      slot.powerOff();
    }
  }

  /** A warm reset: the selection is gone, verified secrets are not. Powers the card if need be. */
  public void reset() {
    synchronized (lock) {
      slot.reset();
    }
  }

  /** Cuts the power for a moment, as a weak radio field does; no driver reports it. */
  public void interruptPower() {
    synchronized (lock) {
      chip.powerCycle();
    }
  }

  /** Takes the card out of the reader: its connections are dead for good. */
  public void remove() {
    synchronized (lock) {
      slot.remove();
    }
  }

  /** Puts the card back; it has no power until somebody connects. */
  public void insert() {
    synchronized (lock) {
      slot.insert();
    }
  }

  /**
   * Whether the card is in its reader.
   *
   * @return true until {@link #remove()}
   */
  public boolean isInserted() {
    synchronized (lock) {
      return slot.isInserted();
    }
  }

  /**
   * The answer to reset.
   *
   * @return a fresh array
   */
  public byte[] atr() {
    return settings.atr().clone();
  }

  /**
   * Which card this is.
   *
   * @return the type it was built with
   */
  public TestCardType type() {
    return settings.type();
  }

  /**
   * Whose card this is.
   *
   * @return the holder it was built with
   */
  public Holder holder() {
    return settings.issue().holder();
  }

  /**
   * A secret or printed number, with its counter.
   *
   * @param which which of the card's secrets
   * @return what tests can see and set of it
   */
  public SimulatedSecret secret(TestSecret which) {
    return new SimulatedSecret(lock, secrets.of(which));
  }

  /**
   * Verification number A (照合番号A) as it is printed: the individual number.
   *
   * @return twelve digits that are nobody's number
   */
  public String verificationNumberA() {
    return settings.card().individualNumber();
  }

  /**
   * Verification number B (照合番号B) as it is built from what is printed: birth date, year of expiry,
   * security code.
   *
   * @return fourteen digits
   */
  public String verificationNumberB() {
    return settings.card().numberB();
  }

  /**
   * The birth date as printed, year of the era first, that opens the age record.
   *
   * @return six digits
   */
  public String birthKey() {
    return settings.card().birthKey();
  }

  /**
   * The code that is printed under the photo.
   *
   * @return four digits
   */
  public String securityCode() {
    return settings.card().securityCode();
  }

  /**
   * The chip, whose keys the signed records name.
   *
   * @return the one it was built with
   */
  public TestChip chip() {
    return settings.chip();
  }

  /**
   * The counter of a secret, without a command.
   *
   * @param kind which secret
   * @return 0 (blocked) to 3 for a PIN, to 5 for the signature password
   */
  public int triesLeft(SecretKind kind) {
    synchronized (lock) {
      return secrets.of(kind).left();
    }
  }

  /**
   * Sets a counter, as nothing but a test can.
   *
   * @param kind which secret
   * @param tries 0 (blocked) to 3 for a PIN, to 5 for the signature password
   * @throws IllegalArgumentException if it is outside that range
   */
  public void setTriesLeft(SecretKind kind, int tries) {
    synchronized (lock) {
      secrets.of(kind).setLeft(tries);
    }
  }

  /**
   * Gives a secret a new value and all its tries, as the municipal counter or a kiosk does.
   *
   * @param kind which secret
   * @param value four digits, or 6 to 16 characters A to Z and 0 to 9
   * @throws IllegalArgumentException if the value has another form
   */
  public void renewSecret(SecretKind kind, String value) {
    synchronized (lock) {
      secrets.of(kind).renew(value);
    }
  }

  /**
   * The value of a secret, which no command tells. Of a simulation alone: it guards nothing.
   *
   * @param kind which secret
   * @return the value in force
   */
  public String secretValue(SecretKind kind) {
    synchronized (lock) {
      return secrets.of(kind).value();
    }
  }

  /**
   * Whether a secret is verified now, which no command tells.
   *
   * @param kind which secret
   * @return true from a successful VERIFY until it is dropped
   */
  public boolean isVerified(SecretKind kind) {
    synchronized (lock) {
      return secrets.of(kind).isVerified();
    }
  }

  /**
   * A certificate of this card as issued, whatever its file was replaced with.
   *
   * @param kind which
   * @return DER, a fresh array
   */
  public byte[] certificate(CertificateKind kind) {
    return settings.issue().certificate(kind);
  }

  /**
   * The last day of this card.
   *
   * @return a day in Japan
   */
  public LocalDate expiry() {
    return settings.issue().cardExpiry();
  }

  Issuance issue() {
    return settings.issue();
  }

  /**
   * The test PKI behind the certificates.
   *
   * @return the one it was built with
   */
  public TestPki pki() {
    return settings.issue().pki();
  }

  /**
   * What went over the link so far.
   *
   * @return a snapshot
   */
  public Traffic traffic() {
    synchronized (lock) {
      return traffic;
    }
  }

  /** Starts the statistics afresh. */
  public void clearTraffic() {
    synchronized (lock) {
      traffic = Traffic.NONE;
    }
  }

  /**
   * Connects over a link without faults and limits.
   *
   * @return a connection that the caller closes
   * @throws TransportException with the remedy PRESENT_CARD if the card was removed
   */
  @Override
  public CardConnection open() throws TransportException {
    return connect();
  }

  /**
   * Connects over a link without faults and limits, as {@link #open()}.
   *
   * @return a connection that the caller closes
   * @throws TransportException with the remedy PRESENT_CARD if the card was removed
   */
  public CardConnection connect() throws TransportException {
    return connect(LinkProfile.standard());
  }

  /**
   * Connects, and powers the card if it is the first connection.
   *
   * @param link what the reader in between is like
   * @return a connection that the caller closes
   * @throws TransportException with the remedy PRESENT_CARD if the card was removed
   */
  public CardConnection connect(LinkProfile link) throws TransportException {
    synchronized (lock) {
      if (!slot.isInserted()) {
        throw new TransportException(
            "connect to the card in " + link.name() + " failed: no card in the reader",
            Remedy.PRESENT_CARD);
      }
      return new TestCardConnection(this, link, slot.connect());
    }
  }

  void disconnect(Slot.Ticket ticket) {
    synchronized (lock) {
      slot.disconnect(ticket);
    }
  }

  boolean wasRemovedSince(Slot.Ticket ticket) {
    synchronized (lock) {
      return slot.wasRemovedSince(ticket);
    }
  }

  boolean wasResetSince(Slot.Ticket ticket) {
    synchronized (lock) {
      return slot.wasResetSince(ticket);
    }
  }

  ReentrantLock reservation() {
    return reservation;
  }
}

package io.github.jpki4j.pcsc.winscard;

import io.github.jpki4j.TransportException.Remedy;
import java.util.Locale;
import java.util.Optional;

/**
 * The error codes of PC/SC that mean something of their own to a person or to a session. Names and
 * numbers: pcsclite.h and winscard.h, which agree on all of these.
 */
public enum PcscCode {
  /** The card was pulled out of a connection. */
  SCARD_W_REMOVED_CARD(0x80100069, Effect.REMOVED, "the card was removed"),
  /** Another program reset the card. */
  SCARD_W_RESET_CARD(0x80100068, Effect.RESET, "another program reset the card"),
  /** Another program switched the card off. */
  SCARD_W_UNPOWERED_CARD(0x80100067, Effect.RESET, "the card lost its power"),
  /** There is something in the reader that answers no reset. */
  SCARD_W_UNRESPONSIVE_CARD(0x80100066, Effect.PRESENT_CARD, "the card does not answer"),
  /** The card's ATR and the reader do not fit. */
  SCARD_W_UNSUPPORTED_CARD(0x80100065, Effect.PRESENT_CARD, "the reader cannot read this card"),
  /** Nothing in the reader. */
  SCARD_E_NO_SMARTCARD(0x8010000C, Effect.PRESENT_CARD, "no card in the reader"),
  /** The card speaks neither T=0 nor T=1. */
  SCARD_E_PROTO_MISMATCH(0x8010000F, Effect.PRESENT_CARD, "the reader cannot read this card"),
  /** pcsc-lite has no room for another connection: the JDK's driver keeps those to pulled cards. */
  SCARD_E_NO_MEMORY(
      0x80100006,
      Effect.CHECK_READER,
      "the PC/SC service has no room for another connection: restart this program"),
  /** The command got no answer, as when the card leaves the field. */
  SCARD_E_NOT_TRANSACTED(0x80100016, Effect.PRESENT_CARD, "the card gave no answer"),
  /** The answer is longer than the room for it, which is that for the longest there can be. */
  SCARD_E_INSUFFICIENT_BUFFER(
      0x80100008, Effect.PRESENT_CARD, "there was no usable answer, but a too long one"),
  /** Another program connected exclusively. */
  SCARD_E_SHARING_VIOLATION(
      0x8010000B, Effect.CHECK_READER, "another program has the card for itself"),
  /** A handle of before the service was restarted, or of a closed connection. */
  SCARD_E_INVALID_HANDLE(0x80100003, Effect.STALE, "the link to the PC/SC service is stale"),
  /** The same, as Windows says it: error 6 outside the range of PC/SC. */
  WINDOWS_ERROR_INVALID_HANDLE(6, Effect.STALE, "the link to the PC/SC service is stale"),
  /** The service is down. */
  SCARD_E_NO_SERVICE(0x8010001D, Effect.SERVICE, "the PC/SC service is not running"),
  /** The service went down. */
  SCARD_E_SERVICE_STOPPED(0x8010001E, Effect.SERVICE, "the PC/SC service is not running"),
  /** The socket of the service is not for this user. */
  SCARD_E_NO_ACCESS(0x80100027, Effect.CHECK_READER, "this user may not use the PC/SC service"),
  /** The pipe to the service broke. */
  SCARD_F_COMM_ERROR(0x80100013, Effect.CHECK_READER, "the reader or its service broke off"),
  /**
   * SCARD_W_SECURITY_VIOLATION in today's headers; the JDK has an older name for the number.
   * pcsc-lite says it when polkit refuses this user, and whenever the service closes the link,
   * which is how 1.9.9 refuses and also how it ends in the middle of a call.
   */
  SCARD_W_INSERTED_CARD(
      0x8010006A, Effect.CHECK_READER, "the PC/SC service refused this user or broke off"),
  /** No reader at all. */
  SCARD_E_NO_READERS_AVAILABLE(0x8010002E, Effect.CHECK_READER, "no card reader is connected"),
  /** This reader is gone. */
  SCARD_E_UNKNOWN_READER(0x80100009, Effect.CHECK_READER, "the reader is not connected any more"),
  /** This reader is gone. */
  SCARD_E_READER_UNAVAILABLE(
      0x80100017, Effect.CHECK_READER, "the reader is not connected any more");

  /** What a code does to whoever used the reader. */
  public enum Effect {
    /** The card of this connection is gone. */
    REMOVED,
    /** The card of this connection was reset. */
    RESET,
    /** No usable card, or no answer. */
    PRESENT_CARD,
    /** Reader or service at fault. */
    CHECK_READER,
    /** The handle is worth nothing: of the connection, or of the whole program. */
    STALE,
    /** The service is down: from the start, or since. */
    SERVICE
  }

  private final int number;
  private final Effect effect;
  private final String text;

  PcscCode(int number, Effect effect, String text) {
    this.number = number;
    this.effect = effect;
    this.text = text;
  }

  /** The code with a number, as {@code Unknown error 0x…} and jnasmartcardio show it. */
  public static Optional<PcscCode> ofNumber(int number) {
    for (PcscCode code : values()) {
      if (code.number == number) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }

  /** The code with a name, as the JDK's PCSCException shows it. */
  public static Optional<PcscCode> ofName(String name) {
    for (PcscCode code : values()) {
      if (code.name().equals(name)) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }

  public Effect effect() {
    return effect;
  }

  /** Whether a question that no card had a part in fails with it when the service has gone. */
  public boolean isOfTheService() {
    return effect == Effect.SERVICE
        || effect == Effect.STALE
        || this == SCARD_F_COMM_ERROR
        || this == SCARD_W_INSERTED_CARD;
  }

  /** The remedy of the effects that have one whatever was being done. */
  public Remedy remedy() {
    return effect == Effect.PRESENT_CARD ? Remedy.PRESENT_CARD : Remedy.CHECK_READER;
  }

  /** For people, lower case, without the code. */
  public String text() {
    return text;
  }

  /** As in {@code SCARD_E_NO_SERVICE 8010001D}, for the message. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s %08X", name(), number);
  }
}

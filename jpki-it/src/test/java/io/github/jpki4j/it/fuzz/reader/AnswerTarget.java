package io.github.jpki4j.it.fuzz.reader;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.it.fuzz.target.ByteTarget;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.card.InsertedCard;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ConnectionInfo;
import io.github.jpki4j.transport.ConnectionInfo.Medium;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Answers of a card, each behind its length in two bytes, after one byte that says what is done:
 * nothing but our exceptions comes out, and a secret is sent once.
 */
public final class AnswerTarget extends ByteTarget {

  private static final int MOST_COMMANDS = 5_000;

  /** Things to do with a card. */
  private enum Verb {
    TOKEN,
    PRESENCE,
    COUNTER,
    READ,
    EXPIRY,
    CARD_INFO,
    VERIFY
  }

  private final List<Verb> verbs = List.of(Verb.values());

  /** Creates it. */
  public AnswerTarget() {
    super("apdu", Arrays.stream(Verb.values()).map(AnswerTarget::recorded).toList());
  }

  /** What a card without faults answers. */
  private static byte[] recorded(Verb verb) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(List.of(Verb.values()).indexOf(verb));
    CardConnection link = InsertedCard.connect(TestCard.builder().clock(Samples.CLOCK).build());
    Told told =
        new Told(new byte[0]) {
          @Override
          public byte[] transceive(byte[] command) throws TransportException {
            byte[] answer = link.transceive(command);
            out.write(answer.length >> 8);
            out.write(answer.length);
            out.writeBytes(answer);
            return answer;
          }
        };
    try {
      perform(verb, told);
    } catch (JpkiException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  @Override
  public void read(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    Told told = new Told(bytes);
    try {
      perform(verbs.get((bytes[0] & 0xFF) % verbs.size()), told);
    } catch (JpkiException e) {
      Checks.require(e.getMessage() != null && !e.getMessage().isEmpty(), "without a message");
    }
    Checks.require(told.secrets <= 1, "a secret was sent again");
    Checks.require(told.commands <= MOST_COMMANDS, "there was no end");
  }

  private static void perform(Verb verb, CardConnection link) throws JpkiException {
    try (MyNumberCard card = MyNumberCard.open(link);
        Pin pin = Pin.auth("1234".toCharArray());
        CardInfoPin cardInfoPin = CardInfoPin.of("4321".toCharArray())) {
      switch (verb) {
        case TOKEN -> card.jpki().token();
        case PRESENCE -> card.jpki().presence();
        case COUNTER -> card.jpki().pinStatus(KeyKind.AUTH);
        case READ -> card.jpki().readCertificate(CertificateKind.AUTH);
        case EXPIRY -> card.expiry();
        case CARD_INFO -> card.cardInfoInput().read(cardInfoPin);
        case VERIFY -> card.jpki().verify(pin);
      }
    }
  }

  /** Answers what stands in the bytes; after their end, the link is broken. */
  private static class Told implements CardConnection {
    private static final ConnectionInfo INFO =
        new ConnectionInfo("fuzz", Medium.SIMULATED, ConnectionInfo.LONGEST_COMMAND, true);

    private final byte[] bytes;
    private int at = 1;
    private int secrets;
    private int commands;

    Told(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public byte[] transceive(byte[] command) throws TransportException {
      commands++;
      secrets += command[1] == 0x20 && command.length > 5 ? 1 : 0;
      if (at + 2 > bytes.length) {
        throw new TransportException("the answers have ended", Remedy.REOPEN);
      }
      int length = (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
      int end = Math.min(bytes.length, at + 2 + length);
      byte[] answer = Arrays.copyOfRange(bytes, at + 2, end);
      at = end;
      return answer;
    }

    @Override
    public ConnectionInfo info() {
      return INFO;
    }

    @Override
    public void close() {
      // There is nothing behind it.
    }
  }
}

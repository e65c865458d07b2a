package io.github.jpki4j.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.exchange.CardApplication;
import io.github.jpki4j.exchange.ExchangeBudget;
import io.github.jpki4j.exchange.JpkiCommands;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardWork;
import io.github.jpki4j.transport.ConnectionInfo;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every verb × every kind of card whose answers are legal and never come to an end. */
class BudgetSweepTest {

  /** Commands with a secret are sent whatever is left: a change has two. */
  private static final int SECRETS = 2;

  private static final long LONGEST_EXCHANGE = 65_538 + 65_544;
  private static final int DONE = 0x9000;
  private static final int GET_RESPONSE = 0xC0;
  private static final byte[] NONE = {};

  /** An object of 32,763 bytes: as a certificate, or as the file of the attributes. */
  private static final byte[] LONG_SEQUENCE = {0x30, (byte) 0x82, 0x7F, (byte) 0xF8};

  private static final byte[] LONG_FILE = {(byte) 0xFF, 0x20, (byte) 0x82, 0x7F, (byte) 0xF0};

  /** A card without end. */
  private enum Endless {
    ONE_BYTE {
      @Override
      byte[] answer(byte[] command, int count) {
        return isRead(command) ? read(command, new byte[] {0x55}) : usual(command);
      }
    },
    FULL_PIECES_OF_A_LONG_FILE {
      @Override
      byte[] answer(byte[] command, int count) {
        return isRead(command) ? read(command, new byte[255]) : usual(command);
      }
    },
    MORE_WITHOUT_DATA {
      @Override
      byte[] answer(byte[] command, int count) {
        return with(NONE, 0x6100);
      }
    },
    MORE_WITH_MUCH_DATA {
      @Override
      byte[] answer(byte[] command, int count) {
        return isSecret(command) ? usual(command) : with(new byte[65_536], 0x61FF);
      }
    },
    EACH_BYTE_AFTER_MANY_PIECES {
      @Override
      byte[] answer(byte[] command, int count) {
        if ((command[1] & 0xFF) == GET_RESPONSE) {
          return count % 250 == 0 ? with(new byte[] {0x55}, DONE) : with(NONE, 0x6100);
        }
        return isRead(command) && !isStart(command)
            ? with(NONE, 0x6101)
            : ONE_BYTE.answer(command, count);
      }
    },
    ANOTHER_LENGTH {
      @Override
      byte[] answer(byte[] command, int count) {
        return isSecret(command) ? usual(command) : with(NONE, 0x6C01 + count % 200);
      }
    },
    NOT_AWAKE {
      @Override
      byte[] answer(byte[] command, int count) {
        return with(NONE, 0x6F00);
      }
    },
    REFUSES_EACH_FORM {
      @Override
      byte[] answer(byte[] command, int count) {
        return isRead(command) ? with(NONE, count % 2 == 0 ? 0x6700 : 0x6A86) : usual(command);
      }
    };

    abstract byte[] answer(byte[] command, int count);

    static boolean isRead(byte[] command) {
      return command[1] == (byte) 0xB0 || command[1] == (byte) 0xB2;
    }

    static boolean isSecret(byte[] command) {
      return command[1] == 0x20 || command[1] == 0x24;
    }

    static boolean isStart(byte[] command) {
      return command[2] < 0 || (command[2] == 0 && command[3] == 0);
    }

    static byte[] read(byte[] command, byte[] further) {
      boolean attributes = command[2] == (byte) 0x82;
      byte[] start = attributes ? LONG_FILE : LONG_SEQUENCE;
      return with(isStart(command) ? start : further, DONE);
    }

    static byte[] usual(byte[] command) {
      boolean question = command[1] == 0x20 && command.length <= 5;
      return with(NONE, question ? 0x63C3 : DONE);
    }

    static byte[] with(byte[] data, int status) {
      byte[] answer = Arrays.copyOf(data, data.length + 2);
      answer[data.length] = (byte) (status >> 8);
      answer[data.length + 1] = (byte) status;
      return answer;
    }
  }

  /** How long each answer takes: no time, or so long that a tenth of the exchanges is too many. */
  private enum Pace {
    QUICK(0),
    SLOW(ExchangeBudget.MOST_NANOS / 400),
    VERY_SLOW(ExchangeBudget.MOST_NANOS - 1);

    private final long nanos;

    Pace(long nanos) {
      this.nanos = nanos;
    }
  }

  /** A public verb, which is one piece of work. */
  private record Verb(String name, Work work) {}

  @FunctionalInterface
  private interface Work {
    Object run(MyNumberCard card) throws JpkiException;
  }

  private static final List<Verb> VERBS =
      List.of(
          new Verb("SELECT", MyNumberCard::jpki),
          new Verb("EXPIRY", MyNumberCard::expiry),
          new Verb("TOKEN", card -> ap(card).token()),
          new Verb("OVERVIEW", card -> ap(card).overview(kind -> true)),
          new Verb("PRESENCE", card -> ap(card).presence()),
          new Verb("READ_AUTH", card -> ap(card).readCertificate(CertificateKind.AUTH)),
          new Verb("READ_AUTH_CA", card -> ap(card).readCertificate(CertificateKind.AUTH_CA)),
          new Verb("READ_SIGN", card -> ap(card).readCertificate(CertificateKind.SIGN)),
          new Verb("READ_SIGN_CA", card -> ap(card).readCertificate(CertificateKind.SIGN_CA)),
          new Verb("COUNTER", card -> ap(card).pinStatus(KeyKind.AUTH)),
          new Verb(
              "VERIFY",
              card -> {
                ap(card).verify(Pin.auth("1234".toCharArray()));
                return card;
              }),
          new Verb(
              "VERIFY_LAST",
              card -> {
                ap(card).verify(Pin.sign("ABC123".toCharArray()), TryPolicy.SPEND_LAST);
                return card;
              }),
          new Verb(
              "CHANGE",
              card -> {
                Pin pin = Pin.auth("1234".toCharArray());
                ap(card).changePin(pin, Pin.auth("5678".toCharArray()), TryPolicy.KEEP_LAST);
                return card;
              }),
          new Verb("SIGN", card -> ap(card).sign(Pin.auth("1234".toCharArray()), digest())),
          new Verb(
              "SIGN_VERIFIED",
              card -> {
                card.session
                    .pins(CardApplication.JPKI)
                    .verify(Pin.auth("1234".toCharArray()), JpkiCommands.SELECTED);
                return ap(card).sign(KeyKind.AUTH, digest(), SignatureScheme.PSS);
              }),
          new Verb("CARD_INFO_COUNTER", card -> card.cardInfoInput().pinStatus()),
          new Verb(
              "CARD_INFO",
              card -> card.cardInfoInput().read(CardInfoPin.of("4321".toCharArray()))));

  private int exchanges;
  private long bytes;
  private long now;
  private int givenUp;

  /** The application as it is after its selection: whether that ends is a verb of its own. */
  private static JpkiAp ap(MyNumberCard card) {
    return new JpkiAp(card.session, card.signer, 0);
  }

  private static Digest digest() {
    return Digest.ofMessage(HashAlgorithm.SHA256, new byte[] {1});
  }

  static Stream<Arguments> cards() {
    return Stream.of(Endless.values())
        .flatMap(card -> Stream.of(Pace.values()).map(pace -> Arguments.of(card, pace)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cards")
  void everyVerbEndsWithinTheBudgetOfOnePieceOfWork(Endless endless, Pace pace) {
    for (Verb verb : VERBS) {
      for (boolean exclusive : new boolean[] {false, true}) {
        String name = verb.name + (exclusive ? ", exclusive" : ", shared");
        MyNumberCard card = MyNumberCard.open(link(endless, pace, exclusive), () -> now);
        assertEnds(name, pace, () -> verb.work.run(card));
        assertEnds("closing after " + name, pace, () -> close(card));
      }
    }
    assertThat(givenUp).as("verbs that the card stopped").isPositive();
  }

  private static MyNumberCard close(MyNumberCard card) {
    card.close();
    return card;
  }

  private void assertEnds(String name, Pace pace, CardWork<?> work) {
    exchanges = 0;
    bytes = 0;
    now = 0;
    try {
      work.run();
    } catch (JpkiException e) {
      givenUp++;
    } catch (RuntimeException e) {
      fail(name + ": not one of our exceptions", e);
    }
    assertThat(exchanges).as(name).isLessThanOrEqualTo(ExchangeBudget.MOST_EXCHANGES + SECRETS);
    assertThat(bytes)
        .as(name)
        .isLessThan(ExchangeBudget.MOST_BYTES + (1 + SECRETS) * LONGEST_EXCHANGE);
    assertThat(now).as(name).isLessThan(ExchangeBudget.MOST_NANOS + (1 + SECRETS) * pace.nanos);
  }

  private CardConnection link(Endless endless, Pace pace, boolean exclusive) {
    return new CardConnection() {
      @Override
      public byte[] transceive(byte[] command) {
        byte[] answer = endless.answer(command, ++exchanges);
        bytes += command.length + answer.length;
        now += pace.nanos;
        return answer;
      }

      @Override
      public ConnectionInfo info() {
        return new ConnectionInfo(
            "endless", ConnectionInfo.Medium.SIMULATED, ConnectionInfo.LONGEST_COMMAND, true);
      }

      @Override
      public boolean isExclusive() {
        return exclusive;
      }

      @Override
      public void close() {
        // the card stays where it is
      }
    };
  }
}

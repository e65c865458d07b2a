package io.github.jpki4j.testcard.contract;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardWork;
import io.github.jpki4j.transport.ForwardingConnection;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Does everything as it should; whoever extends it does one thing otherwise. */
class BrokenConnection extends ForwardingConnection {

  BrokenConnection(CardConnection link) {
    super(link);
  }

  /** What a broken transport does with a command. */
  @FunctionalInterface
  interface Exchange {
    byte[] run(CardConnection link, byte[] command) throws TransportException;
  }

  static UnaryOperator<CardConnection> exchange(Exchange exchange) {
    return link ->
        new BrokenConnection(link) {
          @Override
          public byte[] transceive(byte[] command) throws TransportException {
            return exchange.run(link, command);
          }
        };
  }

  static UnaryOperator<CardConnection> close(Consumer<CardConnection> close) {
    return link ->
        new BrokenConnection(link) {
          @Override
          public void close() {
            close.accept(link);
          }
        };
  }

  /** What a broken transport does with work. */
  @FunctionalInterface
  interface Reservation {
    <T> T run(CardConnection link, CardWork<T> work) throws JpkiException;
  }

  static final class Working extends BrokenConnection {

    private final CardConnection link;
    private final Reservation reservation;

    Working(CardConnection link, Reservation reservation) {
      super(link);
      this.link = link;
      this.reservation = reservation;
    }

    @Override
    public <T> T transact(CardWork<T> work) throws JpkiException {
      return reservation.run(link, work);
    }
  }

  static UnaryOperator<CardConnection> reserve(Reservation reservation) {
    return link -> new Working(link, reservation);
  }

  static byte[] followed(CardConnection link, byte[] command) throws TransportException {
    byte[] answer = link.transceive(command);
    return answer[answer.length - 2] == 0x61
        ? link.transceive(ContractHarness.bytes("00C0000000"))
        : answer;
  }

  static byte[] again(CardConnection link, byte[] command) throws TransportException {
    try {
      return link.transceive(command);
    } catch (TransportException e) {
      return link.transceive(command);
    }
  }

  static byte[] loud(StringBuilder log, CardConnection link, byte[] command)
      throws TransportException {
    log.append(HexFormat.ofDelimiter(":").formatHex(command));
    return link.transceive(command);
  }

  static byte[] told(CardConnection link, byte[] command) throws TransportException {
    try {
      return link.transceive(command);
    } catch (TransportException e) {
      throw new TransportException(Arrays.toString(command), e.remedy(), e);
    }
  }

  static byte[] losingInterrupts(CardConnection link, byte[] command) throws TransportException {
    byte[] answer = link.transceive(command);
    Thread.interrupted();
    return answer;
  }

  static <T> T twice(CardConnection link, CardWork<T> work) throws JpkiException {
    work.run();
    return work.run();
  }

  static <T> T wrapped(CardConnection link, CardWork<T> work) throws JpkiException {
    try {
      return work.run();
    } catch (JpkiException e) {
      throw new TransportException("the work failed", Remedy.CHECK_READER, e);
    }
  }

  static <T> T unreserved(CardConnection link, CardWork<T> work) throws JpkiException {
    return work.run();
  }

  static <T> T closing(CardConnection link, CardWork<T> work) throws JpkiException {
    try {
      return link.transact(work);
    } finally {
      link.close();
    }
  }
}

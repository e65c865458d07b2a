package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.apdu.ResponseApdu;
import io.github.jpki4j.testcard.Simulated;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.transport.ForwardingConnection;
import java.io.PrintStream;
import java.util.HexFormat;

/**
 * What programs send to a simulated card and what it answers, one line each, in the form in which
 * the other commands show theirs: headers, lengths and status words, and no content.
 */
final class ExchangeLog extends ForwardingConnection implements Simulated {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final int HEADER = 4;

  private final TestCard card;
  private final PrintStream err;

  ExchangeLog(Simulated link, PrintStream err) {
    super(link);
    this.card = link.card();
    this.err = err;
  }

  @Override
  public TestCard card() {
    return card;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    err.println("> " + shown(command));
    try {
      byte[] answer = super.transceive(command);
      err.println("< " + answered(answer));
      return answer;
    } catch (TransportException e) {
      err.println("< " + e.getClass().getSimpleName());
      throw e;
    }
  }

  private static String shown(byte[] command) {
    if (command.length < HEADER) {
      return "(" + command.length + " bytes)";
    }
    String header = HEX.formatHex(command, 0, HEADER);
    int ins = command[1] & 0xFF;
    boolean secret = ins == 0x20 || ins == 0x24 || ins == 0x2C || ins == 0x32;
    return secret && command.length > HEADER + 1
        ? header + " [secret]"
        : header + " (" + command.length + " bytes)";
  }

  private static String answered(byte[] answer) {
    return answer.length < 2
        ? "(" + answer.length + " bytes)"
        : ResponseApdu.parse(answer).toString();
  }
}

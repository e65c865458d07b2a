package io.github.jpki4j.testcard;

import io.github.jpki4j.testcard.apdu.Command;
import io.github.jpki4j.testcard.apdu.Sw;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** What some readers make of an exchange: 6Cxx, and answers in pieces behind 61xx. */
final class ReaderProtocol {

  private static final int GET_RESPONSE = 0xC0;

  private final LinkProfile link;
  private final UnaryOperator<byte[]> chip;
  private byte[] pending = {};
  private int pendingStatus;

  ReaderProtocol(LinkProfile link, UnaryOperator<byte[]> chip) {
    this.link = link;
    this.chip = chip;
  }

  byte[] exchange(byte[] command) {
    if (pending.length > 0 && command.length == 5 && (command[1] & 0xFF) == GET_RESPONSE) {
      int wanted = command[4] == 0 ? 256 : command[4] & 0xFF;
      return piece(Math.min(wanted, link.getResponse()));
    }
    pending = new byte[0];
    byte[] answer = chip.apply(command);
    int length = answer.length - 2;
    if (length <= 0) {
      return answer;
    }
    Command parsed = Command.parse(command);
    if (link.wrongLength() && length <= 256 && parsed.expected() != length) {
      return Sw.answer(0x6C00 | (length & 0xFF));
    }
    boolean withData = parsed.hasData();
    if (link.getResponse() == 0 || (!withData && length <= link.getResponse())) {
      return answer;
    }
    pending = Arrays.copyOf(answer, length);
    pendingStatus = ((answer[length] & 0xFF) << 8) | (answer[length + 1] & 0xFF);
    return withData ? announcement(new byte[0]) : piece(link.getResponse());
  }

  private byte[] piece(int length) {
    int count = Math.min(length, pending.length);
    byte[] piece = Arrays.copyOf(pending, count);
    pending = Arrays.copyOfRange(pending, count, pending.length);
    return pending.length == 0 ? Sw.answer(piece, pendingStatus) : announcement(piece);
  }

  private byte[] announcement(byte[] piece) {
    return Sw.answer(piece, 0x6100 | (Math.min(pending.length, 256) & 0xFF));
  }
}

package io.github.jpki4j.it.fuzz.reader;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.info.CardAttributes;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ConnectionInfo;
import io.github.jpki4j.transport.ConnectionInfo.Medium;
import java.util.Arrays;
import java.util.HexFormat;

/** A card that has one file and takes every PIN. */
final class AttributesFile implements CardConnection {

  private static final ConnectionInfo INFO =
      new ConnectionInfo("fuzz", Medium.SIMULATED, ConnectionInfo.LONGEST_COMMAND, true);

  private final byte[] file;

  private AttributesFile(byte[] file) {
    this.file = file;
  }

  /** Reads the attributes of a file. */
  static CardAttributes read(byte[] file) throws JpkiException {
    try (MyNumberCard card = MyNumberCard.open(new AttributesFile(file));
        CardInfoPin pin = CardInfoPin.of("4321".toCharArray())) {
      return card.cardInfoInput().read(pin);
    }
  }

  /** The file of a card without faults. */
  static byte[] ofCard() {
    TestCard card = TestCard.builder().clock(Samples.CLOCK).build();
    byte[] answer = {};
    for (String command :
        new String[] {"00A4040C0AD3921000310001010408", "002000910434333231", "00B0820000"}) {
      answer = card.transmit(HexFormat.of().parseHex(command));
    }
    return Arrays.copyOf(answer, answer.length - 2);
  }

  @Override
  public byte[] transceive(byte[] command) {
    if (command[1] == 0x20) {
      return HexFormat.of().parseHex(command.length > 5 ? "9000" : "63C3");
    }
    return command[1] == (byte) 0xB0 ? part(command) : HexFormat.of().parseHex("9000");
  }

  private byte[] part(byte[] command) {
    int high = command[2] < 0 ? 0 : command[2];
    int from = Math.min(file.length, high << 8 | (command[3] & 0xFF));
    int length =
        command.length == 7
            ? (command[5] & 0xFF) << 8 | (command[6] & 0xFF)
            : command[4] == 0 ? 256 : command[4] & 0xFF;
    int to = Math.min(file.length, from + length);
    byte[] answer = Arrays.copyOf(Arrays.copyOfRange(file, from, to), to - from + 2);
    answer[to - from] = (byte) 0x90;
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

package io.github.jpki4j.it.card;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.card.NeighbourApplication;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ForwardingConnection;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A card that answers SELECT of one application with a status of choice. Where that is 9000, an
 * application that is not on the card is there and empty.
 */
final class AnswerToSelect extends ForwardingConnection {

  private final byte[] aid;
  private final byte[] answer;
  private boolean selected;

  AnswerToSelect(CardConnection link, NeighbourApplication application, String status) {
    super(link);
    this.aid = HexFormat.of().parseHex(identifier(application));
    this.answer = HexFormat.of().parseHex(status);
  }

  /** As they stand in the facts, and not in the library. */
  private static String identifier(NeighbourApplication application) {
    return switch (application) {
      case CARD_INFO_INPUT -> "D3921000310001010408";
      case SURFACE -> "D3921000310001010402";
      case RESIDENT -> "D3921000310001010401";
      case COMMON -> "D3921000310001010100";
      case DRIVING_LICENCE -> "A0000002310600000000000000000000";
      case RESIDENCE -> "D392F0004F0100000000000000000000";
    };
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    boolean selects = command[1] == (byte) 0xA4 && command[2] == 4;
    if (selects) {
      byte[] name = new byte[command[4]];
      System.arraycopy(command, 5, name, 0, name.length);
      selected = Arrays.equals(name, aid);
      return selected ? answer.clone() : super.transceive(command);
    }
    return selected ? new byte[] {0x6A, (byte) 0x82} : super.transceive(command);
  }
}

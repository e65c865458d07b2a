package io.github.jpki4j.it.card;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.it.card.Transcript.Exchange;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ConnectionInfo;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A card that knows the commands of a transcript and no others: forms that were not recorded are
 * refused, published answers are given to the letter. Files and keys, whose contents were not
 * published, are those of a test card behind; so are pieces of files and questions for a counter,
 * which every client cuts and asks in its own way.
 */
final class TranscriptConnection implements CardConnection {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final List<Exchange> open;
  private final List<Exchange> used = new ArrayList<>();
  private final boolean shortIdentifiers;
  private final CardConnection model;

  TranscriptConnection(Transcript transcript, CardConnection model) {
    this.open = new ArrayList<>(transcript.exchanges());
    this.shortIdentifiers = open.stream().anyMatch(e -> e.command().startsWith("00200098"));
    this.model = model;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    String hex = HEX.formatHex(command);
    boolean piece = hex.startsWith("00B0");
    boolean question = hex.startsWith("0020") && hex.length() == 8;
    if (piece || question) {
      boolean byIdentifier = piece ? (command[2] & 0x80) != 0 : !hex.endsWith("80");
      return byIdentifier && !shortIdentifiers ? HEX.parseHex("6A86") : model.transceive(command);
    }
    Exchange recorded = open.stream().filter(e -> e.command().equals(hex)).findFirst().orElse(null);
    if (recorded == null) {
      return HEX.parseHex("6A86");
    }
    used.add(recorded);
    if (!hex.startsWith("00A4")) {
      open.remove(recorded); // a selection may be repeated, what spends or signs may not
    }
    byte[] answer = model.transceive(command);
    if (!recorded.answers(HEX.formatHex(answer))) {
      throw new AssertionError(hex + " was recorded with " + recorded.answer());
    }
    return answer;
  }

  /** Commands of the transcript that were used. */
  List<String> used() {
    return used.stream().map(Exchange::command).toList();
  }

  /** Commands of the transcript that carry a secret or make a signature and were not used. */
  List<String> unused() {
    return open.stream()
        .map(Exchange::command)
        .filter(c -> c.matches("00(20|24).{4}.{3,}") || c.startsWith("802A"))
        .toList();
  }

  @Override
  public ConnectionInfo info() {
    return model.info();
  }

  /** The programs of the transcripts had the card for themselves. */
  @Override
  public boolean isExclusive() {
    return true;
  }

  @Override
  public void close() {
    model.close();
  }
}

package io.github.jpki4j.it.fuzz.model;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.it.fuzz.target.Damage;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ForwardingConnection;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A link whose answers are not those of the card: other statuses, lengths and contents. */
final class LyingLink extends ForwardingConnection {

  /** Statuses that mean something to somebody. */
  private static final int[] STATUSES = {
    0x9000, 0x6100, 0x6110, 0x6282, 0x6300, 0x63C0, 0x63C1, 0x63C2, 0x63C3, 0x63C5, 0x63CF, 0x6581,
    0x6700, 0x6982, 0x6983, 0x6984, 0x6985, 0x6A80, 0x6A82, 0x6A83, 0x6A86, 0x6A88, 0x6B00, 0x6C00,
    0x6C04, 0x6C10, 0x6CFF, 0x6D00, 0x6E00, 0x6F00
  };

  private final CardWatch reached;
  private final SplittableRandom random;

  /** One answer in so many is a lie. */
  private final int rarity;

  private byte[] earlier = {(byte) 0x90, 0};

  LyingLink(CardConnection link, CardWatch reached, SplittableRandom random, int rarity) {
    super(link);
    this.reached = reached;
    this.random = random;
    this.rarity = rarity;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    byte[] answer = super.transceive(command);
    byte[] told = random.nextInt(rarity) == 0 ? lie(answer) : answer;
    if (!Arrays.equals(told, answer)) {
      reached.lied(told);
    }
    earlier = answer.clone();
    return told;
  }

  private byte[] lie(byte[] answer) {
    return switch (random.nextInt(7)) {
      case 0, 1 -> withStatus(new byte[0], status());
      case 2 -> withStatus(Arrays.copyOf(answer, Math.max(0, answer.length - 2)), status());
      case 3 -> Arrays.copyOf(answer, random.nextInt(answer.length + 1));
      case 4 -> withStatus(Damage.some(random.nextInt(300), random), status());
      case 5 -> Damage.to(answer, random);
      default -> earlier.clone();
    };
  }

  private int status() {
    return random.nextInt(8) == 0
        ? random.nextInt(0x10000)
        : STATUSES[random.nextInt(STATUSES.length)];
  }

  private static byte[] withStatus(byte[] data, int status) {
    byte[] answer = Arrays.copyOf(data, data.length + 2);
    answer[data.length] = (byte) (status >> 8);
    answer[data.length + 1] = (byte) status;
    return answer;
  }
}

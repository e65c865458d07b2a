package io.github.jpki4j.it.fuzz.reader;

import io.github.jpki4j.it.fuzz.target.ByteTarget;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.SimulatedSecret;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.testcard.TestSecret;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Commands to the simulated card, each behind its length: it answers each, and a counter falls by
 * one at a VERIFY alone.
 */
public final class ChipTarget extends ByteTarget {

  private static final int MOST_COMMANDS = 20;

  /** With the switches that lead to more code. */
  private final TestCard card =
      TestCard.builder()
          .clock(Samples.CLOCK)
          .type(TestCardType.SPECIFIED_RESIDENCE)
          .with(CardVariant.LICENCE_PIN_SET)
          .with(CardVariant.TEXT_SESSIONS)
          .with(CardVariant.LONG_OBJECT_61)
          .build();

  private final List<SimulatedSecret> secrets =
      Arrays.stream(TestSecret.values()).map(card::secret).toList();

  /** Creates it. */
  public ChipTarget() {
    super(
        "chip",
        List.of(
            commands("00A4040C0AD392F000260100000001", "00B0860000", "00200098"),
            commands("00A4040C0AD392F000260100000001", "002000980431323334", "00B08A00000640"),
            commands("00A4040C0AD392F000260100000001", "00A4020C02001B", "0020008006414243313233"),
            commands("00A4040C0AD3921000310001010408", "002000910434333231", "00B0820000"),
            commands("00A4040C0AD3921000310001010402", "0020009106353530323137", "00B0810000"),
            commands("00A4040C0AD3921000310001010402", "802A0200023132", "00B08400000000"),
            commands("00CA7F2100", "00C0000000", "00A4040C05A000000231", "00200086"),
            commands("00A4040C0AD3921000310001010100", "00B2019C00", "00CA010000", "0084000008")));
  }

  private static byte[] commands(String... hex) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String one : hex) {
      out.write(one.length() / 2);
      out.writeBytes(HexFormat.of().parseHex(one));
    }
    return out.toByteArray();
  }

  @Override
  public void read(byte[] bytes) {
    card.remove();
    card.insert();
    card.powerOn();
    secrets.forEach(secret -> secret.setTriesLeft(3));
    int at = 0;
    for (int i = 0; i < MOST_COMMANDS && at < bytes.length; i++) {
      int end = Math.min(bytes.length, at + 1 + (bytes[at] & 0xFF));
      requireAnswer(Arrays.copyOfRange(bytes, at + 1, end));
      at = end;
    }
  }

  private void requireAnswer(byte[] command) {
    int before = tries();
    byte[] answer = card.transmit(command);
    Checks.require(answer.length >= 2 && answer.length <= 65_538, "no answer");
    int sw1 = answer[answer.length - 2] & 0xF0;
    Checks.require(sw1 == 0x60 || sw1 == 0x90, "no status");
    int fallen = before - tries();
    boolean verify = command.length > 5 && command[1] == 0x20;
    Checks.require(fallen <= (verify ? 1 : 0), "a try was spent");
  }

  private int tries() {
    return secrets.stream().mapToInt(SimulatedSecret::triesLeft).sum();
  }
}

package io.github.jpki4j.testcard.contract;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** The commands of {@link CardConnectionContract}: every form of ISO 7816-4, cases 1 to 4. */
final class ContractCommands {

  /** Header, extended Lc, Le. */
  private static final int EXTENDED_OVERHEAD = 4 + 3 + 2;

  private ContractCommands() {}

  /** A header and nothing else. */
  static List<byte[]> caseOne() {
    return List.of(
        ContractHarness.bytes("00200080"),
        ContractHarness.bytes("00200098"),
        ContractHarness.bytes("80F60000"));
  }

  /** Cases 2 to 4 with lengths of one byte; the longest has 261 bytes. */
  static List<byte[]> shortForms() {
    return List.of(
        ContractHarness.bytes("00B0000001"),
        ContractHarness.bytes("00B00000FF"),
        ContractHarness.bytes("00B0000000"),
        ContractHarness.bytes("0020008004 31323334"),
        ContractHarness.bytes("00D6000001 00"),
        ContractHarness.bytes("0CD6000003 000000"),
        withData("10D60000FF", 255, ""),
        ContractHarness.bytes("80F6000001 AA 01"),
        ContractHarness.bytes("80F6000001 00 00"),
        withData("802A008033", 51, "00"),
        withData("80F60000FF", 255, "00"));
  }

  /** Cases 2 to 4 with lengths of two bytes, behind a zero. */
  static List<byte[]> extendedForms() {
    return List.of(
        ContractHarness.bytes("00B00000 000001"),
        ContractHarness.bytes("00B00000 000100"),
        ContractHarness.bytes("00B00000 000000"),
        ContractHarness.bytes("00D60000 000001 00"),
        withData("00D60000000100", 256, ""),
        withData("80F60000000400", 1024, ""),
        ContractHarness.bytes("80F60000 000001 00 0000"),
        withData("80F60000000100", 256, "0100"),
        withData("80F60000001000", 4096, "0000"));
  }

  /** An extended command of case 4 with so many bytes in all. */
  static byte[] extended(int length) {
    int data = length - EXTENDED_OVERHEAD;
    return withData("80F6000000%04X".formatted(data), data, "0000");
  }

  /** Bytes that count up, so that a shift shows. */
  static byte[] counting(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i + (i >> 8));
    }
    return bytes;
  }

  private static byte[] withData(String head, int length, String tail) {
    ByteArrayOutputStream command = new ByteArrayOutputStream();
    command.writeBytes(ContractHarness.bytes(head));
    command.writeBytes(counting(length));
    command.writeBytes(ContractHarness.bytes(tail));
    return command.toByteArray();
  }
}

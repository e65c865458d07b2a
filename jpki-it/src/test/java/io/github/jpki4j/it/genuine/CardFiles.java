package io.github.jpki4j.it.genuine;

import io.github.jpki4j.testcard.TestApplication;
import io.github.jpki4j.testcard.TestCard;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What stands on a simulated card, as raw commands read it. */
final class CardFiles {

  private CardFiles() {}

  static byte[] read(TestCard model, TestApplication application, int fid) {
    model.transmit(command(0x00A4040C, application.aid()));
    if (application == TestApplication.TEXT) {
      verify(model, 0x91, "4321");
    } else if (application == TestApplication.SURFACE) {
      if (fid == 1) {
        verify(model, 0x91, model.birthKey());
      } else {
        verify(model, 0x93, model.verificationNumberA());
      }
    }
    return data(model.transmit(new byte[] {0, (byte) 0xB0, (byte) (0x80 | fid), 0, 0, 0, 0}));
  }

  /** A data object of the card. */
  static byte[] data(TestCard model, int tag) {
    model.transmit(command(0x00A4040C, new byte[] {(byte) 0xA0, 0, 0, 1, 0x51, 0, 0}));
    return data(
        model.transmit(new byte[] {0, (byte) 0xCA, (byte) (tag >> 8), (byte) tag, 0, 0, 0}));
  }

  private static void verify(TestCard model, int reference, String secret) {
    data(
        model.transmit(
            command(0x00200000 | reference, secret.getBytes(StandardCharsets.US_ASCII))));
  }

  private static byte[] command(int header, byte[] data) {
    ByteArrayOutputStream command = new ByteArrayOutputStream();
    for (int shift = 24; shift >= 0; shift -= 8) {
      command.write(header >> shift);
    }
    command.write(data.length);
    command.writeBytes(data);
    return command.toByteArray();
  }

  private static byte[] data(byte[] answer) {
    int end = answer.length - 2;
    if (answer[end] != (byte) 0x90) {
      throw new IllegalStateException("the simulated card refused a read");
    }
    return Arrays.copyOf(answer, end);
  }
}

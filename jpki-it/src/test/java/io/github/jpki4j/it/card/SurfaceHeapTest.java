package io.github.jpki4j.it.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.number.IndividualNumber;
import io.github.jpki4j.card.number.IndividualNumberPurpose;
import io.github.jpki4j.card.surface.CardFace;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.VerificationNumberB;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ForwardingConnection;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@link HeapTest} for what is read: a photo and a number that the link makes up at random, so that
 * nothing but the library can have left them there.
 */
class SurfaceHeapTest {

  private static final int MASK = 0x55;

  @TempDir private Path folder;

  /** Random digits, each with a mask, so that they stand nowhere on the heap. */
  private static byte[] masked(int length) {
    SecureRandom random = new SecureRandom();
    byte[] digits = new byte[length];
    for (int i = 0; i < length; i++) {
      digits[i] = (byte) (('0' + random.nextInt(10)) ^ MASK);
    }
    return digits;
  }

  private static byte[] unmasked(byte[] masked) {
    byte[] digits = masked.clone();
    for (int i = 0; i < digits.length; i++) {
      digits[i] ^= MASK;
    }
    return digits;
  }

  /** A link to a simulated card that answers one READ BINARY itself. */
  private static final class Answering extends ForwardingConnection {

    private final int reference;
    private final Maker answer;

    /** Makes an answer that nobody keeps. */
    private interface Maker {
      byte[] make();
    }

    Answering(CardConnection card, int reference, Maker answer) {
      super(card);
      this.reference = reference;
      this.answer = answer;
    }

    @Override
    public byte[] transceive(byte[] command) throws TransportException {
      boolean mine = command[1] == (byte) 0xB0 && (command[2] & 0xFF) == reference;
      return mine ? answer.make() : super.transceive(command);
    }
  }

  private static byte[] withStatus(byte[] data) {
    byte[] answer = Arrays.copyOf(data, data.length + 2);
    answer[data.length] = (byte) 0x90;
    return answer;
  }

  private boolean isOnHeap(String name, byte[] masked) throws IOException {
    Path file = folder.resolve(name);
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(file.toString(), true);
    String dump = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    String text = new String(unmasked(masked), StandardCharsets.ISO_8859_1);
    String wide = new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1);
    return dump.contains(text) || dump.contains(wide);
  }

  @Test
  void aPhotoIsThereWhileTheFaceIsOpenAndNotAfterwards() throws Exception {
    byte[] photo = masked(64);
    TestCard model = TestCard.builder().build();
    byte[] face = FaceBytes.of(model);
    CardConnection link =
        new Answering(
            model.connect(LinkProfile.standard()),
            0x82,
            () -> withStatus(FaceBytes.withPhoto(face, unmasked(photo))));
    boolean open;
    try (MyNumberCard card = MyNumberCard.open(link);
        VerificationNumberB number =
            VerificationNumberB.of(model.verificationNumberB().toCharArray())) {
      CardFace read = card.surface().readFace(number);
      open = isOnHeap("open.hprof", photo);
      read.close();
      assertThat(isOnHeap("closed.hprof", photo)).as("the card is still open").isFalse();
      assertThat(read.photo()).isPresent();
    }
    assertThat(open).as("the search finds what is there").isTrue();
  }

  @Test
  void anIndividualNumberIsThereWhileItIsOpenAndNotAfterwards() throws Exception {
    byte[] number = masked(12);
    TestCard model = TestCard.builder().build();
    CardConnection link =
        new Answering(
            model.connect(LinkProfile.standard()),
            0x81,
            () ->
                withStatus(
                    HexFormat.of()
                        .parseHex("FF100C" + HexFormat.of().formatHex(unmasked(number)))));
    boolean open;
    try (MyNumberCard card = MyNumberCard.open(link);
        CardInfoPin pin = CardInfoPin.of("4321".toCharArray())) {
      IndividualNumber read = card.individualNumber(IndividualNumberPurpose.OWN_NUMBER).read(pin);
      open = isOnHeap("open.hprof", number);
      read.close();
      assertThat(isOnHeap("closed.hprof", number)).as("the card is still open").isFalse();
      assertThat(read).hasToString("IndividualNumber[hidden]");
    }
    assertThat(open).as("the search finds what is there").isTrue();
  }
}

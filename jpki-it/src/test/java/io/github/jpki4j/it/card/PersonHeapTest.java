package io.github.jpki4j.it.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.authenticity.AuthenticityReport;
import io.github.jpki4j.card.authenticity.AuthenticityRequest;
import io.github.jpki4j.card.number.IndividualNumber;
import io.github.jpki4j.card.number.IndividualNumberPurpose;
import io.github.jpki4j.card.surface.CardFace;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.VerificationNumberB;
import io.github.jpki4j.testcard.TestApplication;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.card.TestAuthorities;
import io.github.jpki4j.transport.ForwardingConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@link HeapTest} for the photo and the individual number. The simulated card holds both in
 * disguise, and the link takes it off: so nothing but the library can have left them on the heap.
 */
class PersonHeapTest {

  private static final byte MASK = 0x55;

  @TempDir private Path folder;

  private final SecureRandom random = new SecureRandom();

  /** In disguise. */
  private final byte[] photo = new byte[32];

  /** In disguise. */
  private final byte[] number = new byte[12];

  private final TestCard model;

  /** How often one of them went over the link. */
  private int unmasked;

  PersonHeapTest() {
    random.nextBytes(photo);
    for (int i = 0; i < number.length; i++) {
      number[i] = (byte) ('0' + random.nextInt(10) ^ MASK);
    }
    HexFormat hex = HexFormat.of();
    String face =
        "FF203D DF2208 3139383030323137 DF230132 DF2720"
            + hex.formatHex(photo)
            + "DF2908 3230333530323137";
    this.model =
        TestCard.builder()
            .file(TestApplication.SURFACE, 2, hex.parseHex(face.replace(" ", "")))
            .file(TestApplication.TEXT, 1, hex.parseHex("FF100C" + hex.formatHex(number) + "FFFF"))
            .build();
  }

  private MyNumberCard open() throws Exception {
    return MyNumberCard.open(
        new ForwardingConnection(model.connect()) {
          @Override
          public byte[] transceive(byte[] command) throws TransportException {
            byte[] answer = super.transceive(command);
            unmask(answer, photo);
            unmask(answer, number);
            return answer;
          }
        });
  }

  private void unmask(byte[] answer, byte[] disguised) {
    for (int at = 0; at + disguised.length <= answer.length; at++) {
      int same = 0;
      while (same < disguised.length && answer[at + same] == disguised[same]) {
        same++;
      }
      if (same == disguised.length) {
        unmasked++;
        for (int i = 0; i < same; i++) {
          answer[at + i] ^= MASK;
        }
      }
    }
  }

  /** Only after the dump: this puts it onto the heap. */
  private static String plain(byte[] disguised) {
    byte[] bytes = disguised.clone();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= MASK;
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** As a char[] stands in a dump, which is big-endian. */
  private static String wide(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1);
  }

  private HeapDump dump(String name) throws Exception {
    return HeapDump.of(folder.resolve(name));
  }

  @Test
  @SuppressWarnings("try") // the dump is of the moment after close
  void thePhotoIsThereWhileTheFaceIsOpenAndNotAfterwards() throws Exception {
    HeapDump open;
    HeapDump closed;
    try (MyNumberCard card = open();
        VerificationNumberB secret =
            VerificationNumberB.of(model.verificationNumberB().toCharArray());
        CardFace face = card.surface().readFace(secret)) {
      open = dump("open.hprof");
      face.close();
      closed = dump("closed.hprof");
    }
    assertThat(open.contains(plain(photo))).as("the search finds what is there").isTrue();
    assertThat(closed.contains(plain(photo))).isFalse();
  }

  @Test
  @SuppressWarnings("try") // the dump is of the moment after close
  void theNumberIsThereWhileItIsOpenAndNotAfterwards() throws Exception {
    HeapDump open;
    HeapDump closed;
    try (MyNumberCard card = open();
        CardInfoPin pin = CardInfoPin.of("4321".toCharArray());
        IndividualNumber read =
            card.individualNumber(IndividualNumberPurpose.OWN_NUMBER).read(pin)) {
      open = dump("open.hprof");
      read.close();
      closed = dump("closed.hprof");
    }
    String digits = plain(number);
    assertThat(open.contains(digits) || open.contains(wide(digits))).isTrue();
    assertThat(closed.contains(digits)).as("as bytes").isFalse();
    assertThat(closed.contains(wide(digits))).as("as characters").isFalse();
  }

  @Test
  void aReportHoldsNeitherPhotoNorNumber() throws Exception {
    HeapDump without;
    try (MyNumberCard card = open();
        VerificationNumberB secret =
            VerificationNumberB.of(model.verificationNumberB().toCharArray());
        CardInfoPin pin = CardInfoPin.of("4321".toCharArray())) {
      AuthenticityReport report =
          card.authenticity(TestAuthorities.test())
              .check(AuthenticityRequest.withNumberB(secret).text(pin).includingIndividualNumber());
      without = dump("report.hprof");
      assertThat(report.findings()).isNotEmpty();
    }
    assertThat(unmasked).as("the photo was read, and the number twice").isEqualTo(3);
    assertThat(without.contains(plain(photo))).as("the photo").isFalse();
    assertThat(without.contains(plain(number))).as("the number").isFalse();
    assertThat(without.contains(wide(plain(number)))).as("the number as characters").isFalse();
  }
}

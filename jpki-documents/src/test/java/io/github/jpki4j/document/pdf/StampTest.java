package io.github.jpki4j.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.CardInHand;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.testkit.document.PdfForge;
import io.github.jpki4j.testkit.document.StampedPdf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StampTest {

  private static final Instant TIME = Instant.parse("2026-11-23T03:00:00Z");

  /** As many lines as a page of 792 points holds. */
  private static final int MOST_LINES = 63;

  private final CardInHand hand = new CardInHand();

  private byte[] signed(Stamp stamp) throws Exception {
    try (PreparedPdf prepared =
        PreparedPdf.of(
            PdfForge.plain(),
            PdfSigning.of(PdfForm.PKCS7, HashAlgorithm.SHA256, TIME).withStamp(stamp))) {
      return hand.sign(KeyKind.SIGN, prepared);
    }
  }

  @Test
  void aStampSaysTestForATestCardHoweverItWasPrepared() throws Exception {
    Stamp stamp = new Stamp(List.of("Signed", "2026"), "TEST card", 1);
    for (Stamp each : List.of(stamp, stamp.forTests())) {
      byte[] signed = signed(each);
      assertThat(StampedPdf.lines(signed)).containsExactly("TEST card", "Signed", "2026");
      assertThat(PdfSignatures.verify(signed, TestTrust.signers(KeyKind.SIGN)).isGood()).isTrue();
    }
  }

  @Test
  void aStampWithoutRoomForItsTestLineIsNotDrawnOverTheEdge() {
    Stamp full = new Stamp(Collections.nCopies(MOST_LINES, "a"), "TEST", 1);
    assertThatThrownBy(() -> signed(full))
        .isInstanceOfSatisfying(
            DocumentException.class,
            e -> assertThat(e.problem()).isEqualTo(DocumentException.Problem.STAMP_TOO_LONG));
  }

  @Test
  void aStampHasLinesOfItsOwn() {
    List<String> lines = new ArrayList<>(List.of("a"));
    Stamp stamp = new Stamp(lines, "TEST", 1);
    lines.add("b");
    assertThat(stamp.lines()).containsExactly("a");
    assertThatThrownBy(() -> new Stamp(List.of(), "TEST", 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

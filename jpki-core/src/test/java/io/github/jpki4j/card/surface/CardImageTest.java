package io.github.jpki4j.card.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.Hex;
import io.github.jpki4j.card.surface.CardImage.Kind;
import io.github.jpki4j.card.surface.CardImage.Size;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardImageTest {

  private static final String PNG = "89504E470D0A1A0A0000000D49484452";
  private static final String JP2 = "0000000C6A5020200D0A870A";
  private static final String FTYP = "00000014667479706A703220000000006A703220";
  private static final String IHDR = "0000002D6A703268000000166968647200000050000000400001";

  @ParameterizedTest
  @CsvSource({
    PNG + "000000180000000C, PNG, 24, 12",
    PNG + "00000000000000FF, PNG, 0, 0",
    PNG + "80000000000000FF, PNG, 0, 0",
    PNG + "000000180000, PNG, 0, 0",
    "89504E470D0A1A0A, PNG, 0, 0",
    "89504E470D0A1A0A0000000D49444154000000180000000C, PNG, 0, 0",
    JP2 + FTYP + IHDR + ", JP2, 64, 80",
    JP2 + IHDR + ", JP2, 64, 80",
    JP2 + FTYP + ", JP2, 0, 0",
    JP2 + "0000000066747970, JP2, 0, 0",
    JP2 + "FFFFFFFF66747970, JP2, 0, 0",
    JP2 + "0000002D6A7032680000000F6270636300000050000000400001, JP2, 0, 0",
    JP2 + ", JP2, 0, 0",
    "FF4FFF5100290000000000400000005000000000000000000000, J2K, 64, 80",
    "FF4FFF5100290000000000480000005400000008000000040000, J2K, 64, 80",
    "FF4FFF5100290000000000080000005000000008000000000000, J2K, 0, 0",
    "FF4FFF51, J2K, 0, 0",
    "FFD8FFE000104A464946, JPEG, 0, 0",
    "FFD8, UNKNOWN, 0, 0",
    "00, UNKNOWN, 0, 0",
    "474946383961, UNKNOWN, 0, 0",
    "FFFFFFFFFFFFFFFF, UNKNOWN, 0, 0",
  })
  void kindAndSizeAreThoseOfTheHeader(String hex, Kind kind, int width, int height) {
    try (CardImage image = CardImage.of(Hex.bytes(hex))) {
      assertThat(image.kind()).isEqualTo(kind);
      assertThat(image.size())
          .isEqualTo(width == 0 ? Optional.empty() : Optional.of(new Size(width, height)));
      assertThat(image.bytes()).isEqualTo(Hex.bytes(hex));
      assertThat(image.length()).isEqualTo(hex.length() / 2);
      assertThat(image).hasToString("CardImage[" + kind + ", hidden]");
    }
  }

  @Test
  void noBytesAreAnImageOfAnUnknownKind() {
    assertThat(CardImage.of(new byte[0]).kind()).isEqualTo(Kind.UNKNOWN);
  }

  /** No loop of boxes, no number that overflows: each of them ends. */
  @Test
  void anyBytesAreAnImage() {
    Random random = new Random(20261130);
    String[] heads = {PNG, JP2, JP2 + FTYP, "FF4FFF51", "FFD8FF", ""};
    for (int i = 0; i < 60_000; i++) {
      byte[] head = Hex.bytes(heads[i % heads.length]);
      byte[] bytes = new byte[head.length + random.nextInt(60)];
      random.nextBytes(bytes);
      System.arraycopy(head, 0, bytes, 0, head.length);
      CardImage.of(bytes)
          .size()
          .ifPresent(size -> assertThat(Math.min(size.width(), size.height())).isPositive());
    }
  }

  @Test
  void closingErasesAndEnds() throws Exception {
    byte[] given = {1, 2, 3};
    CardImage image = CardImage.of(given);
    given[0] = 9;
    assertThat(image.bytes()).containsExactly(1, 2, 3);
    var field = CardImage.class.getDeclaredField("bytes");
    field.setAccessible(true);
    byte[] inside = (byte[]) field.get(image);
    image.close();
    image.close();
    assertThat(inside).containsOnly(0);
    assertThatThrownBy(image::bytes).isInstanceOf(IllegalStateException.class);
    assertThat(image.length()).isEqualTo(3);
  }

  @Test
  void theBytesAreACopy() {
    CardImage image = CardImage.of(new byte[] {1, 2, 3});
    Arrays.fill(image.bytes(), (byte) 0);
    assertThat(image.bytes()).containsExactly(1, 2, 3);
  }

  @ParameterizedTest
  @CsvSource({"PNG, png", "JP2, jp2", "J2K, j2k", "JPEG, jpg", "UNKNOWN, bin"})
  void eachKindHasItsUsualEndOfAFileName(Kind kind, String extension) {
    assertThat(kind.extension()).isEqualTo(extension);
  }
}

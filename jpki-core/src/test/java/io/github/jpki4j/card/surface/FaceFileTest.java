package io.github.jpki4j.card.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.Hex;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.cert.BirthDate;
import io.github.jpki4j.cert.Gender;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of the card face and of the age record, right, odd and hostile. */
class FaceFileTest {

  /** An image that ends with what looks like filler. */
  private static final String PNG = "89504E470D0A1A0A0000000D49484452000000180000000CFFFF";

  private static String hex(String text) {
    return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The items by tag; the key and the signature are nothing here. */
  private static Map<Integer, String> items() {
    Map<Integer, String> items = new TreeMap<>();
    items.put(0x22, hex("19800217"));
    items.put(0x23, hex("2"));
    items.put(0x24, "9003010001");
    items.put(0x25, PNG);
    items.put(0x26, PNG + "00".repeat(300));
    items.put(0x27, "FFD8FF" + "FF".repeat(400));
    items.put(0x28, "AA".repeat(256));
    items.put(0x29, hex("20350217"));
    items.put(0x2A, PNG);
    return items;
  }

  private static String item(int tag, String value, int form) {
    int length = value.length() / 2;
    String header =
        form == 0 && length < 0x80
            ? String.format("%02X", length)
            : form <= 1 && length < 0x100
                ? String.format("81%02X", length)
                : String.format("82%04X", length);
    return String.format("DF%02X", tag) + header + value;
  }

  /** The file in one form of all lengths, with the offsets that fit. */
  private static byte[] file(Map<Integer, String> items, int form, String lead) {
    StringBuilder body = new StringBuilder();
    int start = lead.length() / 2 + 5 + item(0x21, "00".repeat(18), form).length() / 2;
    StringBuilder offsets = new StringBuilder();
    for (int tag = 0x22; tag <= 0x2A; tag++) {
      offsets.append(String.format("%04X", start + body.length() / 2));
      if (items.containsKey(tag)) {
        body.append(item(tag, items.get(tag), form));
      }
    }
    String whole = item(0x21, offsets.toString(), form) + body;
    return Hex.bytes(lead + "FF2082" + String.format("%04X", whole.length() / 2) + whole);
  }

  private static byte[] file() {
    return file(items(), 0, "");
  }

  private static void assertUsual(CardFace face) {
    assertThat(face.birthDate().map(BirthDate::iso)).contains("1980-02-17");
    assertThat(face.gender()).contains(Gender.FEMALE);
    assertThat(face.expiry()).contains(LocalDate.of(2035, 2, 17));
    assertThat(face.name().orElseThrow().bytes()).isEqualTo(Hex.bytes(PNG));
    assertThat(face.photo().orElseThrow().length()).isEqualTo(403);
    assertThat(face.securityCode().orElseThrow().bytes()).isEqualTo(Hex.bytes(PNG));
  }

  @ParameterizedTest
  @CsvSource({"0,''", "1,''", "2,''", "0,1234", "2,FFFF"})
  void everyFormOfTheLengthsIsRead(int form, String lead) throws Exception {
    byte[] file = file(items(), form, lead);
    assertThat(FaceFile.length(file)).isEqualTo(file.length);
    assertUsual(CardFace.parse(file));
    assertUsual(CardFace.parse(Arrays.copyOf(file, file.length + 9)));
  }

  @Test
  void bytesFfAtTheEndOfAnImageAreOfTheImage() throws Exception {
    byte[] file = file();
    byte[] filled = Arrays.copyOf(file, file.length + 100);
    Arrays.fill(filled, file.length, filled.length, (byte) 0xFF);
    try (CardFace face = CardFace.parse(filled)) {
      assertThat(face.securityCode().orElseThrow().bytes()).endsWith(0xFF, 0xFF);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0x25, 0x26, 0x27, 0x2A})
  void anImageMayBeMissingOrHaveNoBytes(int tag) throws Exception {
    Map<Integer, String> without = items();
    without.remove(tag);
    Map<Integer, String> empty = items();
    empty.put(tag, "");
    for (Map<Integer, String> odd : List.of(without, empty)) {
      CardFace face = CardFace.parse(file(odd, 0, ""));
      assertThat(
              Stream.of(face.name(), face.address(), face.photo(), face.securityCode())
                  .filter(image -> !image.isPresent()))
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0x22, 0x23, 0x29})
  void whatIsNoDateAndNoGenderIsNotSaid(int tag) throws Exception {
    for (String odd : new String[] {"", hex("19801301"), hex("ABCDEFGH"), "00".repeat(200), "FF"}) {
      Map<Integer, String> items = items();
      items.put(tag, odd);
      CardFace face = CardFace.parse(file(items, 0, ""));
      boolean said =
          switch (tag) {
            case 0x22 -> face.birthDate().isPresent();
            case 0x23 -> face.gender().isPresent();
            default -> face.expiry().isPresent();
          };
      assertThat(said).as(odd).isFalse();
    }
    Map<Integer, String> without = items();
    without.remove(tag);
    assertThatThrownBy(() -> CardFace.parse(file(without, 0, "")))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessage("the file of the card face lacks an item");
  }

  @Test
  void anUnknownDayOfBirthStaysUnknown() throws Exception {
    Map<Integer, String> items = items();
    items.put(0x22, hex("19800200"));
    assertThat(CardFace.parse(file(items, 0, "")).birthDate().map(BirthDate::iso))
        .contains("1980-02-??");
  }

  @ParameterizedTest
  @CsvSource({"8", "10", "20", "24"})
  void offsetsThatLeadElsewhereAreRefused(int entry) {
    byte[] file = file();
    file[entry + 1] ^= 1;
    assertThatThrownBy(() -> CardFace.parse(file))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("offsets");
  }

  @Test
  void thePhotoIsWhereTheOffsetsSay() throws Exception {
    for (String lead : new String[] {"", "1234"}) {
      byte[] file = file(items(), 0, lead);
      FaceFile.Gap gap = FaceFile.photo(file).orElseThrow();
      byte[] left = file.clone();
      Arrays.fill(left, gap.from(), gap.to(), (byte) 0);
      try (CardFace face = CardFace.withoutPhoto(left, FaceFile.photo(file))) {
        assertThat(face.scope()).isEqualTo(FaceScope.WITHOUT_PHOTO);
        assertThat(face.photo()).isEmpty();
        assertThat(face.expiry()).isPresent();
      }
    }
    Map<Integer, String> without = items();
    without.remove(0x27);
    assertThat(FaceFile.photo(file(without, 0, ""))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "FF",
        "FF20",
        "FF21",
        "FF2000",
        "FF2080",
        "FF2081",
        "FF208200",
        "FF2083000003DF2200",
        "FF2003DF2200",
        "FF2004DF22FFFF",
        "FF2003DF2282",
        "FF2001DF",
        "000000FF20",
        "FF2082FFFF",
        "FF20827FFF",
      })
  void nonsenseIsOneTypedFailureWithoutContents(String hex) {
    assertThatThrownBy(() -> CardFace.parse(Hex.bytes(hex)))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageStartingWith("the file of the card face ")
        .hasNoCause();
    assertThatThrownBy(() -> FaceFile.photo(Hex.bytes(hex)))
        .isInstanceOf(MalformedResponseException.class);
  }

  @Test
  void aFileThatIsCutOrHasAByteChangedIsReadOrRefused() throws Exception {
    byte[] file = file();
    for (int cut = 0; cut < file.length; cut++) {
      byte[] shorter = Arrays.copyOf(file, cut);
      assertThatThrownBy(() -> CardFace.parse(shorter))
          .isInstanceOf(MalformedResponseException.class);
    }
    Random random = new Random(16);
    int refused = 0;
    for (int i = 0; i < 60_000; i++) {
      byte[] changed = file.clone();
      // most of them where lengths, tags and offsets are
      int at = i % 3 == 0 ? random.nextInt(file.length) : random.nextInt(80);
      changed[at] = (byte) random.nextInt(256);
      refused += isRefused(changed) ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(10_000);
  }

  private static boolean isRefused(byte[] bytes) {
    try {
      CardFace.parse(bytes).close();
      FaceFile.photo(bytes);
      return false;
    } catch (MalformedResponseException e) {
      return true;
    }
  }

  @Test
  void theAgeRecordIsReadOrRefused() throws Exception {
    String record = "FF100B" + item(0x11, hex("20040229"), 0);
    AgeRecord age = AgeRecord.parse(Hex.bytes(record + "FFFF"));
    assertThat(age.birthDate().map(BirthDate::iso)).contains("2004-02-29");
    assertThat(age.ageOn(LocalDate.of(2025, 2, 28))).hasValue(20);
    assertThat(age.ageOn(LocalDate.of(2025, 3, 1))).hasValue(21);
    assertThat(age.ageOn(LocalDate.of(2004, 2, 29))).hasValue(0);
    assertThat(age.ageOn(LocalDate.of(2004, 2, 28))).isEmpty();
    assertThat(age.toString()).doesNotContain("2004");
    AgeRecord partial = AgeRecord.parse(Hex.bytes("FF100B" + item(0x11, hex("20040200"), 0)));
    assertThat(partial.ageOn(LocalDate.of(2026, 1, 1))).isEmpty();
    for (String odd : new String[] {"", "FF1000", "FF20", "FFFF", "FF1003DF1200", "FF10"}) {
      assertThatThrownBy(() -> AgeRecord.parse(Hex.bytes(odd)))
          .isInstanceOf(MalformedResponseException.class)
          .hasMessageStartingWith("the file of the age record ");
    }
  }
}

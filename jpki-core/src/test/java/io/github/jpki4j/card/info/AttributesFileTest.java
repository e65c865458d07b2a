package io.github.jpki4j.card.info;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.Hex;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.cert.Attribute;
import io.github.jpki4j.cert.AttributeProblem;
import io.github.jpki4j.cert.AttributeText;
import io.github.jpki4j.cert.BasicFourAttributes;
import io.github.jpki4j.cert.BirthDate;
import io.github.jpki4j.cert.Gender;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesFileTest {

  private static final String NAME = hex("山田　太郎");
  private static final String ADDRESS = hex("東京都千代田区１－１");

  private static String hex(String text) {
    return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String item(String tag, String value) {
    return tag + String.format("%02X", value.length() / 2) + value;
  }

  private static String items(String birth, String gender) {
    return item("DF22", NAME) + item("DF23", ADDRESS) + item("DF24", hex(birth)) + gender;
  }

  private static String usual() {
    return items("19800217", item("DF25", "32"));
  }

  /** The items with the offsets that fit a header of so many bytes. */
  private static String body(int header, String items) {
    int name = header + 11;
    int address = name + 3 + NAME.length() / 2;
    int birth = address + 3 + ADDRESS.length() / 2;
    return item("DF21", String.format("%04X%04X%04X%04X", name, address, birth, birth + 11))
        + items;
  }

  private static String file(String header, String body) {
    return header.replace("LL", String.format("%02X", body.length() / 2)) + body;
  }

  private static String file() {
    return file("FF20LL", body(3, usual()));
  }

  private static BasicFourAttributes parse(String hex) throws MalformedResponseException {
    byte[] file = Hex.bytes(hex);
    byte[] head = Arrays.copyOf(file, AttributesFile.length(file));
    return AttributesFile.parse(head);
  }

  private static void assertUsual(BasicFourAttributes read) {
    assertThat(read.name()).contains(AttributeText.withoutSubstitutes("山田　太郎"));
    assertThat(read.address()).contains(AttributeText.withoutSubstitutes("東京都千代田区１－１"));
    assertThat(read.birthDate().map(BirthDate::iso)).contains("1980-02-17");
    assertThat(read.birthDate().map(BirthDate::era)).contains(BirthDate.Era.UNKNOWN);
    assertThat(read.gender()).contains(Gender.FEMALE);
    assertThat(read.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "FF20LL, 3",
    "FF2081LL, 4",
    "FF208200LL, 5",
    "0000FF20LL, 5",
    "FFFFFF208200LL, 7",
    // offsets from FF20, with two bytes before it
    "1234FF20LL, 3",
  })
  void everyFormOfTheHeaderIsRead(String header, int offsetOfTheBody) throws Exception {
    assertUsual(parse(file(header, body(offsetOfTheBody, usual()))));
  }

  @Test
  void fillerBehindTheObjectIsLeftAlone() throws Exception {
    assertUsual(parse(file() + "FFFFFFFF"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"DF2603414243", "0400", "DF860102ABCD", "FF3000", "5F1F00", "DF2600DF2600"})
  void anUnknownObjectIsPassedOver(String extra) throws Exception {
    assertUsual(parse(file("FF2081LL", body(4, usual() + extra))));
    assertUsual(parse(file("FF20LL", extra + usual())));
  }

  @Test
  void itemsAreReadWithoutOffsetsAndInAnyOrder() throws Exception {
    assertUsual(parse(file("FF20LL", usual())));
    String birthFirst = item("DF24", hex("19800217")) + item("DF25", "32");
    assertUsual(parse(file("FF20LL", birthFirst + item("DF23", ADDRESS) + item("DF22", NAME))));
  }

  @Test
  void offsetsThatLeadElsewhereAreRefused() {
    for (int header : new int[] {0, 2, 4, 0x4000}) {
      String file = file("FF20LL", body(header, usual()));
      assertThatThrownBy(() -> parse(file)).isInstanceOf(MalformedResponseException.class);
    }
    String few = file("FF20LL", item("DF21", "000E") + usual());
    assertThatThrownBy(() -> parse(few)).hasMessageContaining("offsets");
  }

  @Test
  void whatCannotBeReadIsMissingAndSaid() throws Exception {
    BasicFourAttributes read = parse(file("FF20LL", items("19801301", item("DF25", "37"))));
    assertThat(read.birthDate()).isEmpty();
    assertThat(read.gender()).isEmpty();
    assertThat(read.problems())
        .extracting(AttributeProblem::attribute)
        .containsExactlyInAnyOrder(
            Optional.of(Attribute.GENDER), Optional.of(Attribute.BIRTH_DATE));
    BasicFourAttributes empty = parse(file("FF20LL", "DF2200DF2300DF2400DF250133"));
    assertThat(empty.name()).isEmpty();
    assertThat(empty.address()).isEmpty();
    assertThat(empty.gender()).contains(Gender.UNKNOWN);
    assertThat(empty.problems()).hasSize(3);
  }

  @Test
  void unknownPartsOfTheBirthDateStayUnknown() throws Exception {
    BasicFourAttributes read = parse(file("FF20LL", body(3, items("19800200", "DF250132"))));
    assertThat(read.birthDate().map(BirthDate::iso)).contains("1980-02-??");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00",
        "FF",
        "FF20",
        "FF21",
        "FF2000",
        "FF2080",
        "FF2081",
        "FF2082",
        "FF208200",
        "FF2083000003DF2200",
        "FF2084FFFFFFFF",
        "FF2003DF2200",
        "FF2004DF22FFFF",
        "FF2003DF2282",
        "FF2002DF22",
        "FF2001DF",
        "FF2003DFFFFF",
        "000000FF20",
        "00FF2000",
        // a name that is not UTF-8
        "FF2011DF2202C328DF2301ADDF2400DF250131",
        // the name twice
        "FF2010DF2200DF2200DF2300DF2400DF250131",
      })
  void nonsenseIsOneTypedFailureWithoutContents(String hex) {
    assertThatThrownBy(() -> AttributesFile.parse(Hex.bytes(hex)))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageStartingWith("the file of the attributes ")
        .hasNoCause();
  }

  @Test
  void aFileThatIsCutAnywhereOrHasAnyByteChangedIsReadOrRefused() {
    byte[] file = Hex.bytes(file("FF2081LL", body(4, usual() + "DF26021234")));
    for (int cut = 0; cut < file.length; cut++) {
      byte[] shorter = Arrays.copyOf(file, cut);
      assertThatThrownBy(() -> AttributesFile.parse(shorter))
          .isInstanceOf(MalformedResponseException.class);
    }
    int refused = 0;
    for (int at = 0; at < file.length; at++) {
      for (int value = 0; value < 256; value++) {
        byte[] changed = file.clone();
        changed[at] = (byte) value;
        refused += isRefused(changed) ? 1 : 0;
      }
    }
    assertThat(refused).isGreaterThan(4000);
  }

  @Test
  void randomBytesAreReadOrRefused() {
    Random random = new Random(20261125);
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = new byte[random.nextInt(80)];
      random.nextBytes(bytes);
      if (bytes.length > 3 && random.nextBoolean()) {
        bytes[0] = (byte) 0xFF;
        bytes[1] = 0x20;
        bytes[2] = (byte) (bytes.length - 3);
      }
      isRefused(bytes);
    }
  }

  private static boolean isRefused(byte[] bytes) {
    try {
      AttributesFile.length(bytes);
      assertThat(AttributesFile.parse(bytes)).isNotNull();
      return false;
    } catch (MalformedResponseException e) {
      return true;
    }
  }
}

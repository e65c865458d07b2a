package io.github.jpki4j.cli.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestApplication;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestSecret;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type wrong and cards hold wrong: a sentence and a code each, and no try is spent. */
class BadInputTest {

  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.JAPAN);

  /** With one secret from standard input. */
  private static final List<String[]> LINES =
      List.of(
          new String[] {"surface", "--number-b-file=-"},
          new String[] {"genuine", "--number-b-file=-", "--trust-test"});

  /** Every secret of the card keeps its tries. */
  private static void assertNothingSpent(TestCard card) {
    TestCard fresh = Desk.card();
    for (TestSecret secret : TestSecret.values()) {
      if (secret != TestSecret.LICENCE) {
        assertThat(card.secret(secret).triesLeft())
            .as("%s", secret)
            .isEqualTo(fresh.secret(secret).triesLeft());
      }
    }
  }

  /**
   * What is said is of its language, in one paragraph with the card's detail at its end, without a
   * word that only programmers know.
   */
  private static void assertOneSentence(Desk.Result result, Locale locale) {
    String said = result.err().strip();
    assertThat(said).startsWith("jpki: ").doesNotContain("Exception", "null", "\tat ");
    assertThat(said.lines().filter(line -> line.startsWith("jpki: "))).hasSize(1);
    assertThat(said.codePoints().anyMatch(c -> c >= 0x3041 && c <= 0x9FFF))
        .isEqualTo(locale.equals(Locale.JAPAN));
    String withoutDetail = said.replaceFirst("\\s*[(（][^()（）]*[)）]$", "");
    assertThat(withoutDetail).endsWith(locale.equals(Locale.JAPAN) ? "。" : ".");
  }

  static Stream<Arguments> wrongSecrets() {
    return Stream.of(
        Arguments.of("--number-b-file=-", "5502172035228"),
        Arguments.of("--number-b-file=-", "550217203522855"),
        Arguments.of("--number-b-file=-", "55130120352285"),
        Arguments.of("--number-b-file=-", "55023020352285"),
        Arguments.of("--number-b-file=-", "55021719992285"),
        Arguments.of("--number-b-file=-", "５５０２１７２０３５２２８５"),
        Arguments.of("--number-b-file=-", "550217-2035-2285"),
        Arguments.of("--number-b-file=-", ""),
        Arguments.of("--birth-key-file=-", "19800217"),
        Arguments.of("--birth-key-file=-", "551301"),
        Arguments.of("--birth-key-file=-", "５５０２１７"),
        Arguments.of("--number-a-file=-", "12345678901"),
        Arguments.of("--number-a-file=-", "1234567890123"),
        Arguments.of("--number-a-file=-", "１２３４５６７８９０１２"));
  }

  @ParameterizedTest
  @MethodSource("wrongSecrets")
  void aSecretThatCannotBeRightIsNotSent(String option, String typed) {
    List<String[]> lines = new ArrayList<>();
    lines.add(new String[] {"genuine", option});
    if (option.equals("--number-b-file=-")) {
      lines.add(new String[] {"surface", option});
    } else if (option.equals("--birth-key-file=-")) {
      lines.add(new String[] {"surface", "--age", option});
    }
    for (String[] line : lines) {
      for (Locale locale : LANGUAGES) {
        TestCard card = Desk.card();
        Desk.Result result = Desk.with(card).stdin(typed + "\n").locale(locale).run(line);
        assertThat(result.code()).as("%s", Arrays.asList(line)).isEqualTo(23);
        assertOneSentence(result, locale);
        if (!typed.isEmpty()) {
          assertThat(result.said()).doesNotContain(typed);
        }
        assertThat(card.traffic().commands()).isZero();
        assertNothingSpent(card);
      }
    }
  }

  /** What stands in place of a file, made of the right one. */
  private enum Wrong {
    NOTHING(44, right -> new byte[0]),
    ONE_BYTE(44, right -> new byte[] {(byte) 0xFF}),
    FILLER(44, right -> filled(0xFF, 600)),
    ZEROS(44, right -> filled(0x00, 600)),
    FILLER_OF_32_KIB(44, right -> filled(0xFF, 32_767)),
    ONE_OBJECT_OF_32_KIB(
        43,
        right -> {
          byte[] file = filled(0x41, 32_767);
          byte[] head = {right[0], right[1], (byte) 0x82, 0x7F, (byte) 0xFA};
          System.arraycopy(head, 0, file, 0, head.length);
          return file;
        }),
    LENGTH_BEYOND_THE_END(
        43,
        right -> {
          byte[] file = right.clone();
          file[3] = 0x7F;
          return file;
        }),
    LENGTH_TOO_SHORT(
        43,
        right -> {
          byte[] file = right.clone();
          file[3] = 0;
          file[4] = 9;
          return file;
        }),
    CUT(43, right -> Arrays.copyOf(right, right.length - 1));

    /**
     * How {@code genuine} ends: what is not there proves nothing, what is there and wrong fails.
     */
    private final int genuine;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final Function<byte[], byte[]> change;

    Wrong(int genuine, Function<byte[], byte[]> change) {
      this.genuine = genuine;
      this.change = change;
    }

    private static byte[] filled(int value, int length) {
      byte[] bytes = new byte[length];
      Arrays.fill(bytes, (byte) value);
      return bytes;
    }
  }

  static Stream<Arguments> wrongFiles() {
    return Arrays.stream(Wrong.values())
        .flatMap(wrong -> Stream.of(0x0002, 0x0004).map(file -> Arguments.of(wrong, file)));
  }

  /** Their file 0004 is the CV certificate, which {@code surface} does not read. */
  @ParameterizedTest
  @MethodSource("wrongFiles")
  void aFileThatMakesNoSenseIsTheCardsErrorAndNeverGenuine(Wrong wrong, int file) {
    byte[] right =
        file == 0x0002
            ? new byte[] {(byte) 0xFF, 0x20, (byte) 0x82, 0x0B, (byte) 0xB8}
            : new byte[] {0x7F, 0x21, (byte) 0x82, 0x02, 0x33};
    byte[] whole = Arrays.copyOf(right, file == 0x0002 ? 3_005 : 568);
    for (String[] line : LINES) {
      for (Locale locale : LANGUAGES) {
        TestCard card =
            TestCard.builder()
                .clock(Desk.clock())
                .file(TestApplication.SURFACE, file, wrong.change.apply(whole))
                .build();
        Desk.Result result =
            Desk.with(card).stdin(card.verificationNumberB() + "\n").locale(locale).run(line);
        assertThat(result.code())
            .as("%s %s", line[0], result.said())
            .isEqualTo(line[0].equals("genuine") ? wrong.genuine : file == 0x0002 ? 30 : 0);
        if (result.code() != 0) {
          assertOneSentence(result, locale);
        }
        assertNothingSpent(card);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "android, surface", "iphone, surface", "juki, surface", "other-card, surface",
    "android, genuine", "iphone, genuine", "juki, genuine", "other-card, genuine"
  })
  void aCardWithoutTheApplicationIsTheWrongOne(String kind, String command) {
    for (Locale locale : LANGUAGES) {
      Desk.Result result =
          Desk.empty()
              .stdin("55021720352285\n")
              .locale(locale)
              .run(command, "--simulate=" + kind, "--number-b-file=-");
      assertThat(result.code()).isEqualTo(12);
      assertOneSentence(result, locale);
    }
  }

  /** The photo is handed out as it is, and a word says that its kind is unknown. */
  @ParameterizedTest
  @ValueSource(strings = {"4749463839610100", "FFFFFFFFFFFFFFFF", "0000000C6A5020", "00"})
  void aPhotoThatIsNoJp2IsNoError(String photo) {
    for (Locale locale : LANGUAGES) {
      TestCard card =
          TestCard.builder()
              .clock(Desk.clock())
              .file(TestApplication.SURFACE, 2, face(photo))
              .build();
      Desk.Result result =
          Desk.with(card)
              .stdin(card.verificationNumberB() + "\n")
              .locale(locale)
              .run("surface", "--number-b-file=-");
      assertThat(result.code()).as(result.said()).isZero();
      assertThat(result.out())
          .contains(locale.equals(Locale.JAPAN) ? "不明な形式" : "unknown kind")
          .contains(photo.length() / 2 + (locale.equals(Locale.JAPAN) ? " バイト" : " bytes"));
      assertNothingSpent(card);
    }
  }

  private static byte[] face(String photo) {
    String items =
        "DF22083139383030323137DF230132DF27%02X%sDF29083230333530323137"
            .formatted(photo.length() / 2, photo);
    return HexFormat.of().parseHex("FF20%02X%s".formatted(items.length() / 2, items));
  }
}

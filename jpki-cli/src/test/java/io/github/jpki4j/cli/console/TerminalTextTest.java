package io.github.jpki4j.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.Holder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No text of others commands the terminal: no character that it obeys comes out. */
class TerminalTextTest {

  private static final Set<Integer> COMMANDS =
      Set.of(
          (int) Character.CONTROL,
          (int) Character.FORMAT,
          (int) Character.SURROGATE,
          (int) Character.LINE_SEPARATOR,
          (int) Character.PARAGRAPH_SEPARATOR);

  /** Some of each kind, among them what changes colours, hides text and turns it round. */
  private static final String HOSTILE =
      "a\u001B[31m\u009B31m\u0007\u007F\u0085\u00AD\u200B\u200E\u202E\u2028\u2066\uFEFF\r\n\tz"
          + Character.toString(0xE0041);

  private final Path folder;

  TerminalTextTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static IntStream commands() {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(c -> COMMANDS.contains(Character.getType(c)));
  }

  /** Line feeds apart, with which we end our lines. */
  private static int[] commandsIn(String text) {
    return text.codePoints()
        .filter(c -> c != '\n' && COMMANDS.contains(Character.getType(c)))
        .toArray();
  }

  private static List<UnaryOperator<String>> views() {
    return List.of(
        text -> new TextPage(10).row("label", text).toString(),
        text -> new TextPage(0).paragraph(text).toString(),
        text -> new TextPage(0).paragraph("! ", text).toString(),
        TextPage::lines,
        text -> new Json().put("a", text).toString(),
        text -> new Json().put("a", Optional.of(text)).toString(),
        text -> new Json().put("a", List.of("b", text)).toString(),
        text -> new Json().put("a", new Json().put("b", text)).toString());
  }

  @Test
  void neitherScreenNorJsonPassesAnyOn() {
    for (UnaryOperator<String> view : views()) {
      commands()
          .forEach(
              c ->
                  assertThat(commandsIn(view.apply("x" + Character.toString(c) + "y")))
                      .as("%x", c)
                      .isEmpty());
    }
  }

  @Test
  void whoReadsTheJsonGetsTheTextAsItWas() throws IOException {
    String all =
        IntStream.rangeClosed(0, 0x2FFFF)
            .filter(c -> Character.getType(c) != Character.SURROGATE)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    Json json = new Json().put("a", all).put("b", List.of(HOSTILE, "\"\\/")).put("c", "");
    JsonNode read = new ObjectMapper().readTree(json.toString());
    assertThat(read.get("a").asText()).isEqualTo(all);
    assertThat(read.get("b").get(0).asText()).isEqualTo(HOSTILE);
    assertThat(read.get("b").get(1).asText()).isEqualTo("\"\\/");
    assertThat(read.get("c").asText()).isEmpty();
  }

  /** Every command that shows what a card or a certificate says of its holder, and some names. */
  static Stream<String> showing() {
    return Stream.of(
        "status",
        "detect",
        "cert sign --format text --pin-file -",
        "cert auth --format text",
        "validate sign --pin-file -",
        "validate auth",
        "validate FILE",
        "cms verify FILE",
        "attributes --pin-file -",
        "attributes --compare --pin-file - --sign-pin-file -",
        "reset check sign",
        "reset check auth --read-sign --pin-file -",
        "readers",
        "doctor",
        "status --reader NAME",
        "sign --key auth NAME --pin-file -",
        "NAME",
        "status NAME");
  }

  @ParameterizedTest
  @MethodSource("showing")
  void noCommandPassesAnyOn(String command) throws IOException {
    Holder holder =
        Holder.test()
            .withName(HOSTILE)
            .withAddress(HOSTILE)
            .withGenderAndBirth("\u009B", "319800217");
    TestCard card = TestCard.builder().clock(Desk.clock()).holder(holder).build();
    Path file = Files.write(folder.resolve("file"), card.certificate(CertificateKind.SIGN));
    String pins = command.startsWith("attributes") ? "4321\nABC123\n" : "ABC123\n";
    for (String more : List.of("", "--json", "-v")) {
      String[] args =
          Stream.concat(Arrays.stream(command.split(" ")), Stream.of(more))
              .filter(word -> !word.isEmpty())
              .map(word -> word.replace("FILE", file.toString()).replace("NAME", HOSTILE))
              .toArray(String[]::new);
      Desk.Result result = Desk.with(card).stdin(pins).typing("1", "2", "3").run(args);
      assertThat(result.out() + result.err()).as(command).isNotEmpty();
      assertThat(commandsIn(result.out())).as(result.out()).isEmpty();
      String withoutIndents = result.err().replace("\n\t", "\n"); // of stack traces
      assertThat(commandsIn(withoutIndents)).as(result.err()).isEmpty();
    }
  }
}

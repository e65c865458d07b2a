package io.github.jpki4j.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.cli.CommandLines;
import io.github.jpki4j.cli.console.Language;
import io.github.jpki4j.testkit.program.ForeignJudge;
import io.github.jpki4j.testkit.program.ForeignProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What the shells themselves offer, against the parser. */
final class CompletionTest {

  /** What is typed, and a few words that must be offered for it; none where a value is free. */
  private static final Map<String, List<String>> OFFERED =
      Map.ofEntries(
          Map.entry("jpki pdf si", List.of("sign")),
          Map.entry("jpki --lang ja pdf si", List.of("sign")),
          Map.entry("jpki --simulate pdf si", List.of("sign")),
          Map.entry("jpki pdf sign --key ", List.of("auth", "sign")),
          Map.entry("jpki pdf sign --format ", List.of("pkcs7", "cades")),
          Map.entry("jpki cert --lang ", List.of("ja", "en")),
          Map.entry("jpki cert auth", List.of("auth", "auth-ca")),
          Map.entry("jpki reset explain ki", List.of("kiosk")),
          Map.entry("jpki reset check --face not", List.of("not-tried")),
          Map.entry("jpki simulate --card dri", List.of("driving-licence")),
          Map.entry("jpki simulate --tries au", List.of("auth=")),
          Map.entry("jpki simulate --key si", List.of("sign=")),
          Map.entry("jpki status --timeout ", List.of()));

  private static final Map<String, String> SCRIPTS = scripts();

  private static Map<String, String> scripts() {
    try {
      return ManualFiles.all(Path.of(System.getProperty("jpki.root")), "2026-11-23", "jpki 1.0");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The shells that offer words without a terminal. */
  enum Shell {
    BASH("bash", "bash-completion/completions/jpki") {
      @Override
      String question(String line) {
        List<String> words = List.of(line.replaceFirst(" $", " ''").split(" ", -1));
        return """
        compopt() { :; }
        COMP_WORDS=(%s) COMP_CWORD=%d COMPREPLY=()
        _jpki
        printf '%%s\\n' "${COMPREPLY[@]}" ----
        """
            .formatted(String.join(" ", words), words.size() - 1);
      }
    },
    FISH("fish", "fish/vendor_completions.d/jpki.fish") {
      @Override
      String question(String line) {
        return "complete -C '" + line + "'\necho ----\n";
      }
    };

    private final String program;
    private final String file;

    Shell(String program, String file) {
      this.program = program;
      this.file = file;
    }

    /** Commands that print what is offered for a line, and four hyphens below it. */
    abstract String question(String line);

    /** The words that are offered for each line; of fish without what is said of them. */
    Map<String, Set<String>> offered(Path folder, List<String> lines) throws IOException {
      ForeignJudge.of(program, "--version", program);
      StringBuilder script = new StringBuilder(SCRIPTS.get(file));
      lines.forEach(line -> script.append(question(line)));
      Path asked = folder.resolve("asked");
      Files.writeString(asked, script);
      Path home = Files.createDirectory(folder.resolve("home"));
      String answer =
          ForeignProgram.of(program, asked.toString())
              .with("HOME", home.toString())
              .in(home)
              .run()
              .text();
      List<String> answers = List.of(answer.split("(?m)^----\n", -1));
      assertThat(answers).as(answer).hasSize(lines.size() + 1);
      Map<String, Set<String>> offered = new LinkedHashMap<>();
      for (int i = 0; i < lines.size(); i++) {
        Set<String> words = new TreeSet<>();
        answers.get(i).lines().map(l -> l.replaceFirst("\t.*", "")).forEach(words::add);
        words.remove("");
        offered.put(lines.get(i), words);
      }
      return offered;
    }
  }

  private static List<CommandLine> commands() {
    return CommandLines.all(CommandLines.whole());
  }

  @ParameterizedTest
  @EnumSource
  void everyCommandAndOptionIsOffered(Shell shell, @TempDir Path folder) throws IOException {
    Map<String, Set<String>> expected = new LinkedHashMap<>();
    for (CommandLine line : commands()) {
      String words = line.getCommandSpec().qualifiedName();
      if (!line.getSubcommands().isEmpty()) {
        expected.put(words + " ", new TreeSet<>(line.getSubcommands().keySet()));
      }
      Set<String> options = new TreeSet<>();
      for (OptionSpec option : line.getCommandSpec().options()) {
        options.addAll(List.of(option.names()));
      }
      options.removeIf(name -> !name.startsWith("--"));
      expected.put(words + " --", options);
    }
    Map<String, Set<String>> offered = shell.offered(folder, List.copyOf(expected.keySet()));
    offered.replaceAll((line, words) -> line.endsWith("--") ? longNames(words) : words);
    assertThat(offered).hasSizeGreaterThan(40).isEqualTo(expected);
  }

  /** fish offers {@code --name=} where a value follows. */
  private static Set<String> longNames(Set<String> words) {
    Set<String> names = new TreeSet<>();
    words.forEach(word -> names.add(word.replaceFirst("=$", "")));
    return names;
  }

  @ParameterizedTest
  @EnumSource
  void theValuesThatAreKnownAreOffered(Shell shell, @TempDir Path folder) throws IOException {
    List<String> lines = List.copyOf(OFFERED.keySet());
    Map<String, Set<String>> offered = shell.offered(folder, lines);
    for (String line : lines) {
      assertThat(offered.get(line)).as(line).containsExactlyInAnyOrderElementsOf(OFFERED.get(line));
    }
  }

  @Test
  void bashKnowsAValueBehindAnEqualsSign(@TempDir Path folder) throws IOException {
    List<String> lines =
        List.of("jpki --simulate = exp", "jpki sign --hash = sha5", "jpki sign --hash =");
    assertThat(Shell.BASH.offered(folder, lines).values())
        .containsExactly(
            Set.of("expired", "expires-tomorrow"),
            Set.of("sha512"),
            Set.of("sha1", "sha256", "sha384", "sha512"));
  }

  /** zsh offers words on a terminal alone: its own parser reads the file, and we what is in it. */
  @ParameterizedTest
  @EnumSource
  void zshHasEveryCommandAndOption(Language language, @TempDir Path folder) throws IOException {
    String script = SCRIPTS.get("zsh/site-functions/_jpki");
    Path file = folder.resolve("_jpki");
    Files.writeString(file, script);
    ForeignJudge.Verdict verdict =
        ForeignJudge.of("zsh", "--version", "zsh").run("-n", file.toString());
    assertThat(verdict.exit()).as(verdict.text()).isZero();
    int english = script.indexOf("\n*)\n");
    String half =
        language == Language.JA ? script.substring(0, english) : script.substring(english);
    String common = half.substring(0, half.indexOf("\n)\n"));
    List<String> missing = new ArrayList<>();
    for (CommandLine line : commands()) {
      String name = line.getCommandSpec().qualifiedName("_");
      int start = half.indexOf("\n_" + name + "() {");
      assertThat(start).as(name).isPositive();
      String function = half.substring(start, half.indexOf("\n}\n", start));
      for (OptionSpec option : line.getCommandSpec().options()) {
        String spec = function + common;
        if (!spec.matches("(?s).*['{,*]" + option.longestName() + "[=}\\[].*")) {
          missing.add(name + " " + option.longestName());
        }
      }
      for (String step : line.getSubcommands().keySet()) {
        assertThat(function).contains("'" + step + ":", step + ") _" + name + "_" + step + " ;;");
      }
    }
    assertThat(missing).isEmpty();
  }
}

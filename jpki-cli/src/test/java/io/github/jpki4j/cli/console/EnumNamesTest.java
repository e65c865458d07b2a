package io.github.jpki4j.cli.console;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Wherever a command takes constants, it takes them by their names and not as Java spells them. */
@SuppressWarnings("UnusedVariable") // picocli fills the fields
class EnumNamesTest {

  private enum Colour {
    LIGHT_BLUE
  }

  @Command
  static final class Everywhere {

    @Option(names = "--plain")
    private Colour plain;

    @Option(names = "--optional")
    private Optional<Colour> optional;

    @Option(names = "--list")
    private List<Colour> list;

    @Option(names = "--set")
    private Set<Colour> set;

    @Option(names = "--array")
    private Colour[] array;

    @Option(names = "--key")
    private Map<Colour, String> key;

    @Option(names = "--value")
    private Map<String, Colour> value;

    @Mixin private Mixed mixed = new Mixed();

    @ArgGroup private Grouped grouped = new Grouped();
  }

  static final class Mixed {

    @Option(names = "--mixed")
    private Colour mixed;
  }

  static final class Grouped {

    @Option(names = "--grouped")
    private Colour grouped;
  }

  @Command
  static final class AsParameter {

    @Parameters private Colour colour;
  }

  private static void parse(Object command, String argument) {
    CommandLine line = new CommandLine(command);
    EnumNames.register(line);
    line.parseArgs(argument);
  }

  private static void assertByNameOnly(Object command, String argument) {
    parse(command, argument.formatted("light-blue"));
    for (String other : List.of("LIGHT_BLUE", "light_blue", "Light-Blue", "LIGHT-BLUE", "")) {
      assertThatThrownBy(() -> parse(command, argument.formatted(other)))
          .as(argument, other)
          .isInstanceOf(ParameterException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--plain=%s",
        "--optional=%s",
        "--list=%s",
        "--set=%s",
        "--array=%s",
        "--key=%s=x",
        "--value=x=%s",
        "--mixed=%s",
        "--grouped=%s"
      })
  void everyOptionOfConstantsTakesTheirNames(String argument) {
    assertByNameOnly(new Everywhere(), argument);
  }

  @ParameterizedTest
  @ValueSource(strings = "%s")
  void everyParameterOfConstantsTakesTheirNames(String argument) {
    assertByNameOnly(new AsParameter(), argument);
  }
}

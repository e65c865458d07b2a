package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.testcard.Scenario;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.TestCardType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.TypeConversionException;

/**
 * Which card is simulated: a kind of card, or a situation of its holder.
 *
 * @param name as it is written on the command line
 */
public record SimulatedCard(String name) {

  /** The card that a bare {@code --simulate} means. */
  public static final String DEFAULT = "my-number";

  private static final String NUMBER_B = "55021720352285";

  public static SimulatedCard usual() {
    return new SimulatedCard(DEFAULT);
  }

  /** For picocli. */
  public static SimulatedCard named(String name) {
    if (!isType(name) && !EnumNames.all(Scenario.class).contains(name)) {
      throw new TypeConversionException("no such value");
    }
    return new SimulatedCard(name);
  }

  public static List<String> names() {
    List<String> names = new ArrayList<>(EnumNames.all(TestCardType.class));
    names.addAll(EnumNames.all(Scenario.class));
    return names;
  }

  /** The names for picocli, which shows them in the help. */
  static final class Values implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return names().iterator();
    }
  }

  /** Without loading the situations, for a quick start. */
  private static boolean isType(String name) {
    for (TestCardType type : TestCardType.values()) {
      if (type.cliName().equals(name)) {
        return true;
      }
    }
    return false;
  }

  boolean isDefault() {
    return name.equals(DEFAULT);
  }

  /** A fresh card of today. */
  TestCard build() {
    return card(Clock.systemUTC()).build();
  }

  /** Verification number B (照合番号B) of a card made now; of a kind of card, without making one. */
  String numberB(Clock clock) {
    return isType(name) ? NUMBER_B : card(clock).build().verificationNumberB();
  }

  /** What a fresh card is made of, on a day. */
  public TestCardBuilder card(Clock clock) {
    return isType(name)
        ? TestCard.builder().clock(clock).type(TestCardType.of(name))
        : Scenario.of(name).card(clock);
  }

  /** The situation of its holder, if it is not just a kind of card. */
  public Optional<Scenario> scenario() {
    return isType(name) ? Optional.empty() : Optional.of(Scenario.of(name));
  }
}

package io.github.jpki4j.it.fuzz.model;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.cli.CommandDoor;
import io.github.jpki4j.cli.CommandDoor.Outcome;
import io.github.jpki4j.cli.CommandDoor.Person;
import io.github.jpki4j.it.fuzz.target.FuzzTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The command in this JVM, with any words, any person, any card: it ends with a code that is
 * documented, shows no secret and no trace, and sends what was typed once.
 */
public final class CommandTarget implements FuzzTarget {

  /** Those of docs/cli.md; 1 is a mistake in the program. */
  private static final Set<Integer> CODES =
      Set.of(0, 2, 10, 11, 12, 13, 20, 21, 22, 23, 24, 25, 30, 40, 41, 50, 60, 61, 62, 70, 71);

  private final Cards cards = new Cards();
  private final CommandWords words;

  private CommandTarget(CommandWords words) {
    this.words = words;
  }

  /**
   * With files of its own.
   *
   * @return a target
   * @throws IOException if the files cannot be made
   */
  public static CommandTarget create() throws IOException {
    return new CommandTarget(CommandWords.create());
  }

  @Override
  public String name() {
    return "command";
  }

  @Override
  public void run(SplittableRandom random) {
    Consents consents = new Consents();
    boolean lies = random.nextInt(3) == 0;
    Reader reader =
        new Reader(
            cards.any(random),
            consents,
            Cards.link(random),
            lies ? Scene.Trouble.lying(random) : Scene.Trouble.honest(random),
            random.split());
    List<String> line = words.line(random);
    List<Secret> typed = new ArrayList<>();
    Person person = prompt -> type(prompt, reader, consents, typed, random);
    Outcome outcome =
        CommandDoor.run(
            reader,
            random.nextInt(4) == 0 ? Optional.empty() : Optional.of(person),
            Cards.CLOCK,
            line);
    require(CODES.contains(outcome.code()), line, outcome);
    require(!outcome.err().contains("\tat ") || line.contains("-v"), line, outcome);
    for (Secret secret : typed) {
      String value = new String(secret.characters());
      require(!(outcome.out() + outcome.err()).contains(value), line, outcome);
    }
    reader.requireKept();
  }

  private static void require(boolean holds, List<String> line, Outcome outcome) {
    if (!holds) {
      throw new AssertionError(line + " ended with " + outcome);
    }
  }

  private Optional<char[]> type(
      String prompt,
      Reader reader,
      Consents consents,
      List<Secret> typed,
      SplittableRandom random) {
    SecretKind kind =
        prompt.contains("card info") || prompt.contains("券面")
            ? DataSecret.CARD_INFO
            : prompt.contains("sign") || prompt.contains("署名") ? KeyKind.SIGN : KeyKind.AUTH;
    if (random.nextInt(10) == 0) {
      return random.nextBoolean() ? Optional.empty() : Optional.of("12".toCharArray());
    }
    boolean isNew = prompt.contains("new") || prompt.contains("新し") || prompt.contains("もう");
    if (isNew) {
      String value = prompt.contains("sign") || prompt.contains("署名") ? "NEXT99" : "5678";
      consents.allowChange(Secret.of(kind, value));
      return Optional.of(value.toCharArray());
    }
    Secret secret =
        random.nextInt(3) == 0 ? Secret.wrong(kind, random) : Cards.current(reader.card(), kind);
    consents.allow(secret, reader.card());
    if (secret == Secret.UNSEEN) {
      typed.add(secret);
    }
    return Optional.of(secret.characters());
  }
}

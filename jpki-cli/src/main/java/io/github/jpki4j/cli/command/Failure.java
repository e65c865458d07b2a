package io.github.jpki4j.cli.command;

import io.github.jpki4j.SecretKind;
import io.github.jpki4j.card.CardKind;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.guidance.GuidanceTerms;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The command ends without its result: exit code and sentence. Everything that goes wrong becomes
 * one of these.
 */
public final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode code;
  private final String key;

  /** Only strings and numbers, so that it stays serialisable. */
  private final transient List<Object> arguments;

  /** The key names the sentence; the arguments fill it. */
  public Failure(ExitCode code, String key, Object... arguments) {
    this(null, code, key, arguments);
  }

  public Failure(@Nullable Throwable cause, ExitCode code, String key, Object... arguments) {
    super(key, cause);
    this.code = code;
    this.key = key;
    this.arguments = List.of(arguments);
  }

  public ExitCode code() {
    return code;
  }

  public String sentence(Messages messages) {
    return messages.get(key, arguments.stream().map(a -> text(a, messages)).toArray());
  }

  private static Object text(Object argument, Messages messages) {
    if (argument instanceof Names names) {
      return String.join(messages.get("comma"), names.all());
    }
    if (argument instanceof Text text) {
      return messages.get(text.key());
    }
    return argument instanceof Sentence sentence
        ? sentence.of().apply(messages.locale())
        : argument;
  }

  /** The name of a secret as an argument. */
  public static Sentence named(SecretKind secret) {
    return new Sentence(locale -> GuidanceTerms.of(locale).name(secret));
  }

  /** The name of a kind of card as an argument. */
  public static Sentence named(CardKind card) {
    return new Sentence(locale -> GuidanceTerms.of(locale).name(card));
  }

  /** An argument that is itself a text of the bundle. */
  public record Text(String key) {}

  /** Several names as one argument, with the comma of the language between them. */
  public record Names(List<String> all) {}

  /** An argument that the library says in the language of the person. */
  public record Sentence(Function<Locale, String> of) {}
}

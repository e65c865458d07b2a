package io.github.jpki4j.testkit.key;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinCancelledException;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.PinSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/** Who is asked for PINs, and what was asked. Thread-safe. */
public final class Person implements PinSource {

  private final Function<KeyKind, String> memory;
  private final List<String> questions = new ArrayList<>();

  private Person(Function<KeyKind, String> memory) {
    this.memory = memory;
  }

  /**
   * Knows both PINs.
   *
   * @return who gives those of {@link Desk}
   */
  public static Person whoKnows() {
    return new Person(Desk::secret);
  }

  /**
   * Always gives the same.
   *
   * @param secret what is given, right or wrong
   * @return who says it
   */
  public static Person whoSays(String secret) {
    return new Person(kind -> secret);
  }

  /**
   * Does not want to.
   *
   * @return who cancels each question
   */
  public static Person whoCancels() {
    return new Person(kind -> "");
  }

  @Override
  public Pin request(KeyKind key, OptionalInt triesLeft) throws PinCancelledException {
    synchronized (questions) {
      questions.add(key + " " + (triesLeft.isPresent() ? triesLeft.getAsInt() : "?"));
    }
    String secret = memory.apply(key);
    if (secret.isEmpty()) {
      throw new PinCancelledException(key);
    }
    return Pin.of(key, secret.toCharArray());
  }

  /**
   * What was asked.
   *
   * @return key and tries left, for example {@code AUTH 3}
   */
  public List<String> questions() {
    synchronized (questions) {
      return List.copyOf(questions);
    }
  }
}

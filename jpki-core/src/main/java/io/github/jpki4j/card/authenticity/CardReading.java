package io.github.jpki4j.card.authenticity;

import io.github.jpki4j.exchange.CardApplication;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was read of a card, and why the rest was not. Personal data; not thread-safe. */
final class CardReading {

  /** Bytes, or what is wrong with them, or why there are none. */
  static final class Part {

    private final byte[] bytes;
    private final Optional<AuthenticityCode> problem;
    private final List<String> arguments;

    private Part(byte[] bytes, Optional<AuthenticityCode> problem, List<String> arguments) {
      this.bytes = bytes;
      this.problem = problem;
      this.arguments = arguments;
    }

    static Part of(byte[] bytes) {
      return new Part(bytes, Optional.empty(), Collections.emptyList());
    }

    static Part without(AuthenticityCode problem, String... arguments) {
      return new Part(new byte[0], Optional.of(problem), Arrays.asList(arguments));
    }

    /** Bytes that have not the length that they must have. */
    static Part malformed(byte[] bytes) {
      return new Part(
          bytes, Optional.of(AuthenticityCode.CERTIFICATE_MALFORMED), Collections.emptyList());
    }

    /** Not copied: erased when all is judged. */
    byte[] bytes() {
      return bytes;
    }

    Optional<AuthenticityCode> problem() {
      return problem;
    }

    List<String> arguments() {
      return arguments;
    }

    private boolean isSame(Part other) {
      return Arrays.equals(bytes, other.bytes)
          && problem.equals(other.problem)
          && arguments.equals(other.arguments);
    }
  }

  private final Map<CardObject, Part> objects = new EnumMap<>(CardObject.class);
  private final Map<CardApplication, Part> answers = new EnumMap<>(CardApplication.class);

  void put(CardObject object, Part part) {
    objects.put(object, part);
  }

  void putAnswer(CardApplication application, Part part) {
    answers.put(application, part);
  }

  /** Whether reading it was tried. */
  boolean has(CardObject object) {
    return objects.containsKey(object);
  }

  Part part(CardObject object) {
    return orNeeded(objects.get(object));
  }

  /** The answer to the challenge. */
  Part answer(CardApplication application) {
    return orNeeded(answers.get(application));
  }

  private static Part orNeeded(@Nullable Part part) {
    return part == null ? Part.without(AuthenticityCode.SECRET_NEEDED) : part;
  }

  /** Takes over what was read again; that reading has what was here instead. */
  void replaceBy(CardReading again) {
    swap(objects, again.objects);
    swap(answers, again.answers);
  }

  private static <K> void swap(Map<K, Part> mine, Map<K, Part> others) {
    others.replaceAll(
        (name, other) -> {
          @Nullable Part before = mine.put(name, other);
          return before == null ? other : before;
        });
  }

  /** Gives up what was not the same when it was read again. */
  void keepWhatIsIn(CardReading again) {
    keep(objects, again.objects);
    keep(answers, again.answers);
  }

  private static <K> void keep(Map<K, Part> mine, Map<K, Part> others) {
    mine.replaceAll(
        (name, part) -> {
          @Nullable Part other = others.get(name);
          if (other == null || part.isSame(other)) {
            return part;
          }
          Arrays.fill(part.bytes, (byte) 0);
          return Part.without(AuthenticityCode.ANSWERS_UNRELIABLE);
        });
  }

  /** Erases what was read. */
  void wipe() {
    objects.values().forEach(part -> Arrays.fill(part.bytes, (byte) 0));
  }
}

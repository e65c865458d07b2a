package io.github.jpki4j.testkit.browser;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parts of what {@link Browser#script} and {@link Browser#cdp} give; who asks knows of which kind
 * they are.
 */
public final class JsonValues {

  private JsonValues() {}

  /** A Map, never null. */
  public static Map<?, ?> object(@Nullable Object value) {
    return (Map<?, ?>) requireNonNull(value);
  }

  /** What is in a List, none of it null. */
  public static Stream<Object> list(@Nullable Object value) {
    return ((List<?>) requireNonNull(value)).stream().map(Object.class::cast);
  }
}

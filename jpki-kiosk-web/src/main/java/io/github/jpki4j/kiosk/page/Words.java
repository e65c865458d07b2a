package io.github.jpki4j.kiosk.page;

import io.github.jpki4j.kiosk.flow.PageLanguage;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A function of templates that speaks the page's language. Thread-safe. */
abstract class Words implements Function {

  /** The variable with the language. */
  static final String LANGUAGE = "textLanguage";

  private final List<String> names;

  /** Takes the names of its arguments; those at the end may be left out. */
  Words(String... names) {
    this.names = List.of(names);
  }

  /** What the template shows. */
  abstract Object words(PageLanguage language, Map<String, Object> arguments);

  /** An argument that is not left out. */
  static <T> T given(Map<String, Object> arguments, String name, Class<T> type) {
    return Objects.requireNonNull(type.cast(arguments.get(name)), name);
  }

  @Override
  public final List<String> getArgumentNames() {
    return names;
  }

  @Override
  public final Object execute(
      Map<String, Object> arguments, PebbleTemplate self, EvaluationContext context, int line) {
    return words((PageLanguage) Objects.requireNonNull(context.getVariable(LANGUAGE)), arguments);
  }
}

package io.github.jpki4j.cli.command;

import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.Output;
import java.util.Optional;
import java.util.function.Supplier;

/** Shows what a command found, or why it failed, in the form that was asked for. */
public final class Results {

  private final Output output;
  private final Messages messages;

  Results(Output output, Messages messages) {
    this.output = output;
    this.messages = messages;
  }

  /** Shows a result. */
  public ExitCode show(Supplier<String> text, Supplier<Json> object) {
    return show(text, object, Optional.empty());
  }

  /** Shows what there is to show even though something failed, then what failed. */
  public ExitCode show(Supplier<String> text, Supplier<Json> object, Optional<Failure> failure) {
    if (output.isJson()) {
      Json result = object.get();
      failure.ifPresent(f -> result.putAll(error(f)));
      output.print(result);
    } else {
      output.print(text.get());
      failure.ifPresent(f -> output.error(f.sentence(messages)));
    }
    return failure.map(Failure::code).orElse(ExitCode.OK);
  }

  /** Says why there is no result. */
  public ExitCode fail(Failure failure) {
    if (output.isJson()) {
      output.print(error(failure));
    } else {
      output.error(failure.sentence(messages));
    }
    return failure.code();
  }

  private Json error(Failure failure) {
    return new Json()
        .put(
            "error",
            new Json()
                .put("code", failure.code().number())
                .put("name", EnumNames.of(failure.code()))
                .put("message", failure.sentence(messages)));
  }
}

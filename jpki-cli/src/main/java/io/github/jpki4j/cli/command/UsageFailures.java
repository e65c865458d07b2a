package io.github.jpki4j.cli.command;

import io.github.jpki4j.cli.console.EnumNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Mistakes on the command line as sentences. What was typed is repeated only where it cannot be a
 * PIN that somebody put there by mistake.
 */
public final class UsageFailures {

  private UsageFailures() {}

  public static Failure of(ParameterException e) {
    String help = e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched, help);
    }
    if (e instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return new Failure(
          e, ExitCode.USAGE, "usage.missing", name(missing.getMissing().get(0)), help);
    }
    if (e instanceof OverwrittenOptionException overwritten) {
      return new Failure(
          e, ExitCode.USAGE, "usage.twice", name(overwritten.getOverwritten()), help);
    }
    ArgSpec argument = e.getArgSpec();
    if (argument == null) {
      return new Failure(e, ExitCode.USAGE, "usage.other", help);
    }
    return new Failure(e, ExitCode.USAGE, "usage.value", name(argument), values(argument));
  }

  private static Failure unmatched(UnmatchedArgumentException e, String help) {
    String first = e.getUnmatched().get(0);
    CommandSpec command = e.getCommandLine().getCommandSpec();
    if (first.startsWith("-")) {
      String option = first.replaceFirst("=.*", "");
      return Nearest.of(option, command.optionsMap().keySet())
          .map(near -> usage(e, "usage.unknown-option.nearest", option, near, help))
          .orElseGet(() -> usage(e, "usage.unknown-option", option, help));
    }
    Optional<String> near = Nearest.of(first, command.subcommands().keySet());
    if (near.isPresent()) {
      return usage(e, "usage.unknown-command.nearest", first, near.get(), help);
    }
    return command.parent() == null
        ? usage(e, "usage.unknown-command", first, help)
        : usage(e, "usage.unknown-argument", help);
  }

  private static Failure usage(ParameterException e, String key, Object... arguments) {
    return new Failure(e, ExitCode.USAGE, key, arguments);
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static Object values(ArgSpec argument) {
    Class<?> type = argument.auxiliaryTypes()[0];
    if (type.isEnum()) {
      return new Failure.Names(EnumNames.all(type));
    }
    Iterable<String> known = argument.completionCandidates();
    if (known == null) {
      return argument.paramLabel();
    }
    List<String> names = new ArrayList<>();
    known.forEach(names::add);
    return new Failure.Names(names);
  }
}

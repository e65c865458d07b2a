package io.github.jpki4j.cli.command;

import io.github.jpki4j.cli.console.EnumNames;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
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
    if (first.startsWith("-")) {
      return new Failure(
          e, ExitCode.USAGE, "usage.unknown-option", first.replaceFirst("=.*", ""), help);
    }
    return e.getCommandLine().getParent() == null
        ? new Failure(e, ExitCode.USAGE, "usage.unknown-command", first, help)
        : new Failure(e, ExitCode.USAGE, "usage.unknown-argument", help);
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String values(ArgSpec argument) {
    Class<?> type = argument.auxiliaryTypes()[0];
    if (type.isEnum()) {
      return String.join(", ", EnumNames.all(type));
    }
    Iterable<String> known = argument.completionCandidates();
    return known == null ? argument.paramLabel() : String.join(", ", known);
  }
}

package io.github.jpki4j.cli.command;

import io.github.jpki4j.cli.console.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, but those about a simulated card. */
public final class GlobalOptions {

  /** How long a person is waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Option(
      names = "--reader",
      paramLabel = "NAME",
      descriptionKey = "option.reader",
      scope = ScopeType.INHERIT)
  private Optional<String> reader = Optional.empty();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      descriptionKey = "option.timeout",
      scope = ScopeType.INHERIT)
  private Optional<Integer> timeout = Optional.empty();

  @Option(names = "--json", descriptionKey = "option.json", scope = ScopeType.INHERIT)
  private boolean json;

  @Option(
      names = "--lang",
      paramLabel = "ja|en",
      descriptionKey = "option.lang",
      scope = ScopeType.INHERIT)
  private Optional<Language> lang = Optional.empty();

  @Option(
      names = {"-v", "--verbose"},
      descriptionKey = "option.verbose",
      scope = ScopeType.INHERIT)
  private boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      descriptionKey = "option.help",
      scope = ScopeType.INHERIT)
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  /** A part of the name of the reader to use, or empty for any reader. */
  public Optional<String> reader() {
    return reader;
  }

  public boolean isVerbose() {
    return verbose;
  }

  /** Whether it was said how long to wait. */
  public boolean hasTimeout() {
    return timeout.isPresent();
  }

  /** How long to wait for a person: as was said, or as is usual. */
  public Duration patience() {
    return patience(PATIENCE);
  }

  /** How long to wait: as was said, or as is usual for what is waited for. */
  public Duration patience(Duration usual) {
    int seconds = timeout.orElse(Math.toIntExact(usual.toSeconds()));
    if (seconds < 0) {
      throw new Failure(
          ExitCode.USAGE,
          "usage.value",
          "--timeout",
          new Failure.Names(List.of("0", "1", "2", "...")));
    }
    return Duration.ofSeconds(seconds);
  }

  /** These options as they were given, for a command within this one. */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    reader.ifPresent(name -> arguments.add("--reader=" + name));
    timeout.ifPresent(seconds -> arguments.add("--timeout=" + seconds));
    lang.ifPresent(language -> arguments.add("--lang=" + language.code()));
    if (json) {
      arguments.add("--json");
    }
    if (verbose) {
      arguments.add("-v");
    }
    return arguments;
  }
}

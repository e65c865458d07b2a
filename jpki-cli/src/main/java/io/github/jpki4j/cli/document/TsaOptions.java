package io.github.jpki4j.cli.document;

import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.validate.HttpTimeStamps;
import io.github.jpki4j.document.TimeStampTrust;
import io.github.jpki4j.document.timestamp.TimeStampAuthority;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who is asked for time stamps, and whose count. */
final class TsaOptions {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Option(names = "--tsa", paramLabel = "URL", descriptionKey = "option.tsa")
  private Optional<String> address = Optional.empty();

  @Mixin private TsaRootOptions roots = new TsaRootOptions();

  /** The files that these options name. */
  List<String> files() {
    return roots.files();
  }

  /** Whose time stamps count. */
  TsaRootOptions trust() {
    return roots;
  }

  boolean isGiven() {
    return address.isPresent();
  }

  /**
   * The authority; nobody is asked yet.
   *
   * @return empty if none was named
   * @throws Failure if the address is none, no root was named, or an option was given that needs an
   *     address
   */
  Optional<TimeStampAuthority> authority(CommandContext context) {
    if (address.isEmpty() && roots.isGiven()) {
      throw new Failure(ExitCode.USAGE, "usage.tsa-root");
    }
    return address.map(text -> authority(HttpTimeStamps.uri(text), context));
  }

  private TimeStampAuthority authority(URI uri, CommandContext context) {
    TimeStampTrust trust =
        roots
            .trust(context, context.environment().clock())
            .orElseThrow(() -> new Failure(ExitCode.USAGE, "usage.tsa"));
    HttpTimeStamps http = new HttpTimeStamps(uri, context.options().patience(PATIENCE));
    return TimeStampAuthority.of(
        request -> {
          context.output().note("note.asking-tsa", uri.getHost());
          return http.exchange(request);
        },
        trust);
  }
}

package io.github.jpki4j.cli.validate;

import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.JapanTimeText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whom a certificate is judged by, and for which time. */
public final class TrustOptions {

  @Option(names = "--at", paramLabel = "TIME", descriptionKey = "option.at")
  private Optional<String> time = Optional.empty();

  @Mixin private AuthorityOptions authorities = new AuthorityOptions();

  @Mixin private RevocationOptions revocation = new RevocationOptions();

  /** The files that these options name. */
  public Stream<String> files() {
    return Stream.concat(authorities.files().stream(), revocation.crls().stream());
  }

  /** The files with revocation lists. */
  public List<String> crls() {
    return revocation.crls();
  }

  /** What OCSP responders have answered so far, any bytes. */
  public List<byte[]> ocspAnswers() {
    return revocation.answers();
  }

  /**
   * Reads what was typed and what lies in the files; asks nobody yet.
   *
   * @throws Failure if the options contradict each other, or a file is not what it should be
   */
  public ValidationSettings read(CommandContext context) {
    Instant at =
        time.map(text -> JapanTimeText.given("--at", text))
            .orElse(context.environment().clock().instant());
    return new ValidationSettings(
        at,
        revocation.checker(context),
        revocation.isLeftOut(),
        authorities.read(context.environment().in()));
  }
}

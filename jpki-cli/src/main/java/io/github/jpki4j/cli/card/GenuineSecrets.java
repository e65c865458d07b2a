package io.github.jpki4j.cli.card;

import io.github.jpki4j.card.authenticity.AuthenticityRequest;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.file.SecretFile;
import io.github.jpki4j.pin.BirthKey;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.CardSecret;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.pin.VerificationNumberA;
import io.github.jpki4j.pin.VerificationNumberB;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The secrets with which a card is looked at, read from files before it is touched. */
final class GenuineSecrets implements AutoCloseable {

  /** Files with secrets of the surface application, of which one can be given. */
  static final class Options {

    @Option(names = "--number-b-file", paramLabel = "FILE|-", descriptionKey = "option.number-b")
    private Optional<String> numberB = Optional.empty();

    @Option(names = "--number-a-file", paramLabel = "FILE|-", descriptionKey = "option.number-a")
    private Optional<String> numberA = Optional.empty();

    @Option(names = "--birth-key-file", paramLabel = "FILE|-", descriptionKey = "option.birth-key")
    private Optional<String> birthKey = Optional.empty();

    private long count() {
      return Stream.of(numberB, numberA, birthKey).filter(Optional::isPresent).count();
    }
  }

  private final TryPolicy policy;
  private Optional<VerificationNumberB> numberB = Optional.empty();
  private Optional<VerificationNumberA> numberA = Optional.empty();
  private Optional<BirthKey> birthKey = Optional.empty();
  private Optional<CardInfoPin> pin = Optional.empty();

  /**
   * Reads the files.
   *
   * @throws Failure if more than one secret of the surface is given, or a file cannot be read
   */
  GenuineSecrets(CommandContext context, Options options, PinOptions pinOptions) {
    if (options.count() > 1) {
      throw new Failure(ExitCode.USAGE, "usage.one-surface-secret");
    }
    this.policy = pinOptions.policy();
    boolean read = false;
    try {
      numberB = options.numberB.map(name -> VerificationNumberB.of(line(name, context)));
      numberA = options.numberA.map(name -> VerificationNumberA.of(line(name, context)));
      birthKey = options.birthKey.map(name -> BirthKey.of(line(name, context)));
      pin = pinOptions.pinFile().map(name -> CardInfoPin.of(line(name, context)));
      read = true;
    } finally {
      if (!read) {
        close();
      }
    }
  }

  private static char[] line(String name, CommandContext context) {
    return SecretFile.read(name, context.environment().in());
  }

  AuthenticityRequest request(boolean images) {
    AuthenticityRequest request =
        numberB
            .map(AuthenticityRequest::withNumberB)
            .or(() -> numberA.map(AuthenticityRequest::withNumberA))
            .or(() -> birthKey.map(AuthenticityRequest::withBirthKey))
            .orElseGet(AuthenticityRequest::withoutSecret)
            .policy(policy);
    pin.ifPresent(request::text);
    return images ? request.includingImages() : request;
  }

  @Override
  public void close() {
    Stream.of(numberB, numberA, birthKey, pin).flatMap(Optional::stream).forEach(CardSecret::close);
  }
}

package io.github.jpki4j.cli.card;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.card.authenticity.AuthenticityRequest;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.CardSecret;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.pin.VerificationNumberA;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The secrets with which a card is looked at, read from files before it is touched. */
final class GenuineSecrets implements AutoCloseable {

  private final TryPolicy policy;
  private final List<CardSecret> open = new ArrayList<>();
  private final AuthenticityRequest request;

  /**
   * Reads the files.
   *
   * @throws Failure if more than one secret of the surface is given, or a file cannot be read
   */
  GenuineSecrets(
      CommandContext context,
      SurfaceOptions surface,
      Optional<String> numberAFile,
      PinOptions pinOptions) {
    this.policy = pinOptions.policy();
    long given =
        Stream.of(surface.hasNumberB(), surface.hasBirthKey(), numberAFile.isPresent())
            .filter(one -> one)
            .count();
    if (given > 1) {
      throw new Failure(ExitCode.USAGE, "usage.one-surface-secret");
    }
    boolean read = false;
    try {
      this.request = request(context, surface, numberAFile, pinOptions);
      read = true;
    } finally {
      if (!read) {
        close();
      }
    }
  }

  private AuthenticityRequest request(
      CommandContext context,
      SurfaceOptions surface,
      Optional<String> numberAFile,
      PinOptions pinOptions) {
    AuthenticityRequest made =
        kept(surface.numberB(context, policy))
            .map(AuthenticityRequest::withNumberB)
            .or(() -> numberA(context, numberAFile).map(AuthenticityRequest::withNumberA))
            .or(
                () ->
                    kept(surface.birthKey(context, policy)).map(AuthenticityRequest::withBirthKey))
            .orElseGet(AuthenticityRequest::withoutSecret)
            .policy(policy);
    Optional<CardInfoPin> pin = kept(pinOptions.cardInfoPin(context));
    return pin.map(made::text).orElse(made);
  }

  private Optional<VerificationNumberA> numberA(CommandContext context, Optional<String> file) {
    return kept(
        new DataSecretEntry<>(
            context, DataSecret.SURFACE_NUMBER_A, policy, file, VerificationNumberA::of));
  }

  /** Nobody is asked: without a file there is no secret. */
  private <T extends CardSecret> Optional<T> kept(DataSecretEntry<T> entry) {
    entry.given().ifPresent(open::add);
    return entry.given();
  }

  AuthenticityRequest request(boolean images) {
    return images ? request.includingImages() : request;
  }

  @Override
  public void close() {
    open.forEach(CardSecret::close);
  }
}

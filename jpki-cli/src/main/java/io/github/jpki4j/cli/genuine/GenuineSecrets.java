package io.github.jpki4j.cli.genuine;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.authenticity.AuthenticityRequest;
import io.github.jpki4j.cert.BasicFourAttributes;
import io.github.jpki4j.cli.card.CardCertificates;
import io.github.jpki4j.cli.card.CommandSession;
import io.github.jpki4j.cli.card.DataSecretEntry;
import io.github.jpki4j.cli.card.PinEntry;
import io.github.jpki4j.cli.card.PresenceCheck;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.pin.BirthKey;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.pin.VerificationNumberA;
import io.github.jpki4j.pin.VerificationNumberB;
import java.util.Optional;

/**
 * The secrets with which a card is looked at: those of files are read before it is touched, and a
 * person who is asked sees the counter.
 */
final class GenuineSecrets implements AutoCloseable {

  private final CommandContext context;
  private final TryPolicy policy;
  private final boolean textByNumber;
  private Optional<DataSecretEntry<VerificationNumberB>> numberB = Optional.empty();
  private Optional<DataSecretEntry<VerificationNumberA>> numberA = Optional.empty();
  private Optional<DataSecretEntry<BirthKey>> birthKey = Optional.empty();
  private Optional<DataSecretEntry<CardInfoPin>> pin = Optional.empty();
  private Optional<PinEntry> signPassword = Optional.empty();

  /**
   * Reads the files.
   *
   * @throws Failure if options contradict each other, a file cannot be read, or nobody can be asked
   */
  GenuineSecrets(CommandContext context, GenuineOptions options) {
    this.context = context;
    this.policy = options.policy();
    this.textByNumber = options.isTextByNumber();
    options.requireThatAllFits();
    boolean read = false;
    try {
      numberB = options.numberB(context);
      numberA = options.numberA(context);
      birthKey = options.birthKey(context);
      pin = options.pin(context);
      signPassword = options.signPassword(context);
      read = true;
    } finally {
      if (!read) {
        close();
      }
    }
  }

  /**
   * What is looked at. Asks for what is not in a file, and reads the sign certificate if it is
   * compared; what can be refused without a try is refused before one is risked.
   */
  AuthenticityRequest request(CommandSession session) throws JpkiException {
    if (signPassword.isPresent()) {
      PresenceCheck.requireSignCertificate(session.jpki());
    }
    if (textByNumber) {
      session.cardInfoInput().pinStatus(textCounter()).requireTries(policy);
    }
    AuthenticityRequest request = withNumbers(session).policy(policy);
    if (pin.isPresent()) {
      request.text(pin.get().current(session.cardInfoInput()::pinStatus));
    }
    if (signPassword.isPresent()) {
      request.certificate(signed(session, signPassword.get()));
    }
    return request;
  }

  private DataSecret textCounter() {
    return numberB.isPresent() ? DataSecret.CARD_INFO_NUMBER_B : DataSecret.CARD_INFO_NUMBER_A;
  }

  private AuthenticityRequest withNumbers(CommandSession session) throws JpkiException {
    if (numberB.isPresent()) {
      VerificationNumberB number = numberB.get().current(session.surface()::pinStatus);
      AuthenticityRequest request = AuthenticityRequest.withNumberB(number);
      return textByNumber ? request.text(number) : request;
    }
    if (numberA.isPresent()) {
      VerificationNumberA number = numberA.get().current(session.surface()::pinStatus);
      AuthenticityRequest request = AuthenticityRequest.withNumberA(number);
      return textByNumber ? request.text(number) : request;
    }
    return birthKey.isPresent()
        ? AuthenticityRequest.withBirthKey(birthKey.get().current(session.surface()::pinStatus))
        : AuthenticityRequest.withoutSecret();
  }

  private BasicFourAttributes signed(CommandSession session, PinEntry password)
      throws JpkiException {
    return new CardCertificates(context, password)
        .read(session.jpki(), CertificateKind.SIGN)
        .attributes()
        .orElseThrow(() -> new Failure(ExitCode.CARD_ERROR, "no-attributes.SIGN"));
  }

  @Override
  public void close() {
    numberB.ifPresent(DataSecretEntry::close);
    numberA.ifPresent(DataSecretEntry::close);
    birthKey.ifPresent(DataSecretEntry::close);
    pin.ifPresent(DataSecretEntry::close);
    signPassword.ifPresent(PinEntry::close);
  }
}

package io.github.jpki4j.cli.card;

import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.CertificateNotFoundException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.card.CardKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.PinStatus;
import io.github.jpki4j.card.TokenInfo;
import io.github.jpki4j.cli.access.ApduStats;
import io.github.jpki4j.cli.card.CertificateState.State;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.Failures;
import java.util.List;
import java.util.Optional;

/**
 * What a card tells without a PIN.
 *
 * @param reader the reader's name
 * @param kind what kind of card
 * @param token its token information, if it has one
 * @param pins the counters; empty for a card that we do not support
 * @param certificates the holder's certificates; empty for a card that we do not support
 * @param apdus what it took
 * @param failure what went wrong although the rest could be read
 */
record StatusReport(
    String reader,
    CardKind kind,
    Optional<TokenInfo> token,
    List<PinStatus> pins,
    List<CertificateState> certificates,
    ApduStats apdus,
    Optional<Failure> failure) {

  /** Asks the card. */
  static StatusReport read(CommandSession session) throws JpkiException {
    Detection card = session.detect();
    Optional<Failure> refusal = card.refusal();
    if (refusal.isPresent()) {
      return new StatusReport(
          session.reader(),
          card.kind(),
          card.token(),
          List.of(),
          List.of(),
          session.apdus(),
          refusal);
    }
    JpkiAp jpki = card.supported();
    CertificateState sign = signCertificate(jpki);
    List<PinStatus> pins = List.of(jpki.pinStatus(KeyKind.AUTH), jpki.pinStatus(KeyKind.SIGN));
    Optional<Failure> failure = Optional.empty();
    CertificateState auth;
    try {
      auth = authCertificate(jpki);
    } catch (MalformedResponseException | CardResponseException e) {
      auth = new CertificateState(CertificateKind.AUTH, State.DAMAGED);
      failure = Optional.of(Failures.of(e));
    }
    return new StatusReport(
        session.reader(),
        card.kind(),
        card.token(),
        pins,
        List.of(auth, sign),
        session.apdus(),
        failure);
  }

  private static CertificateState authCertificate(JpkiAp jpki) throws JpkiException {
    try {
      return new CertificateState(
          CertificateKind.AUTH,
          State.READ,
          Optional.of(jpki.readCertificate(CertificateKind.AUTH)));
    } catch (PinRequiredException e) {
      return new CertificateState(CertificateKind.AUTH, State.PIN_REQUIRED);
    } catch (CertificateNotFoundException e) {
      return new CertificateState(CertificateKind.AUTH, State.ABSENT);
    }
  }

  private static CertificateState signCertificate(JpkiAp jpki) throws JpkiException {
    return new CertificateState(
        CertificateKind.SIGN,
        PresenceCheck.read(jpki)
            .map(there -> there.sign() ? State.PIN_REQUIRED : State.ABSENT)
            .orElse(State.UNKNOWN));
  }
}

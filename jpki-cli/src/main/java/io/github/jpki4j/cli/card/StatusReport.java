package io.github.jpki4j.cli.card;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.CardAnswer;
import io.github.jpki4j.card.CardKind;
import io.github.jpki4j.card.CardOverview;
import io.github.jpki4j.card.CertificatePresence;
import io.github.jpki4j.card.TokenInfo;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cli.access.ApduStats;
import io.github.jpki4j.cli.card.CertificateState.State;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.Failures;
import io.github.jpki4j.pin.PinStatus;
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
    Detection card = session.overview();
    CardOverview overview = card.overview();
    Optional<Failure> refusal = card.refusal();
    if (refusal.isPresent()) {
      return of(session, card, List.of(), List.of(), refusal);
    }
    List<PinStatus> pins =
        List.of(overview.authPin().orElseThrow(), overview.signPassword().orElseThrow());
    CertificateState auth = authCertificate(overview.authCertificate());
    Optional<Failure> failure =
        auth.state() == State.DAMAGED
            ? overview.authCertificate().failure().map(Failures::of)
            : Optional.empty();
    return of(session, card, pins, List.of(auth, signCertificate(overview.presence())), failure);
  }

  private static StatusReport of(
      CommandSession session,
      Detection card,
      List<PinStatus> pins,
      List<CertificateState> certificates,
      Optional<Failure> failure) {
    return new StatusReport(
        session.reader(), card.kind(), card.token(), pins, certificates, session.apdus(), failure);
  }

  private static CertificateState authCertificate(CardAnswer<JpkiCertificate> answer) {
    State state =
        switch (answer.state()) {
          case TOLD -> State.READ;
          case PIN_REQUIRED -> State.PIN_REQUIRED;
          case MISSING -> State.ABSENT;
          case FAILED -> State.DAMAGED;
          case NOT_ASKED -> State.UNKNOWN;
        };
    return new CertificateState(CertificateKind.AUTH, state, answer.value());
  }

  private static CertificateState signCertificate(CardAnswer<CertificatePresence> presence) {
    return new CertificateState(
        CertificateKind.SIGN,
        presence
            .value()
            .map(there -> there.sign() ? State.PIN_REQUIRED : State.ABSENT)
            .orElse(State.UNKNOWN));
  }
}

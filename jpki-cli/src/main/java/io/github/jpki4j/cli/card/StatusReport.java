package io.github.jpki4j.cli.card;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.CardAnswer;
import io.github.jpki4j.card.CardKind;
import io.github.jpki4j.card.CardOverview;
import io.github.jpki4j.card.CertificatePresence;
import io.github.jpki4j.card.TokenInfo;
import io.github.jpki4j.card.WholeCard;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cli.access.ApduStats;
import io.github.jpki4j.cli.card.CertificateState.State;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.Failures;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.reset.CardFacts;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a card tells without a PIN.
 *
 * @param reader the reader's name
 * @param overview what its JPKI application told
 * @param whole what all of its applications told, if they were asked
 * @param pins the counters of the JPKI application; empty for a card that we do not support
 * @param certificates the holder's certificates; empty for a card that we do not support
 * @param apdus what it took
 * @param failure what went wrong although the rest could be read
 */
record StatusReport(
    String reader,
    CardOverview overview,
    Optional<WholeCard> whole,
    List<PinStatus> pins,
    List<CertificateState> certificates,
    ApduStats apdus,
    Optional<Failure> failure) {

  /**
   * Asks the card.
   *
   * @param all whether all applications are asked; a counter that is not told is no failure then
   */
  static StatusReport read(CommandSession session, boolean all) throws JpkiException {
    Optional<WholeCard> whole = all ? Optional.of(session.wholeCard()) : Optional.empty();
    CardOverview overview =
        whole.isPresent() ? whole.get().overview() : session.overview().overview();
    Optional<Failure> refusal = Detection.refusal(overview.kind());
    if (refusal.isPresent()) {
      return new StatusReport(
          session.reader(), overview, whole, List.of(), List.of(), session.apdus(), refusal);
    }
    List<PinStatus> pins = all ? told(overview) : required(overview);
    CertificateState auth = authCertificate(overview.authCertificate());
    Optional<Failure> failure =
        auth.state() == State.DAMAGED
            ? overview.authCertificate().failure().map(Failures::of)
            : Optional.empty();
    List<CertificateState> certificates = List.of(auth, signCertificate(overview.presence()));
    return new StatusReport(
        session.reader(), overview, whole, pins, certificates, session.apdus(), failure);
  }

  private static List<PinStatus> required(CardOverview overview) throws JpkiException {
    return List.of(overview.authPin().orElseThrow(), overview.signPassword().orElseThrow());
  }

  private static List<PinStatus> told(CardOverview overview) {
    return Stream.of(overview.authPin(), overview.signPassword())
        .flatMap(answer -> answer.value().stream())
        .toList();
  }

  CardKind kind() {
    return overview.kind();
  }

  Optional<TokenInfo> token() {
    return overview.token().value();
  }

  /** The secrets of the JPKI application whose counter was asked for and not told. */
  List<KeyKind> untold() {
    return Arrays.stream(KeyKind.values())
        .filter(key -> !certificates.isEmpty() && overview.counter(key).value().isEmpty())
        .toList();
  }

  /** Where a blocked secret is reset. */
  ResetDoor door(PinStatus pin, Instant now) {
    CardFacts facts = whole.map(CardFacts::of).orElseGet(() -> CardFacts.of(overview));
    return ResetDoor.of(pin.secret(), facts, now);
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

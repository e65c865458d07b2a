package io.github.jpki4j.reset.simulation;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.reset.FaceState;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.ResetAdvisor;
import java.util.Optional;

/**
 * A reset service, as an app and a kiosk see it: the app reserves, the kiosk finishes. Implemented
 * by a simulation for tests, or by whoever runs a service.
 *
 * <p>Nothing in this library connects to the real service (JPKI暗証番号リセット), whose protocol is not
 * published and which unblocks a card by keys that only the issuer has. This is a model of what
 * people see of it.
 *
 * <p>The person's secrets never reach the service: the card checks them, and the service sees a
 * challenge signed by the <em>other</em> key. Each call may go over a network; call it off the main
 * thread. Implementations say themselves whether several threads may call.
 *
 * @since 0.1.0
 */
public interface ReservationService {

  /**
   * The terms in force.
   *
   * @return what the person must accept
   * @throws ResetRefusedException OFFLINE, UNDER_MAINTENANCE
   */
  Terms terms() throws ResetRefusedException;

  /**
   * A challenge for one proof. The app and the kiosk each get their own.
   *
   * @return fresh random bytes
   * @throws ResetRefusedException OFFLINE, UNDER_MAINTENANCE
   */
  Challenge challenge() throws ResetRefusedException;

  /**
   * Makes a reservation (初期化の予約). One that is open for the same secret of the same card is
   * replaced.
   *
   * @param request target, consent, proof and face
   * @return the reservation
   * @throws ResetRefusedException in this order: OFFLINE, UNDER_MAINTENANCE, CONSENT_MISSING,
   *     CHALLENGE_UNKNOWN, CERTIFICATE_NOT_ACCEPTED, PROOF_INVALID; what {@link ResetAdvisor} names
   *     first, by {@link Refusal#of(Reason)}; REVOCATION_NOT_KNOWN, FACE_NOT_MATCHED,
   *     FACE_TOO_DIFFERENT
   */
  Reservation reserve(ReservationRequest request) throws ResetRefusedException;

  /**
   * Looks a reservation up, open or expired.
   *
   * @param target whose secret is to be reset
   * @param otherCertificate the certificate of the other key, which made the reservation
   * @return the last reservation that was not finished, empty if there is none
   * @throws ResetRefusedException OFFLINE, UNDER_MAINTENANCE
   */
  Optional<Reservation> find(KeyKind target, JpkiCertificate otherCertificate)
      throws ResetRefusedException;

  /**
   * Looks whether the app may compare a face now, before the person enters a secret that could gain
   * nothing.
   *
   * @param authCertificate the card's auth certificate, which can be read without a PIN
   * @return NOT_TRIED, FAILED after failures, or COOLING_DOWN with its end
   * @throws ResetRefusedException OFFLINE, UNDER_MAINTENANCE
   */
  FaceState face(JpkiCertificate authCertificate) throws ResetRefusedException;

  /**
   * Asks for permission to reset, at the kiosk, before the card is touched. Changes nothing: a
   * kiosk that fails afterwards leaves the reservation open.
   *
   * @param request target, operator and proof
   * @return permission to reset this secret of this card
   * @throws ResetRefusedException in this order: OFFLINE, UNDER_MAINTENANCE, OPERATOR_UNKNOWN,
   *     KIOSK_CANNOT, KIOSK_CLOSED, CHALLENGE_UNKNOWN, CERTIFICATE_NOT_ACCEPTED, PROOF_INVALID,
   *     ANOTHER_CARD or NO_RESERVATION, RESERVATION_EXPIRED; what {@link ResetAdvisor} names first,
   *     by {@link Refusal#of(Reason)}; REVOCATION_NOT_KNOWN
   */
  CompletionPermit admit(CompletionRequest request) throws ResetRefusedException;

  /**
   * Reports that the secret was reset (初期化の完了): the reservation is used up. To be called after the
   * card confirmed the new secret.
   *
   * @param permit from {@link #admit}
   * @throws ResetRefusedException OFFLINE, UNDER_MAINTENANCE; NO_RESERVATION if the permit is not
   *     this service's or was used. The card keeps its new secret all the same
   */
  void complete(CompletionPermit permit) throws ResetRefusedException;
}

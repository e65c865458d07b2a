package io.github.jpki4j.reset;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import java.util.Objects;
import java.util.Optional;

/**
 * What the service, the app or the issuer of the certificates tells. Only authorised verifiers may
 * ask the issuer about revocation; for everybody else it stays unknown.
 *
 * @param authRevocation of the auth certificate
 * @param signRevocation of the sign certificate
 * @param online whether the app reaches the service
 * @param deviceSupported whether the phone is on the service's list, has NFC and a camera
 * @param face what became of comparing the face
 * @param reservation the reservation that was made, if any
 * @since 0.1.0
 */
public record ServiceFacts(
    RevocationStatus authRevocation,
    RevocationStatus signRevocation,
    Answer online,
    Answer deviceSupported,
    FaceState face,
    Optional<Reservation> reservation) {

  private static final RevocationStatus NOT_ASKED_FOR =
      new RevocationStatus.Unknown(RevocationStatus.Why.NO_ANSWER);

  /** Nobody was asked. */
  public static final ServiceFacts NOT_ASKED =
      new ServiceFacts(
          NOT_ASKED_FOR,
          NOT_ASKED_FOR,
          Answer.UNKNOWN,
          Answer.UNKNOWN,
          FaceState.NOT_TRIED,
          Optional.empty());

  /**
   * Creates it.
   *
   * @param authRevocation of the auth certificate
   * @param signRevocation of the sign certificate
   * @param online whether the app reaches the service
   * @param deviceSupported whether the phone will do
   * @param face what became of comparing the face
   * @param reservation the reservation that was made
   */
  public ServiceFacts {
    Objects.requireNonNull(authRevocation, "authRevocation");
    Objects.requireNonNull(signRevocation, "signRevocation");
    Objects.requireNonNull(online, "online");
    Objects.requireNonNull(deviceSupported, "deviceSupported");
    Objects.requireNonNull(face, "face");
    Objects.requireNonNull(reservation, "reservation");
  }

  /**
   * What is known of a certificate's revocation.
   *
   * @param key whose certificate
   * @return the status
   */
  public RevocationStatus revocation(KeyKind key) {
    return key == KeyKind.AUTH ? authRevocation : signRevocation;
  }

  /**
   * The same with a certificate's revocation.
   *
   * @param key whose certificate
   * @param value what the issuer says
   * @return the new facts
   */
  public ServiceFacts withRevocation(KeyKind key, RevocationStatus value) {
    boolean auth = key == KeyKind.AUTH;
    return new ServiceFacts(
        auth ? value : authRevocation,
        auth ? signRevocation : value,
        online,
        deviceSupported,
        face,
        reservation);
  }

  /**
   * The same with the state of the connection.
   *
   * @param value whether the app reaches the service
   * @return the new facts
   */
  public ServiceFacts withOnline(Answer value) {
    return new ServiceFacts(
        authRevocation, signRevocation, value, deviceSupported, face, reservation);
  }

  /**
   * The same with the phone judged.
   *
   * @param value whether it will do
   * @return the new facts
   */
  public ServiceFacts withDeviceSupported(Answer value) {
    return new ServiceFacts(authRevocation, signRevocation, online, value, face, reservation);
  }

  /**
   * The same with the face.
   *
   * @param value what became of comparing it
   * @return the new facts
   */
  public ServiceFacts withFace(FaceState value) {
    return new ServiceFacts(
        authRevocation, signRevocation, online, deviceSupported, value, reservation);
  }

  /**
   * The same with a reservation.
   *
   * @param value the reservation
   * @return the new facts
   */
  public ServiceFacts withReservation(Reservation value) {
    return new ServiceFacts(
        authRevocation, signRevocation, online, deviceSupported, face, Optional.of(value));
  }
}

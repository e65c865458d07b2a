package io.github.jpki4j.login;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/**
 * The side of a login at the card: takes the challenge of the server to which it is connected, and
 * no other's. A challenge for another origin is what a server sends that wants to log in elsewhere
 * with this card; it is refused before the holder is asked for the PIN.
 *
 * <p>Immutable, thread-safe.
 *
 * @since 0.1.0
 */
public final class LoginClient {

  private final ChallengeCheck check;

  private LoginClient(ChallengeCheck check) {
    this.check = check;
  }

  /**
   * A client with the system's clock and ten minutes of skew: the clock of a desktop is often
   * wrong, and the server's decides in the end.
   *
   * @param server the address to which this program is connected, not one that the challenge or its
   *     sender names
   * @return the client
   * @throws IllegalArgumentException as {@link LoginOrigin#ofAddress}
   */
  public static LoginClient of(URI server) {
    return of(LoginOrigin.ofAddress(server), Clock.systemUTC(), Duration.ofMinutes(10));
  }

  /**
   * A client with a clock.
   *
   * @param server the origin of the server to which this program is connected
   * @param clock of this machine
   * @param skew by how much the server's may differ, 0 seconds to 30 minutes
   * @return the client
   * @throws IllegalArgumentException if the skew is negative or above 30 minutes
   */
  public static LoginClient of(LoginOrigin server, Clock clock, Duration skew) {
    return new LoginClient(new ChallengeCheck(server, clock, skew));
  }

  /**
   * Takes a challenge. Show the holder what it says, then sign it.
   *
   * @param challenge what the server sent, any bytes; neither kept nor changed
   * @param purpose what the holder wants to do, by this program's own knowledge
   * @return the challenge, which can be shown and signed
   * @throws LoginException if that is no challenge, if it is for another origin or purpose, or not
   *     valid now
   * @throws IllegalArgumentException if the purpose has a form that no challenge has
   */
  public ReceivedChallenge receive(byte[] challenge, String purpose) throws LoginException {
    LoginChallenge.requirePurpose(purpose);
    ReceivedChallenge received =
        new ReceivedChallenge(LoginChallenge.parse(challenge), purpose, check);
    received.requireRight();
    return received;
  }
}

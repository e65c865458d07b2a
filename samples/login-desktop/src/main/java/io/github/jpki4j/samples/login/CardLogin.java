package io.github.jpki4j.samples.login;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.login.LoginClient;
import io.github.jpki4j.login.LoginException;
import io.github.jpki4j.login.ReceivedChallenge;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.transport.CardSource;

/** The person's side: the card signs the server's challenge. */
public final class CardLogin {

  /** What a login is for: a challenge for anything else is refused. */
  public static final String PURPOSE = "login";

  private CardLogin() {}

  /**
   * Logs in. A wrong challenge and a PIN of a wrong form are refused before the card is touched;
   * the last try is kept.
   *
   * @param reader where the card is
   * @param typed the PIN; the caller erases it
   * @param client knows the server to which this program is connected
   * @param challenge what the server sent
   * @return the response, which goes to the server
   * @throws LoginException if the challenge is not of this server, for this purpose and for now, or
   *     if the certificate is not valid now
   * @throws JpkiException says what happened: wrong, blocked, last try, card pulled, no card
   */
  public static byte[] login(CardSource reader, char[] typed, LoginClient client, byte[] challenge)
      throws LoginException, JpkiException {
    ReceivedChallenge received = client.receive(challenge, PURPOSE);
    try (Pin pin = Pin.auth(typed);
        MyNumberCard card = MyNumberCard.open(reader.open())) {
      return received.sign(card, pin).encoded();
    }
  }
}

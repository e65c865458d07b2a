package io.github.jpki4j.it.sweep;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinException;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.pin.BirthKey;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.CardSecret;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.VerificationNumberA;
import io.github.jpki4j.pin.VerificationNumberB;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.transport.CardConnection;

/** Where a verb runs. What it opens and says here is looked at afterwards. */
interface Scene {

  /** The card that is in the reader now. */
  TestCard model();

  /** The link, for what needs no session. */
  CardConnection link();

  /** Whether this card may answer the question for a counter with nothing. */
  boolean mayHideCounter();

  /** A secret that a person consents to send once. */
  Pin open(KeyKind key, String characters);

  /** The same for the attributes. */
  CardInfoPin openCardInfoPin(String digits);

  /** The same for any secret, and the counter that it spends. */
  <T extends CardSecret> T consent(SecretKind counter, T secret, String characters);

  /** The same for the card face. */
  VerificationNumberB openNumberB(String digits);

  /** The same for the image of the individual number. */
  VerificationNumberA openNumberA(String digits);

  /** The same for the age record. */
  BirthKey openBirthKey(String digits);

  /** The program is told this, and goes on. */
  void hears(PinException e);

  /** The program believes from now on that the secret has this value. */
  void believes(SecretKind secret, String value);
}

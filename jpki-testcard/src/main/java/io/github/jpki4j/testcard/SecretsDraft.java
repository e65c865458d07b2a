package io.github.jpki4j.testcard;

/** The secrets of a card to make, and their counters. */
final class SecretsDraft {

  String auth = "1234";
  String sign = "ABC123";
  String cardInfo = "4321";
  int authTries = PinFile.PIN_TRIES;
  int signTries = PinFile.SIGN_TRIES;

  /** Refuses what no card can have. */
  CardSecrets frozen() {
    return new CardSecrets(
        new PinFile(PinFile.Rule.PIN, auth, PinFile.PIN_TRIES, authTries),
        new PinFile(PinFile.Rule.PASSWORD, sign, PinFile.SIGN_TRIES, signTries),
        new PinFile(PinFile.Rule.PIN, cardInfo, PinFile.PIN_TRIES, PinFile.PIN_TRIES));
  }
}

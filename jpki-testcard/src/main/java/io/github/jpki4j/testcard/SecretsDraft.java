package io.github.jpki4j.testcard;

/** The secrets of a card to make, and their counters. */
final class SecretsDraft {

  String auth = "1234";
  String sign = "ABC123";
  String profile = "4321";
  int authTries = Secret.PIN_TRIES;
  int signTries = Secret.SIGN_TRIES;

  /** Refuses what no card can have. */
  CardSecrets frozen() {
    return new CardSecrets(
        new Secret(Secret.Rule.PIN, auth, Secret.PIN_TRIES, authTries),
        new Secret(Secret.Rule.PASSWORD, sign, Secret.SIGN_TRIES, signTries),
        new Secret(Secret.Rule.PIN, profile, Secret.PIN_TRIES, Secret.PIN_TRIES));
  }
}

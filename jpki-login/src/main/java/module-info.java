/**
 * A login with the card's key for user authentication: the challenge, the answer of the card, the
 * server that judges it, and client certificates of TLS.
 */
module io.github.jpki4j.login {
  requires transitive io.github.jpki4j.core;
  requires static org.jspecify;

  exports io.github.jpki4j.login;
}

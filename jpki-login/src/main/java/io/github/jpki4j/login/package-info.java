/**
 * A login with the card's key for user authentication.
 *
 * <p>A server issues a {@link io.github.jpki4j.login.LoginChallenge}; the program at the card, a
 * {@link io.github.jpki4j.login.LoginClient}, shows it and has the card sign it; the server's
 * {@link io.github.jpki4j.login.LoginVerifier} judges the {@link
 * io.github.jpki4j.login.LoginResponse}. {@link io.github.jpki4j.login.JpkiTrustManager} judges the
 * client certificates of TLS.
 */
@NullMarked
package io.github.jpki4j.login;

import org.jspecify.annotations.NullMarked;

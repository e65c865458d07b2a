package io.github.jpki4j.testcard.pki;

import io.github.jpki4j.KeyKind;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Map;

/**
 * What a tester brings to a {@link TestPki}.
 *
 * @param organization in all names
 * @param authorities CAs of the third generation
 * @param cardKeys keys on the card
 * @param certificates certificates of the card's keys, as they are
 */
record OwnParts(
    String organization,
    Map<KeyKind, OwnAuthority> authorities,
    Map<KeyKind, PrivateKey> cardKeys,
    Map<KeyKind, X509Certificate> certificates) {

  static final String ORGANIZATION = "JPKI-TEST";

  static final OwnParts NONE = new OwnParts(ORGANIZATION, Map.of(), Map.of(), Map.of());
}

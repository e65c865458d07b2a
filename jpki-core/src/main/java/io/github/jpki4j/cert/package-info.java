/**
 * Certificates of JPKI: what they say ({@link io.github.jpki4j.cert.BasicFourAttributes}) and why
 * they end when they do ({@link io.github.jpki4j.cert.ExpiryRule}).
 *
 * <p>Nothing here talks to a card, opens a connection or logs. Names, addresses, serial numbers and
 * subjects are personal data: they are in no message and no {@code toString}.
 */
@NullMarked
package io.github.jpki4j.cert;

import org.jspecify.annotations.NullMarked;

/**
 * The card as a key of the Java Cryptography Architecture: {@link
 * io.github.jpki4j.jca.JpkiProvider} with its key stores and signatures, for TLS, CMS, XML, PDF and
 * whatever else asks for a {@code PrivateKey}.
 *
 * <p>Exchanges with the card do not belong here: {@code JpkiAp} makes them.
 */
@NullMarked
package io.github.jpki4j.jca;

import org.jspecify.annotations.NullMarked;

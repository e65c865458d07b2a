/**
 * The card as a key of the Java Cryptography Architecture: {@link
 * io.github.jpki4j.jca.JpkiProvider} with its key stores and signatures, for TLS, CMS, XML, PDF and
 * whatever else asks for a {@code PrivateKey}.
 *
 * <p>Talk with the card does not belong here: {@code JpkiAp} does it.
 */
@NullMarked
package io.github.jpki4j.jca;

import org.jspecify.annotations.NullMarked;

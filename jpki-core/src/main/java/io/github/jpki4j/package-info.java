/**
 * What exists on a card ({@link io.github.jpki4j.KeyKind}, {@link
 * io.github.jpki4j.CertificateKind}) and what can go wrong with it ({@link
 * io.github.jpki4j.JpkiException} and its tree).
 *
 * <p>Nothing here sends commands to a card. Bad arguments are {@link IllegalArgumentException};
 * everything that can happen to a correct program is a checked {@code JpkiException}.
 */
@NullMarked
package io.github.jpki4j;

import org.jspecify.annotations.NullMarked;

/**
 * Certificates of JPKI: what they say ({@link io.github.jpki4j.cert.JpkiCertificate}, {@link
 * io.github.jpki4j.cert.BasicFourAttributes}), why they end when they do ({@link
 * io.github.jpki4j.cert.ExpiryRule}), which CAs are trusted ({@link
 * io.github.jpki4j.cert.TrustAnchors}) and whether one can rely on a certificate ({@link
 * io.github.jpki4j.cert.CertificateValidator}).
 *
 * <p>Nothing here sends commands to a card, opens a connection or logs. Names, addresses, serial
 * numbers and subjects are personal data: they are in no message and no {@code toString}.
 */
@NullMarked
package io.github.jpki4j.cert;

import org.jspecify.annotations.NullMarked;

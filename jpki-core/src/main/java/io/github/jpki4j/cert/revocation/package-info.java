/**
 * Whether a certificate is revoked: {@link io.github.jpki4j.cert.revocation.RevocationChecker} and
 * its answer, and checkers that work on the bytes of a CRL ({@link
 * io.github.jpki4j.cert.revocation.CrlChecker}) or of OCSP responses ({@link
 * io.github.jpki4j.cert.revocation.OcspChecker}).
 *
 * <p>Nothing here opens a network connection, and nothing is asked by default: how bytes arrive is
 * the caller's ({@link io.github.jpki4j.cert.revocation.CrlSource}, {@link
 * io.github.jpki4j.cert.revocation.OcspTransport}), with the caller's time-outs.
 *
 * <p><b>Who may ask.</b> Revocation data of JPKI certificates is given to certified platform
 * operators and signature verifiers alone (公的個人認証法 第17条). Holders may look at their own certificate
 * through the official client; a business that checks the certificates of others without being
 * certified breaks that law. Facts: CERT-36.
 */
@NullMarked
package io.github.jpki4j.cert.revocation;

import org.jspecify.annotations.NullMarked;

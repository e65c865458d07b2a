package io.github.jpki4j.cert;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.TrustAnchors.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * What a validation is about.
 *
 * @param purpose what the certificate shall be good for
 * @param certificate the certificate in question
 * @param at for which instant
 * @param issuer the CA certificate whose key signed it, if it is available
 * @param verdict whether that CA is trusted
 */
record ValidationSubject(
    KeyKind purpose,
    JpkiCertificate certificate,
    Instant at,
    Optional<JpkiCertificate> issuer,
    Optional<Verdict> verdict) {}

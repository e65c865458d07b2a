package io.github.jpki4j.document;

import io.github.jpki4j.cert.JpkiCertificate;
import java.util.List;

/**
 * Who signs.
 *
 * @param certificate that of the key; becomes part of the document
 * @param authorities CA certificates that become part of the document, too
 * @param key makes the signature
 */
public record SigningIdentity(
    JpkiCertificate certificate, List<JpkiCertificate> authorities, DigestSigner key) {}

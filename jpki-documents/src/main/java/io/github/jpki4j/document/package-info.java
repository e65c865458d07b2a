/**
 * Signed documents: CMS and PDF, made with a key that a card holds, and checked. Whether a signer's
 * certificate can be trusted is for {@code CertificateValidator} to say; this package finds the
 * certificate and says whether its key signed this very document.
 *
 * <p>The only package that knows BouncyCastle's CMS classes and PDFBox; commands load it when they
 * need it, so that the others start as quickly as without it.
 */
@NullMarked
package io.github.jpki4j.document;

import org.jspecify.annotations.NullMarked;

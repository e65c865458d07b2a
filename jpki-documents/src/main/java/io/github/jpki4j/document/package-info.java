/**
 * Signed documents, CMS and PDF: made with a key that a card holds, and verified.
 *
 * <p>To sign, {@link io.github.jpki4j.document.cms.PreparedCms} or {@link
 * io.github.jpki4j.document.pdf.PreparedPdf} makes everything that needs no card; then a {@link
 * io.github.jpki4j.document.SigningIdentity} signs. To verify, {@link
 * io.github.jpki4j.document.cms.CmsFile} or {@link io.github.jpki4j.document.pdf.PdfSignatures}
 * gives a {@link io.github.jpki4j.document.DocumentReport}: for each signature what it says of the
 * document, what the validation says of the signer's certificate ({@link
 * io.github.jpki4j.document.SignerValidator}), and one {@link
 * io.github.jpki4j.document.DocumentVerdict}.
 *
 * <p>Nothing here opens a connection, reads or writes a file, or logs; PDFBox logs by Commons
 * Logging what it finds odd. Documents are in memory as a whole: a caller that takes them from
 * strangers bounds their length.
 */
@NullMarked
package io.github.jpki4j.document;

import org.jspecify.annotations.NullMarked;

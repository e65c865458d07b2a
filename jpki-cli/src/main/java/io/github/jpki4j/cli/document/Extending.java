package io.github.jpki4j.cli.document;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.longterm.LongTermLevel;
import io.github.jpki4j.document.longterm.LongTermService;
import io.github.jpki4j.document.longterm.ValidationData;
import io.github.jpki4j.document.timestamp.TimeStampAuthority;
import io.github.jpki4j.document.timestamp.TimeStampException;

/** How documents of one kind get a long-term form. */
interface Extending {

  /** Looks at signatures, and trusts no certificate. */
  SignerValidator NOBODY =
      SignerValidator.of(
          KeyKind.SIGN, CertificateValidator.builder().anchors(TrustAnchors.none()).build());

  /**
   * Reads a document by our own reader.
   *
   * @param document the whole file; not changed
   * @return who signed, whoever is trusted
   */
  DocumentReport read(byte[] document) throws DocumentException;

  /**
   * Extends it.
   *
   * @param document the whole file; not changed
   * @return the whole file in its new form
   */
  byte[] extended(
      LongTermService service,
      byte[] document,
      LongTermLevel level,
      ValidationData data,
      TimeStampAuthority authority)
      throws DocumentException, TimeStampException;
}

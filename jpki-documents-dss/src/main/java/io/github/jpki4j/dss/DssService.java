package io.github.jpki4j.dss;

import eu.europa.esig.dss.cades.CAdESSignatureParameters;
import eu.europa.esig.dss.cades.signature.CAdESService;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.xades.XAdESSignatureParameters;
import eu.europa.esig.dss.xades.signature.XAdESService;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.PreparedSignature;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.cms.CmsFile;
import io.github.jpki4j.document.longterm.LongTermLevel;
import io.github.jpki4j.document.longterm.LongTermService;
import io.github.jpki4j.document.longterm.ValidationData;
import io.github.jpki4j.document.pdf.PdfSignatures;
import io.github.jpki4j.document.timestamp.TimeStampAuthority;
import io.github.jpki4j.document.timestamp.TimeStampException;
import io.github.jpki4j.document.xml.XmlFile;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * {@link LongTermService} by EU DSS. The first one of a process starts DSS, which takes about a
 * second and puts BouncyCastle into Java's list of providers.
 *
 * @since 0.1.0
 */
public final class DssService implements LongTermService {

  /** Starts DSS where that has not happened yet. */
  private static final class Started {

    static {
      DssStart.start();
    }

    private static void once() {}
  }

  private final TimeLimit limit;

  /**
   * For {@link java.util.ServiceLoader}.
   *
   * @throws IllegalStateException if DSS does not work with the other libraries on the class path,
   *     or something else used DSS in this process before
   */
  public DssService() {
    this(TimeLimit.USUAL);
  }

  DssService(TimeLimit limit) {
    this.limit = limit;
    try {
      Started.once();
    } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
      throw new IllegalStateException("EU DSS does not work with these libraries", e);
    }
  }

  @Override
  public String name() {
    return "EU DSS";
  }

  @Override
  public byte[] extendPdf(
      byte[] pdf, LongTermLevel level, ValidationData data, TimeStampAuthority tsa)
      throws DocumentException, TimeStampException {
    PdfSignatures.verify(pdf, Extension.NOBODY); // bounds, before PDFBox reads it
    requirePlain(pdf);
    PAdESSignatureParameters parameters = new PAdESSignatureParameters();
    parameters.setSignatureLevel(SignatureLevel.valueByName("PAdES-BASELINE-" + level));
    return new Extension(level, data, Optional.empty(), PdfSignatures::verify, limit)
        .extend(
            pdf,
            tsa,
            (verifier, source) -> {
              PAdESService service = new PAdESService(verifier);
              service.setTspSource(source);
              return service.extendDocument(new InMemoryDocument(pdf), parameters);
            });
  }

  /** DSS would encrypt its time stamps, which nobody could read then. */
  private void requirePlain(byte[] pdf) throws DocumentException {
    boolean isEncrypted =
        limit.call(
            e ->
                e instanceof TimeoutException
                    ? Extension.incomplete(e)
                    : new DocumentException(Problem.PDF_DAMAGED, e),
            () -> {
              try (PDDocument document = Loader.loadPDF(pdf)) {
                return document.isEncrypted();
              }
            });
    if (isEncrypted) {
      throw new DocumentException(Problem.LONG_TERM_UNSUPPORTED);
    }
  }

  @Override
  public byte[] extendCms(
      byte[] file,
      Optional<byte[]> content,
      LongTermLevel level,
      ValidationData data,
      TimeStampAuthority tsa)
      throws DocumentException, TimeStampException {
    byte[] cms =
        CmsFile.read(file)
            .encoded()
            .orElseThrow(() -> new DocumentException(Problem.LONG_TERM_UNSUPPORTED));
    CAdESSignatureParameters parameters = new CAdESSignatureParameters();
    parameters.setSignatureLevel(SignatureLevel.valueByName("CAdES-BASELINE-" + level));
    detached(content).ifPresent(parameters.getContext()::setDetachedContents);
    return new Extension(
            level, data, content, (bytes, signers) -> cms(bytes, content, signers), limit)
        .extend(
            cms,
            tsa,
            (verifier, source) -> {
              CAdESService service = new CAdESService(verifier);
              service.setTspSource(source);
              return service.extendDocument(new InMemoryDocument(cms), parameters);
            });
  }

  private static DocumentReport cms(byte[] cms, Optional<byte[]> content, SignerValidator signers)
      throws DocumentException {
    CmsFile file = CmsFile.read(cms);
    if (file.content().isPresent() == content.isPresent()) {
      throw new DocumentException(Problem.NOT_CMS);
    }
    return content.isPresent() ? file.verify(signers, content.get()) : file.verify(signers);
  }

  @Override
  public PreparedSignature prepareXades(byte[] xml, HashAlgorithm hash, Instant time)
      throws DocumentException {
    return PreparedXades.enveloped(xml, hash, time);
  }

  @Override
  public PreparedSignature prepareDetachedXades(Digest content, URI name, Instant time)
      throws DocumentException {
    return PreparedXades.detached(content, name, time);
  }

  @Override
  public byte[] extendXml(
      byte[] xml,
      Optional<byte[]> content,
      LongTermLevel level,
      ValidationData data,
      TimeStampAuthority tsa)
      throws DocumentException, TimeStampException {
    XAdESSignatureParameters parameters = new XAdESSignatureParameters();
    parameters.setSignatureLevel(SignatureLevel.valueByName("XAdES-BASELINE-" + level));
    detached(content).ifPresent(parameters.getContext()::setDetachedContents);
    return new Extension(
            level, data, content, (bytes, signers) -> xml(bytes, content, signers), limit)
        .extend(
            xml,
            tsa,
            (verifier, source) -> {
              XAdESService service = new XAdESService(verifier);
              service.setTspSource(source);
              return service.extendDocument(new InMemoryDocument(xml), parameters);
            });
  }

  private static DocumentReport xml(byte[] xml, Optional<byte[]> content, SignerValidator signers)
      throws DocumentException {
    XmlFile file = XmlFile.read(xml);
    if (file.isDetached() != content.isPresent()) {
      throw new DocumentException(Problem.NOT_INTACT);
    }
    return content.isPresent() ? file.verify(signers, content.get()) : file.verify(signers);
  }

  /** Without a name, so that DSS takes it for whatever the signature calls it. */
  private static Optional<List<DSSDocument>> detached(Optional<byte[]> content) {
    return content.map(bytes -> List.of(new InMemoryDocument(bytes)));
  }

  @Override
  public DocumentReport secondOpinion(
      DocumentReport report,
      byte[] document,
      Optional<byte[]> content,
      ValidationData data,
      Instant at) {
    return new SecondOpinion(name(), report, limit).with(document, content, data, at);
  }
}

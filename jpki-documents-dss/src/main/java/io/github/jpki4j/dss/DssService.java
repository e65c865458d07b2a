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
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.PreparedSignature;
import io.github.jpki4j.document.cms.CmsFile;
import io.github.jpki4j.document.longterm.LongTermLevel;
import io.github.jpki4j.document.longterm.LongTermService;
import io.github.jpki4j.document.longterm.ValidationData;
import io.github.jpki4j.document.pdf.PdfSignatures;
import io.github.jpki4j.document.timestamp.TimeStampTransport;
import io.github.jpki4j.document.xml.XmlFile;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

  /**
   * For {@link java.util.ServiceLoader}.
   *
   * @throws IllegalStateException if DSS does not work with the other libraries on the class path
   */
  public DssService() {
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
      byte[] pdf, LongTermLevel level, ValidationData data, TimeStampTransport tsa)
      throws DocumentException, IOException {
    PAdESSignatureParameters parameters = new PAdESSignatureParameters();
    parameters.setSignatureLevel(SignatureLevel.valueByName("PAdES-BASELINE-" + level));
    return new Extension(
            level, data, Optional.empty(), bytes -> PdfSignatures.verify(bytes, Extension.NOBODY))
        .extend(
            pdf,
            tsa,
            (verifier, source) -> {
              PAdESService service = new PAdESService(verifier);
              service.setTspSource(source);
              return service.extendDocument(new InMemoryDocument(pdf), parameters);
            });
  }

  @Override
  public byte[] extendCms(
      byte[] cms,
      Optional<byte[]> content,
      LongTermLevel level,
      ValidationData data,
      TimeStampTransport tsa)
      throws DocumentException, IOException {
    CAdESSignatureParameters parameters = new CAdESSignatureParameters();
    parameters.setSignatureLevel(SignatureLevel.valueByName("CAdES-BASELINE-" + level));
    content.ifPresent(
        bytes ->
            parameters
                .getContext()
                .setDetachedContents(List.<DSSDocument>of(new InMemoryDocument(bytes))));
    return new Extension(level, data, content, bytes -> cms(bytes, content))
        .extend(
            cms,
            tsa,
            (verifier, source) -> {
              CAdESService service = new CAdESService(verifier);
              service.setTspSource(source);
              return service.extendDocument(new InMemoryDocument(cms), parameters);
            });
  }

  private static DocumentReport cms(byte[] cms, Optional<byte[]> content) throws DocumentException {
    CmsFile file = CmsFile.read(cms);
    if (file.content().isPresent() == content.isPresent()) {
      throw new DocumentException(Problem.NOT_CMS);
    }
    return content.isPresent()
        ? file.verify(Extension.NOBODY, content.get())
        : file.verify(Extension.NOBODY);
  }

  @Override
  public PreparedSignature prepareXades(byte[] xml, HashAlgorithm hash, Instant time)
      throws DocumentException {
    return PreparedXades.enveloped(xml, hash, time);
  }

  @Override
  public byte[] extendXml(
      byte[] xml, LongTermLevel level, ValidationData data, TimeStampTransport tsa)
      throws DocumentException, IOException {
    XAdESSignatureParameters parameters = new XAdESSignatureParameters();
    parameters.setSignatureLevel(SignatureLevel.valueByName("XAdES-BASELINE-" + level));
    return new Extension(level, data, Optional.empty(), DssService::xml)
        .extend(
            xml,
            tsa,
            (verifier, source) -> {
              XAdESService service = new XAdESService(verifier);
              service.setTspSource(source);
              return service.extendDocument(new InMemoryDocument(xml), parameters);
            });
  }

  private static DocumentReport xml(byte[] xml) throws DocumentException {
    XmlFile file = XmlFile.read(xml);
    if (file.isDetached()) {
      throw new DocumentException(Problem.NOT_INTACT);
    }
    return file.verify(Extension.NOBODY);
  }

  @Override
  public DocumentReport secondOpinion(
      DocumentReport report,
      byte[] document,
      Optional<byte[]> content,
      ValidationData data,
      Instant at) {
    return new SecondOpinion(name(), report).with(document, content, data, at);
  }
}

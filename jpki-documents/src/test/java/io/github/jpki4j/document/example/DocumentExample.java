package io.github.jpki4j.document.example;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.DocumentVerdict;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.SigningIdentity;
import io.github.jpki4j.document.TimeStampTrust;
import io.github.jpki4j.document.cms.CmsFile;
import io.github.jpki4j.document.cms.PreparedCms;
import io.github.jpki4j.document.longterm.LongTermLevel;
import io.github.jpki4j.document.longterm.LongTermService;
import io.github.jpki4j.document.longterm.ValidationData;
import io.github.jpki4j.document.pdf.PdfForm;
import io.github.jpki4j.document.pdf.PdfSignatures;
import io.github.jpki4j.document.pdf.PdfTimeStamp;
import io.github.jpki4j.document.pdf.PreparedPdf;
import io.github.jpki4j.document.pdf.RegistryForm;
import io.github.jpki4j.document.pdf.RegistryReport;
import io.github.jpki4j.document.pdf.Stamp;
import io.github.jpki4j.document.timestamp.TimeStampAuthority;
import io.github.jpki4j.document.timestamp.TimeStampException;
import io.github.jpki4j.document.timestamp.TimeStampTransport;
import io.github.jpki4j.document.xml.PreparedXml;
import io.github.jpki4j.document.xml.XmlFile;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.transport.CardSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The examples of docs/documents.md, between the marks; DocExampleTest compares,
 * DocumentExampleTest runs them.
 */
final class DocumentExample {

  private final List<String> shown = new ArrayList<>();

  List<String> shown() {
    return shown;
  }

  private void show(DocumentVerdict verdict, List<?> findings) {
    shown.add(verdict + " " + findings.size());
  }

  static byte[] signPdf(CardSource reader, char[] typed, byte[] pdf, Clock clock)
      throws JpkiException, DocumentException {
    // example-begin
    try (PreparedPdf prepared = // read, written and hashed before the card is touched
            PreparedPdf.of(pdf, PdfForm.CADES, HashAlgorithm.SHA256, clock.instant());
        Pin password = Pin.sign(typed);
        MyNumberCard card = MyNumberCard.open(reader.open())) {
      JpkiAp jpki = card.jpki();
      jpki.verify(password); // one VERIFY
      return prepared.sign(SigningIdentity.of(jpki, KeyKind.SIGN)); // one signature
    }
    // example-end
  }

  static byte[] signCms(SigningIdentity identity, byte[] content, Clock clock)
      throws JpkiException {
    // example-begin
    Digest hash = Digest.ofMessage(HashAlgorithm.SHA256, content);
    byte[] signature = PreparedCms.detached(hash, clock.instant()).sign(identity);
    // example-end
    return signature;
  }

  static Stamp stamp(Path font, Path seal) throws DocumentException, IOException {
    // example-begin
    Stamp stamp =
        new Stamp(List.of("承認", "2026-11-23 12:00"), "TEST", 1)
            .withFont(Files.readAllBytes(font), 0)
            .withImage(Files.readAllBytes(seal))
            .withImageHeight(40)
            .at(400, 60);
    // example-end
    return stamp;
  }

  static SignerValidator signers(TrustAnchors anchors, RevocationChecker revocation) {
    // example-begin
    SignerValidator signers =
        SignerValidator.of(
            KeyKind.SIGN,
            CertificateValidator.builder().anchors(anchors).revocation(revocation).build());
    // example-end
    return signers;
  }

  boolean verifyPdf(byte[] pdf, SignerValidator signers) throws DocumentException {
    // example-begin
    DocumentReport report = PdfSignatures.verify(pdf, signers);
    for (SignatureReport signature : report.signatures()) {
      show(signature.verdict(), signature.findings());
      signature.certificate().ifPresent(c -> show(signature.verdict(), c.objections()));
    }
    return report.isGood(); // there is a signature, and all are good
    // example-end
  }

  static DocumentReport verifyCms(byte[] signature, byte[] content, SignerValidator signers)
      throws DocumentException {
    // example-begin
    DocumentReport report = CmsFile.read(signature).verify(signers, content);
    // example-end
    return report;
  }

  static byte[] stamped(
      PreparedPdf prepared,
      SigningIdentity identity,
      List<X509Certificate> roots,
      TimeStampTransport transport,
      Clock clock)
      throws JpkiException, DocumentException, TimeStampException {
    // example-begin
    TimeStampTrust trust = TimeStampTrust.of(roots, clock); // CA certificates, at least one
    TimeStampAuthority authority = TimeStampAuthority.of(transport, trust);
    authority.probe(); // before the PIN: no try is spent if there are no time stamps today
    byte[] signed = prepared.sign(identity);
    byte[] stamped = PdfTimeStamp.addToSignature(signed, HashAlgorithm.SHA256, authority);
    // example-end
    return stamped;
  }

  static boolean hasRegistryForm(byte[] signedPdf) throws DocumentException {
    // example-begin
    RegistryReport form = RegistryForm.check(signedPdf);
    return form.passes(); // every known rule; a finding for each rule of each signature
    // example-end
  }

  static boolean signXml(SigningIdentity identity, byte[] xml, SignerValidator signers)
      throws JpkiException, DocumentException {
    // example-begin
    byte[] signed = PreparedXml.enveloped(xml, HashAlgorithm.SHA256).sign(identity);
    DocumentReport report = XmlFile.read(signed).verify(signers);
    byte[] what = XmlFile.read(signed).signedContent().orElseThrow(); // byte for byte as hashed
    // example-end
    return report.isGood() && what.length > 0;
  }

  /** Run by nobody here: DSS is not on the class path of this module. */
  static DocumentReport extendPdf(
      byte[] signed,
      DocumentReport ours,
      X509Certificate jpkiRoot,
      X509Certificate tsaRoot,
      byte[] listOfTheSigner,
      byte[] listOfTheTsa,
      TimeStampAuthority authority,
      Clock clock)
      throws DocumentException, TimeStampException {
    // example-begin
    LongTermService dss = LongTermService.find().orElseThrow(); // takes a second the first time
    ValidationData data =
        ValidationData.of(List.of(jpkiRoot, tsaRoot))
            .withCrl(listOfTheSigner)
            .withCrl(listOfTheTsa);
    byte[] lta = dss.extendPdf(signed, LongTermLevel.LTA, data, authority);
    DocumentReport report = dss.secondOpinion(ours, lta, Optional.empty(), data, clock.instant());
    // example-end
    return report;
  }
}

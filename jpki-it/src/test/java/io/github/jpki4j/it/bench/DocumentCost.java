package io.github.jpki4j.it.bench;

import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.Check;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.SigningIdentity;
import io.github.jpki4j.document.pdf.PdfForm;
import io.github.jpki4j.document.pdf.PdfSignatures;
import io.github.jpki4j.document.pdf.PreparedPdf;
import io.github.jpki4j.dss.DssService;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.document.Identity;
import io.github.jpki4j.testkit.program.Stopwatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Does one thing with one file, in a JVM of its own, and prints the milliseconds of the first and
 * of the second time. Started by {@link DocumentBenchmark}.
 */
public final class DocumentCost {

  private DocumentCost() {}

  /**
   * Does it.
   *
   * @param args verify, sign or dss; the file; how many signatures there are
   * @throws Exception if it fails, or finds another number of signatures
   */
  public static void main(String[] args) throws Exception {
    byte[] pdf = Files.readAllBytes(Path.of(args[1]));
    int signatures = Integer.parseInt(args[2]);
    Callable<Integer> work =
        switch (args[0]) {
          case "verify" -> verifying(pdf);
          case "sign" -> signing(pdf);
          case "dss" -> validating(pdf);
          default -> throw new IllegalArgumentException(args[0]);
        };
    Callable<Integer> checked =
        () -> {
          int found = work.call();
          if (found != signatures) {
            throw new IllegalStateException(found + " signatures instead of " + signatures);
          }
          return found;
        };
    double first = Stopwatch.time(checked);
    double second = Stopwatch.time(checked);
    System.out.printf(Locale.ROOT, "%.0f %.0f%n", first, second);
  }

  private static Callable<Integer> verifying(byte[] pdf) throws Exception {
    JpkiCertificate root =
        JpkiCertificate.parse(TestPki.create().authorityCertificate(KeyKind.SIGN));
    SignerValidator signers =
        SignerValidator.of(
            KeyKind.SIGN,
            CertificateValidator.builder()
                .anchors(TrustAnchors.none().withTestRoot(KeyKind.SIGN, root))
                .clock(Identity.CLOCK)
                .acceptNotPerformed(Check.REVOCATION)
                .build());
    return () -> {
      DocumentReport report = PdfSignatures.verify(pdf, signers);
      if (!report.isGood()) {
        throw new IllegalStateException("not good: " + report.signatures().get(0).findings());
      }
      return report.signatures().size();
    };
  }

  private static Callable<Integer> signing(byte[] pdf) {
    TestCard card = TestCard.builder().build();
    return () -> {
      try (PreparedPdf prepared =
              PreparedPdf.of(pdf, PdfForm.PKCS7, HashAlgorithm.SHA256, Identity.CLOCK.instant());
          MyNumberCard session = MyNumberCard.open(card.connect());
          Pin pin = Pin.of(KeyKind.SIGN, card.secretValue(KeyKind.SIGN).toCharArray())) {
        JpkiAp jpki = session.jpki();
        jpki.verify(pin);
        prepared.sign(SigningIdentity.of(jpki, KeyKind.SIGN));
        return 1;
      }
    };
  }

  private static Callable<Integer> validating(byte[] pdf) {
    new DssService(); // by itself DSS sees no signature
    return () -> {
      SignedDocumentValidator validator =
          SignedDocumentValidator.fromDocument(new InMemoryDocument(pdf));
      CommonCertificateVerifier verifier = new CommonCertificateVerifier(true); // nothing online
      verifier.setAIASource(null);
      validator.setCertificateVerifier(verifier);
      return validator.validateDocument().getSimpleReport().getSignaturesCount();
    };
  }
}

package io.github.jpki4j.it.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.SigningIdentity;
import io.github.jpki4j.document.pdf.PdfForm;
import io.github.jpki4j.document.pdf.PdfSigning;
import io.github.jpki4j.document.pdf.PreparedPdf;
import io.github.jpki4j.document.pdf.Stamp;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.SharedFiles;
import io.github.jpki4j.testkit.document.PdfForge;
import io.github.jpki4j.testkit.program.ForeignJudge;
import io.github.jpki4j.testkit.program.ForeignJudge.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other programs say of files that we have added a signature to: encrypted, and of others. */
class ForeignPdfIT {

  private static final String VALID = "Signature is Valid.";

  @TempDir private Path folder;

  private final TestCard card = TestCard.builder().build();

  private Path signed(byte[] pdf) throws Exception {
    PdfSigning signing =
        PdfSigning.of(PdfForm.PKCS7, HashAlgorithm.SHA256, Instant.now())
            .withStamp(new Stamp(List.of("a"), "TEST", 1));
    try (PreparedPdf prepared = PreparedPdf.of(pdf, signing);
        MyNumberCard session = MyNumberCard.open(card.connect());
        Pin pin = Pin.sign(card.secretValue(KeyKind.SIGN).toCharArray())) {
      JpkiAp jpki = session.jpki();
      jpki.verify(pin);
      byte[] signed = prepared.sign(SigningIdentity.of(jpki, KeyKind.SIGN));
      assertThat(Arrays.copyOf(signed, pdf.length)).isEqualTo(pdf);
      return Files.write(folder.resolve("signed.pdf"), signed);
    }
  }

  private static long valid(ForeignJudge pdfsig, Path pdf) throws Exception {
    String text = pdfsig.run("-nocert", pdf.toString()).text();
    return text.lines().filter(line -> line.contains(VALID)).count();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "40",
        "128 --use-aes=n",
        "128 --force-V4",
        "128 --use-aes=y",
        "128 --use-aes=y --cleartext-metadata",
        "256",
        "256 --force-R5"
      })
  void whatQpdfEncryptedWithoutAPasswordIsSignedForPdfsigToo(String encryption) throws Exception {
    ForeignJudge qpdf = ForeignJudge.of("qpdf", "--version", "qpdf");
    ForeignJudge pdfsig = ForeignJudge.pdfsig();
    Path in = Files.write(folder.resolve("in.pdf"), PdfForge.plain());
    Path encrypted = folder.resolve("encrypted.pdf");
    for (String streams : List.of("disable", "generate")) {
      List<String> command =
          new ArrayList<>(
              List.of(
                  "--allow-weak-crypto", "--object-streams=" + streams, "--encrypt", "", "owner"));
      command.addAll(List.of(encryption.split(" ", -1)));
      command.addAll(List.of("--", in.toString(), encrypted.toString()));
      Verdict written = qpdf.run(command.toArray(String[]::new));
      assertThat(written.exit()).as(written.text()).isZero();
      Path once = signed(Files.readAllBytes(encrypted));
      Path twice = signed(Files.readAllBytes(once));
      assertThat(valid(pdfsig, twice)).isEqualTo(2);
      Verdict checked = qpdf.run("--check", twice.toString());
      assertThat(checked.exit()).as(checked.text()).isZero();
    }
  }

  @Test
  void pdfsigFindsEverySignatureOfOthersAsValidAsBefore() throws Exception {
    ForeignJudge pdfsig = ForeignJudge.pdfsig();
    ForeignJudge qpdf = ForeignJudge.of("qpdf", "--version", "qpdf");
    List<String> wrong = new ArrayList<>();
    int count = 0;
    for (String name : List.of("data/pdf-corpus", "cases/documents/field")) {
      Path shared = SharedFiles.folder(name);
      SharedFiles.require(shared);
      try (Stream<Path> files = Files.walk(shared)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".pdf")).sorted().toList()) {
          Path signed;
          try {
            signed = signed(Files.readAllBytes(file));
          } catch (DocumentException e) {
            continue; // refused before a card is touched, which other tests look at
          }
          count++;
          if (valid(pdfsig, signed) != valid(pdfsig, file) + 1
              || qpdf.run("--check", signed.toString()).exit()
                  > qpdf.run("--check", file.toString()).exit()) {
            wrong.add(file.getFileName().toString());
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(count).isGreaterThan(50);
  }
}

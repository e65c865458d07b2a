package io.github.jpki4j.samples.web;

import io.github.jpki4j.cert.Outcome;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.pdf.PdfSignatures;
import io.github.jpki4j.guidance.Guidance;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;

/** Verifies a PDF that somebody uploads; nothing of it is kept or logged. */
@RestController
@RestControllerAdvice
final class PdfController {

  private final SignerValidator signers;
  private final Page page;

  PdfController(SignerValidator signers, Page page) {
    this.signers = signers;
    this.page = page;
  }

  @PostMapping("/pdf")
  ResponseEntity<String> verify(
      HttpServletRequest request,
      @RequestParam(required = false) @Nullable String token,
      @RequestParam MultipartFile file,
      Locale locale)
      throws IOException {
    Visit.ofForm(request, token);
    try {
      DocumentReport report = PdfSignatures.verify(file.getBytes(), signers);
      return page.answer(HttpStatus.OK, locale, sentences(report, locale));
    } catch (DocumentException e) {
      return page.answer(
          HttpStatus.UNPROCESSABLE_CONTENT,
          locale,
          List.of(page.text("refused", locale), e.text(Page.language(locale))));
    }
  }

  /** Thrown while the request is read, before this class is asked. */
  @ExceptionHandler(MaxUploadSizeExceededException.class)
  ResponseEntity<String> tooLarge(Locale locale) {
    return page.answer(
        HttpStatus.CONTENT_TOO_LARGE, locale, List.of(page.text("too-large", locale)));
  }

  /** The verdict, and of each signature everything that is not simply in order. */
  private List<String> sentences(DocumentReport report, Locale locale) {
    Locale language = Page.language(locale);
    List<String> all = new ArrayList<>();
    all.add(report.text(language));
    report.findings().forEach(finding -> all.add(finding.text(language)));
    int number = 1;
    for (SignatureReport signature : report.signatures()) {
      all.add(page.text("signature", locale, number++));
      signature.findings().stream()
          .filter(finding -> finding.code().outcome() != Outcome.PASSED)
          .forEach(finding -> all.add(finding.text(language)));
      signature.certificate().stream()
          .flatMap(certificate -> certificate.findings().stream())
          .filter(finding -> finding.outcome() != Outcome.PASSED)
          .forEach(finding -> all.add(Guidance.of(finding, language).text()));
    }
    return all;
  }
}

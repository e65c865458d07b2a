package io.github.jpki4j.document.pdf;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.SignatureFinding;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.signer.CheckedSignature;
import io.github.jpki4j.document.signer.CmsSignedData;
import io.github.jpki4j.document.signer.SignedDataReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.jspecify.annotations.Nullable;

/**
 * Verifies every signature of a PDF: that of each field, and whatever else looks like one, in case
 * that somebody hid it. A file that other programs might repair, each in its own way, is refused.
 *
 * <p>The whole file is in memory; verifying takes some times as much, and as much again for each
 * signature that a later one followed. Thread-safe.
 *
 * @since 0.1.0
 */
public final class PdfSignatures {

  private final PdfFile file;
  private final Set<COSDictionary> locking;
  private final List<Covered> all;

  /** A signature and what it covers. */
  private record Covered(COSDictionary signature, CoveredRange range) {

    /** Malformed ones last. */
    int end() {
      return range.end() < 0 ? Integer.MAX_VALUE : range.end();
    }
  }

  private PdfSignatures(PdfFile file) {
    this.file = file;
    this.locking = PdfLocks.of(file);
    this.all =
        file.signatures().stream()
            .map(signature -> new Covered(signature, new CoveredRange(file.bytes(), signature)))
            .sorted(Comparator.comparingInt(Covered::end))
            .toList();
  }

  /**
   * Verifies them. All are looked at before one certificate is judged.
   *
   * @param pdf the file; neither kept nor changed
   * @param signers judges the certificates
   * @return one report for each signature
   * @throws DocumentException if that is not a PDF that can be checked: {@link Problem#NOT_PDF},
   *     {@link Problem#PDF_DAMAGED} or {@link Problem#PDF_ENCRYPTED}; nothing else is thrown,
   *     whatever the bytes are
   */
  public static DocumentReport verify(byte[] pdf, SignerValidator signers)
      throws DocumentException {
    return new DocumentReport(CheckedSignature.judged(check(pdf), signers));
  }

  private static List<CheckedSignature> check(byte[] pdf) throws DocumentException {
    try (PdfFile file = PdfFile.open(pdf)) {
      PdfSignatures signatures = new PdfSignatures(file);
      return signatures.all.stream().map(signatures::check).toList();
    } catch (RuntimeException | StackOverflowError e) {
      throw new DocumentException(Problem.PDF_DAMAGED, e);
    }
  }

  private CheckedSignature check(Covered covered) {
    List<SignatureFinding> findings = new ArrayList<>();
    findings.add(SignatureFinding.of(coverage(covered)));
    @Nullable String form = covered.signature().getNameAsString(COSName.SUB_FILTER);
    if (Arrays.stream(PdfForm.values()).noneMatch(known -> known.subFilter().equals(form))) {
      findings.add(SignatureFinding.of(SignatureCode.FORM_UNKNOWN, form == null ? "?" : form));
      return CheckedSignature.of(findings);
    }
    Optional<byte[]> content = covered.range().content();
    if (content.isEmpty()) {
      return CheckedSignature.of(findings);
    }
    try {
      CmsSignedData data = SignedDataReader.readFilled(CoveredRange.contents(covered.signature()));
      if (!data.hasContent()) {
        return withTime(
            cms(data, content.get(), String.valueOf(form), findings), covered.signature());
      }
    } catch (DocumentException e) {
      // told like a signature that brings a content of its own
    }
    findings.add(SignatureFinding.of(SignatureCode.CONTENTS_MALFORMED));
    return CheckedSignature.of(findings);
  }

  private static CheckedSignature cms(
      CmsSignedData data, byte[] content, String form, List<SignatureFinding> findings) {
    if (data.signers() != 1) {
      findings.add(SignatureFinding.of(SignatureCode.NOT_ONE_SIGNER));
      return CheckedSignature.of(findings);
    }
    findings.add(SignatureFinding.of(SignatureCode.FORM_KNOWN, form));
    return data.check(content, findings).get(0);
  }

  /** PAdES has the time in the file instead of the signed attributes. */
  private static CheckedSignature withTime(CheckedSignature checked, COSDictionary signature) {
    @Nullable Calendar date = new PDSignature(signature).getSignDate();
    return date == null ? checked : checked.withTime(date.toInstant());
  }

  private SignatureCode coverage(Covered covered) {
    Optional<SignatureCode> problem = covered.range().problem();
    if (problem.isPresent()) {
      return problem.get();
    }
    int end = covered.range().end();
    if (end == file.bytes().length) {
      return SignatureCode.COVERS_FILE;
    }
    boolean last = all.stream().noneMatch(other -> other.range().end() > end);
    return last ? SignatureCode.CONTENT_AFTER : earlier(covered, end);
  }

  private SignatureCode earlier(Covered covered, int end) {
    try (PdfFile then = PdfFile.open(Arrays.copyOf(file.bytes(), end))) {
      if (!then.isComplete() || !holds(then, covered)) {
        return SignatureCode.RANGE_CUT;
      }
      if (locking.contains(covered.signature())) {
        return SignatureCode.CHANGES_FORBIDDEN;
      }
      return RevisionComparison.onlySignaturesAdded(then, file)
          ? SignatureCode.COVERS_REVISION
          : SignatureCode.CHANGED_AFTER;
    } catch (DocumentException e) {
      return SignatureCode.RANGE_CUT;
    }
  }

  /** Whether the earlier state has this very signature, and no still earlier one was read. */
  private static boolean holds(PdfFile then, Covered covered) {
    return then.signatures().stream()
        .anyMatch(
            signature ->
                new CoveredRange(then.bytes(), signature).end() == covered.range().end()
                    && Arrays.equals(
                        CoveredRange.contents(signature),
                        CoveredRange.contents(covered.signature())));
  }
}

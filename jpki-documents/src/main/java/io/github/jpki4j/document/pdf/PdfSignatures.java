package io.github.jpki4j.document.pdf;

import io.github.jpki4j.document.Addition;
import io.github.jpki4j.document.Addition.Kind;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.DocumentRevision;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.SignatureFinding;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.TimeStampKind;
import io.github.jpki4j.document.pdf.revision.Coverage;
import io.github.jpki4j.document.pdf.revision.FoundSignature;
import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.document.pdf.syntax.SyntaxException;
import io.github.jpki4j.document.signer.CheckedSignature;
import io.github.jpki4j.document.signer.CheckedTimeStamp;
import io.github.jpki4j.document.signer.CmsSignedData;
import io.github.jpki4j.document.signer.DocumentBoundary;
import io.github.jpki4j.document.signer.DocumentJudgement;
import io.github.jpki4j.document.signer.DocumentJudgement.Placed;
import io.github.jpki4j.document.signer.SignedContent;
import io.github.jpki4j.document.signer.SignedDataReader;
import io.github.jpki4j.document.signer.TimeStampCheck;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.util.DateConverter;
import org.jspecify.annotations.Nullable;

/**
 * Verifies every signature of a PDF: that of each field, and whatever else looks like one, in case
 * that somebody hid it. A file that other programs might repair, each in its own way, is refused.
 *
 * <p>A document time stamp is no signature of a person: it has a report of its own kind. Neither is
 * the signature that grants usage rights to Adobe Reader (/UR3): it is an addition of the state
 * that has it, and not judged.
 *
 * <p>The whole file is in memory; verifying takes some times as much. Thread-safe.
 *
 * @since 0.1.0
 */
public final class PdfSignatures {

  /** Characters of a time, also in UTF-16; PDFBox takes minutes for some millions of digits. */
  private static final int LONGEST_TIME = 64;

  private final PdfSyntax syntax;
  private final Coverage coverage;
  private final List<FoundSignature> all;
  private final Optional<FoundSignature> usageRights;
  private final CoveredHashes hashes;

  private PdfSignatures(PdfFile file) {
    this.syntax = file.syntax();
    this.usageRights = file.usageRights();
    this.hashes = new CoveredHashes(syntax.bytes(), file.signatures());
    this.coverage = Coverage.of(syntax, file.signatures());
    this.all =
        file.signatures().stream().sorted(Comparator.comparingInt(PdfSignatures::end)).toList();
  }

  /** Malformed ones last. */
  private static int end(FoundSignature signature) {
    int end = signature.range().end();
    return end < 0 ? Integer.MAX_VALUE : end;
  }

  /**
   * Verifies them. All are looked at before one certificate is judged.
   *
   * @param pdf the file; neither kept nor changed
   * @param signers judges the certificates
   * @return one report for each signature
   * @throws DocumentException if that is not a PDF that can be checked: {@link Problem#NOT_PDF},
   *     {@link Problem#PDF_DAMAGED}, {@link Problem#PDF_AMBIGUOUS}, {@link Problem#PDF_TOO_LARGE}
   *     or {@link Problem#PDF_ENCRYPTED}; nothing else is thrown, whatever the bytes are
   */
  public static DocumentReport verify(byte[] pdf, SignerValidator signers)
      throws DocumentException {
    Checked checked = check(pdf);
    return DocumentJudgement.of(
        checked.signatures(), checked.timeStamps(), checked.revisions(), signers);
  }

  /** All that is in a file, with the place of each: everything but what certificates are worth. */
  private record Checked(
      List<Placed<CheckedSignature>> signatures,
      List<Placed<CheckedTimeStamp>> timeStamps,
      List<DocumentRevision> revisions) {}

  private static Checked check(byte[] pdf) throws DocumentException {
    return DocumentBoundary.call(
        PdfFile::unreadable, () -> new PdfSignatures(PdfFile.open(pdf)).check());
  }

  private Checked check() throws DocumentException {
    Checked checked = new Checked(new ArrayList<>(), new ArrayList<>(), revisions());
    for (FoundSignature found : all) {
      if (found.isTimeStamp()) {
        checked.timeStamps().add(placed(timeStamp(found), found));
      } else {
        checked.signatures().add(placed(check(found).withRevision(coverage.covered(found)), found));
      }
    }
    hashes.requireBounded();
    try {
      coverage.requireBounded();
    } catch (SyntaxException e) {
      throw PdfFile.refused(e);
    }
    return checked;
  }

  /** The states, with the one that brought usage rights. */
  private List<DocumentRevision> revisions() {
    List<DocumentRevision> revisions = new ArrayList<>(coverage.revisions());
    if (usageRights.isPresent()) {
      int place = usageRights.get().revision();
      DocumentRevision revision = revisions.get(place);
      List<Addition> additions = new ArrayList<>(revision.additions());
      additions.add(0, new Addition(Kind.USAGE_RIGHTS, List.of()));
      revisions.set(place, new DocumentRevision(revision.number(), revision.bytes(), additions));
    }
    return revisions;
  }

  private static <T> Placed<T> placed(T value, FoundSignature found) {
    return new Placed<>(value, found.range().start(), found.range().end());
  }

  private CheckedTimeStamp timeStamp(FoundSignature found) {
    List<SignatureFinding> findings = new ArrayList<>(coverage.findings(found));
    if (!found.isListed()) {
      findings.add(SignatureFinding.of(SignatureCode.NOT_IN_FORM));
    }
    return TimeStampCheck.check(
            TimeStampKind.DOCUMENT,
            found.range().contents(),
            content(found).orElse(SignedContent.of(new byte[0])))
        .withCoverage(findings);
  }

  private Optional<SignedContent> content(FoundSignature signature) {
    return signature.range().covered().map(hashes::content);
  }

  private CheckedSignature check(FoundSignature signature) {
    List<SignatureFinding> findings = new ArrayList<>(coverage.findings(signature));
    if (!signature.isListed()) {
      findings.add(SignatureFinding.of(SignatureCode.NOT_IN_FORM));
    }
    String form = form(signature.dictionary());
    if (Arrays.stream(PdfForm.values()).noneMatch(known -> known.subFilter().equals(form))) {
      findings.add(SignatureFinding.of(SignatureCode.FORM_UNKNOWN, form));
      return CheckedSignature.of(findings);
    }
    Optional<SignedContent> content = content(signature);
    if (content.isEmpty()) {
      return CheckedSignature.of(findings);
    }
    try {
      CmsSignedData data = SignedDataReader.readFilled(signature.range().contents());
      if (!data.hasContent()) {
        return withTime(cms(data, content.get(), form, findings), signature);
      }
    } catch (DocumentException e) {
      // told like a signature that brings a content of its own
    }
    findings.add(SignatureFinding.of(SignatureCode.CONTENTS_MALFORMED));
    return CheckedSignature.of(findings);
  }

  private static String form(PdfObject.Dictionary signature) {
    if (signature.get("SubFilter") instanceof PdfObject.Text text) {
      return text.value(); // some programs write a string, which means nothing else
    }
    return signature.get("SubFilter") instanceof PdfObject.Name name ? name.value() : "?";
  }

  private static CheckedSignature cms(
      CmsSignedData data, SignedContent content, String form, List<SignatureFinding> findings) {
    if (data.signers() != 1) {
      findings.add(SignatureFinding.of(SignatureCode.NOT_ONE_SIGNER));
      return CheckedSignature.of(findings);
    }
    findings.add(SignatureFinding.of(SignatureCode.FORM_KNOWN, form));
    return data.check(content, findings).get(0);
  }

  /** PAdES has the time in the file instead of the signed attributes. */
  private CheckedSignature withTime(CheckedSignature checked, FoundSignature signature) {
    @Nullable PdfObject time =
        syntax.resolve(signature.dictionary().get("M"), signature.revision());
    if (!(time instanceof PdfObject.Text text) || text.value().length() > LONGEST_TIME) {
      return checked;
    }
    @Nullable Calendar date = DateConverter.toCalendar(text.value());
    return date == null ? checked : checked.withTime(date.toInstant());
  }
}

package io.github.jpki4j.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.jspecify.annotations.Nullable;

/** Checks every signature of a PDF. */
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
   * Checks them.
   *
   * @param pdf the file; not kept
   * @return one report for each, the earliest first; empty if nobody signed
   * @throws DocumentException if that is not a PDF that can be checked
   */
  public static List<SignatureReport> check(byte[] pdf) throws DocumentException {
    try (PdfFile file = PdfFile.open(pdf)) {
      PdfSignatures signatures = new PdfSignatures(file);
      List<SignatureReport> reports = new ArrayList<>();
      for (Covered covered : signatures.all) {
        reports.add(signatures.report(covered));
      }
      return reports;
    }
  }

  private SignatureReport report(Covered covered) {
    List<SignatureFinding> findings = new ArrayList<>();
    findings.add(SignatureFinding.of(coverage(covered)));
    @Nullable String form = covered.signature().getNameAsString(COSName.SUB_FILTER);
    if (Arrays.stream(PdfForm.values()).noneMatch(known -> known.subFilter().equals(form))) {
      findings.add(SignatureFinding.of(SignatureCode.FORM_UNKNOWN, form == null ? "?" : form));
      return SignatureReport.of(findings);
    }
    Optional<byte[]> content = covered.range().content();
    if (content.isEmpty()) {
      return SignatureReport.of(findings);
    }
    try {
      CMSSignedData data = SignedDataReader.readFilled(CoveredRange.contents(covered.signature()));
      if (data.getSignedContent() == null) {
        return withTime(
            cms(data, content.get(), String.valueOf(form), findings), covered.signature());
      }
    } catch (DocumentException e) {
      // told like a signature that brings a content of its own
    }
    findings.add(SignatureFinding.of(SignatureCode.CONTENTS_MALFORMED));
    return SignatureReport.of(findings);
  }

  private static SignatureReport cms(
      CMSSignedData data, byte[] content, String form, List<SignatureFinding> findings) {
    try {
      CMSSignedData whole =
          new CMSSignedData(new CMSProcessableByteArray(content), data.toASN1Structure());
      Collection<SignerInformation> signers = whole.getSignerInfos().getSigners();
      if (signers.size() != 1) {
        findings.add(SignatureFinding.of(SignatureCode.NOT_ONE_SIGNER));
        return SignatureReport.of(findings);
      }
      findings.add(SignatureFinding.of(SignatureCode.FORM_KNOWN, form));
      return SignerCheck.report(
          signers.iterator().next(), data.getCertificates(), content, findings);
    } catch (CMSException e) {
      throw new IllegalStateException("signed data that was read before", e);
    }
  }

  /** PAdES has the time in the file instead of the signed attributes. */
  private static SignatureReport withTime(SignatureReport report, COSDictionary signature) {
    @Nullable Calendar date = new PDSignature(signature).getSignDate();
    return report.claimedTime().isPresent() || date == null
        ? report
        : new SignatureReport(
            report.findings(), report.signer(), report.others(), Optional.of(date.toInstant()));
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

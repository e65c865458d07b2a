package io.github.jpki4j.document.pdf;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.pdf.revision.FoundSignature;
import io.github.jpki4j.document.pdf.revision.RevisionEnds;
import io.github.jpki4j.document.pdf.revision.TextString;
import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Name;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Text;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.document.signer.DocumentBoundary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the signatures of a PDF have the form that the registry's online system
 * (登記・供託オンライン申請システム) takes. Its help desk does not say which rule a file failed. The rules are
 * those that people who file found out; there is no official text of them, and they may change.
 *
 * <p>It judges the form alone. The whole file is in memory. Stateless, thread-safe.
 *
 * @since 0.1.0
 */
public final class RegistryForm {

  /** Bytes of /Name that are looked at. */
  private static final int NAME = 1024;

  private final PdfSyntax syntax;
  private final int furthest;
  private final CoveredHashes hashes;

  private RegistryForm(PdfSyntax syntax, List<FoundSignature> signatures) {
    this.syntax = syntax;
    this.hashes = new CoveredHashes(syntax.bytes(), signatures);
    this.furthest = signatures.stream().mapToInt(each -> each.range().end()).max().orElse(-1);
  }

  /**
   * Looks at every signature, time stamps of the document too.
   *
   * @param pdf the file; neither kept nor changed
   * @return what was found out about each rule
   * @throws DocumentException if that is not a PDF that can be checked: {@link Problem#NOT_PDF},
   *     {@link Problem#PDF_DAMAGED}, {@link Problem#PDF_AMBIGUOUS}, {@link Problem#PDF_TOO_LARGE}
   *     or {@link Problem#PDF_ENCRYPTED}; nothing else is thrown, whatever the bytes are
   */
  public static RegistryReport check(byte[] pdf) throws DocumentException {
    return DocumentBoundary.call(
        PdfFile::unreadable,
        () -> {
          PdfFile file = PdfFile.open(pdf);
          RegistryForm form = new RegistryForm(file.syntax(), file.signatures());
          RegistryReport report =
              new RegistryReport(
                  file.signatures().stream()
                      .sorted(Comparator.comparingInt(signature -> signature.range().end()))
                      .map(form::check)
                      .toList());
          form.hashes.requireBounded();
          return report;
        });
  }

  private List<RegistryFinding> check(FoundSignature signature) {
    List<RegistryFinding> findings = new ArrayList<>();
    findings.add(
        RegistryFinding.of(
            new Name("Sig").equals(value(signature, "Type"))
                ? RegistryCode.TYPE_RIGHT
                : RegistryCode.TYPE_WRONG));
    findings.add(form(value(signature, "SubFilter")));
    findings.add(
        RegistryFinding.of(
            value(signature, "Name") instanceof Text text
                    && !TextString.decoded(text, NAME).isBlank()
                ? RegistryCode.NAME_THERE
                : RegistryCode.NAME_MISSING));
    findings.add(RegistryFinding.of(RegistryTime.code(value(signature, "M"))));
    findings.add(RegistryFinding.of(coverage(signature)));
    findings.addAll(
        RegistrySigner.check(signature.range(), signature.range().covered().map(hashes::content)));
    return findings;
  }

  private @Nullable PdfObject value(FoundSignature signature, String key) {
    return syntax.resolve(signature.dictionary().get(key), signature.revision());
  }

  private static RegistryFinding form(@Nullable PdfObject subFilter) {
    String name = subFilter instanceof Name value ? value.value() : "?";
    return name.equals(PdfForm.PKCS7.subFilter())
        ? RegistryFinding.of(RegistryCode.FORM_RIGHT)
        : RegistryFinding.of(RegistryCode.FORM_WRONG, name);
  }

  private RegistryCode coverage(FoundSignature signature) {
    OptionalInt covered = RevisionEnds.covered(syntax, signature);
    if (covered.isEmpty()) {
      return RegistryCode.RANGE_WRONG;
    }
    int end = signature.range().end();
    if (end == furthest) {
      return end == syntax.bytes().length ? RegistryCode.COVERS_FILE : RegistryCode.CONTENT_AFTER;
    }
    return covered.getAsInt() == signature.revision()
        ? RegistryCode.COVERS_REVISION
        : RegistryCode.RANGE_WRONG;
  }
}

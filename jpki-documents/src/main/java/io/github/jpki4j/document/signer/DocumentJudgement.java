package io.github.jpki4j.document.signer;

import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.ValidationReport;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.DocumentRevision;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.TimeStampKind;
import io.github.jpki4j.document.TimeStampReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Joins what was found out about the signatures and the time stamps of one document, and judges the
 * certificates, each once. What a good time stamp is of existed at its time, and is judged at that
 * time: a signature, its time stamps, an earlier time stamp of the document.
 */
public final class DocumentJudgement {

  private final List<Placed<CheckedSignature>> signatures;
  private final List<Placed<CheckedTimeStamp>> stamps;
  private final List<DocumentRevision> revisions;
  private final SignerValidator signers;
  private final TimeStampJudge judge;
  private final Map<Judged, ValidationReport> validated = new HashMap<>();

  /** Times that good time stamps of the document prove, with what they cover. */
  private final List<Placed<Instant>> proven = new ArrayList<>();

  /**
   * Something in a file.
   *
   * @param <T> what it is
   * @param value what was found out about it
   * @param start where its own bytes begin, which it does not cover; 0 where that has no meaning
   * @param end where what it covers ends; negative if nobody knows
   */
  public record Placed<T>(T value, int start, int end) {

    /** Whether it covers something else as a whole. */
    boolean covers(Placed<?> other) {
      return other.end() >= 0 && other.end() <= start;
    }
  }

  /** What a judgement is about; each is made once, however many signatures there are. */
  private record Judged(
      JpkiCertificate certificate, List<JpkiCertificate> issuers, Optional<Instant> existed) {}

  private DocumentJudgement(
      List<Placed<CheckedSignature>> signatures,
      List<Placed<CheckedTimeStamp>> stamps,
      List<DocumentRevision> revisions,
      SignerValidator signers) {
    this.signatures = signatures;
    this.stamps = stamps;
    this.revisions = revisions;
    this.signers = signers;
    this.judge = new TimeStampJudge(signers.timeStamps());
  }

  /**
   * Judges signatures of a document that has no time stamp of its own.
   *
   * @param signatures in the order of the report
   * @param signers judges their certificates
   * @return the report
   */
  public static DocumentReport of(List<CheckedSignature> signatures, SignerValidator signers) {
    return of(
        signatures.stream().map(checked -> new Placed<>(checked, 0, -1)).toList(),
        List.of(),
        List.of(),
        signers);
  }

  /**
   * Judges signatures and time stamps of a document.
   *
   * @param signatures in the order of the report
   * @param stamps document time stamps in any order
   * @param revisions the states of the file
   * @param signers judges the certificates of the signers, and has those whose time stamps count
   * @return the report
   */
  public static DocumentReport of(
      List<Placed<CheckedSignature>> signatures,
      List<Placed<CheckedTimeStamp>> stamps,
      List<DocumentRevision> revisions,
      SignerValidator signers) {
    return new DocumentJudgement(signatures, stamps, revisions, signers).report();
  }

  private DocumentReport report() {
    List<TimeStampReport> documents = new ArrayList<>();
    stamps.stream()
        .sorted(Comparator.comparingInt(Placed<CheckedTimeStamp>::start).reversed())
        .forEach(stamp -> documents.add(0, document(stamp))); // the later ones first
    List<TimeStampReport> all = new ArrayList<>();
    List<SignatureReport> reports = new ArrayList<>();
    for (int i = 0; i < signatures.size(); i++) {
      reports.add(signature(i, all));
    }
    all.addAll(documents);
    return new DocumentReport(reports, all, revisions, List.of());
  }

  /** When something existed at the latest, by the time stamps of the document. */
  private Optional<Instant> existed(Placed<?> something) {
    return proven.stream()
        .filter(stamp -> stamp.covers(something))
        .map(Placed::value)
        .min(Comparator.naturalOrder());
  }

  private TimeStampReport document(Placed<CheckedTimeStamp> stamp) {
    List<Integer> covered = new ArrayList<>();
    List<JpkiCertificate> covering = new ArrayList<>();
    for (int i = 0; i < signatures.size(); i++) {
      if (stamp.covers(signatures.get(i))) {
        covered.add(i);
        signatures.get(i).value().signer().ifPresent(covering::add);
      }
    }
    TimeStampReport report =
        judge.judge(stamp.value(), existed(stamp).orElse(judge.now()), covered, covering);
    if (report.isGood()) {
      proven.add(new Placed<>(latest(stamp.value()), stamp.start(), stamp.end()));
    }
    return report;
  }

  /** What a good time stamp proves; clocks may differ, but nothing is proven of the future. */
  private Instant latest(CheckedTimeStamp stamp) {
    Instant latest = stamp.claim().orElseThrow().latest();
    return latest.isAfter(judge.now()) ? judge.now() : latest;
  }

  private SignatureReport signature(int index, List<TimeStampReport> reports) {
    CheckedSignature checked = signatures.get(index).value();
    Optional<Instant> byDocument = existed(signatures.get(index));
    Optional<Instant> earliest = byDocument;
    for (CheckedTimeStamp stamp : checked.timeStamps()) {
      TimeStampReport report =
          judge.judge(
              stamp,
              byDocument.orElse(judge.now()),
              List.of(index),
              checked.signer().stream().toList());
      reports.add(report);
      if (report.isGood() && report.kind() == TimeStampKind.SIGNATURE) {
        Instant proves = latest(stamp);
        earliest = Optional.of(earliest.filter(proves::isAfter).orElse(proves));
      }
    }
    return report(checked, earliest);
  }

  private SignatureReport report(CheckedSignature checked, Optional<Instant> existed) {
    return new SignatureReport(
        checked.findings(),
        checked.signer(),
        checked.others(),
        checked.claimedTime(),
        existed,
        checked
            .signer()
            .map(signer -> new Judged(signer, checked.issuers(), existed))
            .map(one -> validated.computeIfAbsent(one, this::validate)),
        checked.revision(),
        checked.fingerprint());
  }

  private ValidationReport validate(Judged one) {
    return one.existed()
        .map(existed -> signers.validate(one.certificate(), one.issuers(), existed))
        .orElseGet(() -> signers.validate(one.certificate(), one.issuers()));
  }
}

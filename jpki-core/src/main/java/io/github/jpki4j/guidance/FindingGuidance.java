package io.github.jpki4j.guidance;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.Attribute;
import io.github.jpki4j.cert.AttributeProblem;
import io.github.jpki4j.cert.Finding;
import io.github.jpki4j.cert.FindingCode;
import io.github.jpki4j.cert.JpkiRoot;
import io.github.jpki4j.cert.revocation.RevocationReason;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is said of each finding about a certificate. */
final class FindingGuidance {

  private FindingGuidance() {}

  static Guidance of(Finding finding, Texts texts) {
    FindingCode code = finding.code();
    return switch (code) {
      case ANCHOR_PINNED -> said(code, texts, "root", root(argument(finding, 0), texts));
      case VALID_NOW ->
          said(
              code,
              texts,
              "from",
              texts.time(argument(finding, 0)),
              "until",
              texts.time(argument(finding, 1)));
      case NOT_YET_VALID,
          EXPIRED,
          ISSUER_NOT_YET_VALID,
          ISSUER_EXPIRED,
          CLOCK_WRONG,
          NOT_REVOKED,
          ON_HOLD ->
          said(code, texts, "at", texts.time(argument(finding, 0)));
      case REVOKED, REVOKED_LATER ->
          said(
              code,
              texts,
              "reason",
              texts.name("reason", RevocationReason.values(), argument(finding, 0)),
              "at",
              texts.time(argument(finding, 1)));
      case ATTRIBUTES_READABLE -> attributes(argument(finding, 0), texts);
      case REVOCATION_UNKNOWN -> unknown(argument(finding, 0), texts);
      case ATTRIBUTE_ODD, ATTRIBUTE_UNUSABLE -> attribute(finding, texts);
      default -> said(code, texts, "detail", detail(finding, texts));
    };
  }

  static Guidance of(RevocationStatus status, Texts texts) {
    if (status instanceof RevocationStatus.Good good) {
      return of(finding(FindingCode.NOT_REVOKED, good.asOf()), texts);
    }
    if (status instanceof RevocationStatus.Revoked revoked) {
      String since = revoked.since().toString();
      return of(new Finding(FindingCode.REVOKED, List.of(revoked.reason().name(), since)), texts);
    }
    if (status instanceof RevocationStatus.OnHold held) {
      return of(finding(FindingCode.ON_HOLD, held.since()), texts);
    }
    return unknown(((RevocationStatus.Unknown) status).why().name(), texts);
  }

  static Guidance of(AttributeProblem problem, Texts texts) {
    String attribute =
        problem
            .attribute()
            .map(known -> texts.name("attribute", known))
            .orElseGet(() -> texts.get("attribute.all"));
    return texts.guidance("problem." + problem.kind().name(), "attribute", attribute);
  }

  private static Finding finding(FindingCode code, Instant at) {
    return new Finding(code, List.of(at.toString()));
  }

  private static Guidance said(FindingCode code, Texts texts, String... values) {
    return texts.guidance("finding." + code.name(), values);
  }

  /** Whoever made the finding may have left an argument out. */
  private static String argument(Finding finding, int index) {
    return index < finding.arguments().size() ? finding.arguments().get(index) : "";
  }

  private static String detail(Finding finding, Texts texts) {
    return finding.arguments().isEmpty()
        ? texts.get("unknown")
        : String.join(texts.get("comma"), finding.arguments());
  }

  /** The way out depends on what is in the way. */
  private static Guidance unknown(String why, Texts texts) {
    Guidance said =
        texts.guidance(
            Texts.constant(RevocationStatus.Why.values(), why)
                .map(known -> "why." + known.name())
                .orElse("why.unknown"));
    return new Guidance(
        Texts.fill(texts.get("finding.REVOCATION_UNKNOWN"), "why", said.happened()), said.action());
  }

  /** Findings that others made may not say the purpose. */
  private static Guidance attributes(String purpose, Texts texts) {
    String key = "finding." + FindingCode.ATTRIBUTES_READABLE.name();
    return texts.guidance(
        Texts.constant(KeyKind.values(), purpose)
            .map(known -> key + "." + known.name())
            .orElse(key));
  }

  private static Guidance attribute(Finding finding, Texts texts) {
    Optional<Attribute> attribute = Texts.constant(Attribute.values(), argument(finding, 1));
    return Texts.constant(AttributeProblem.Kind.values(), argument(finding, 0))
        .map(kind -> of(new AttributeProblem(attribute, kind), texts))
        .orElseGet(
            () -> texts.guidance("problem.unknown", "attribute", texts.get("attribute.all")));
  }

  /** A CA by its purpose and generation, as in {@code AUTH 03}. */
  private static String root(String name, Texts texts) {
    for (JpkiRoot root : JpkiRoot.values()) {
      if (root.name().replace('_', ' ').equals(name)) {
        String text = texts.get("root." + root.kind().name());
        return Texts.fill(text, "generation", root.generation());
      }
    }
    return texts.get("root.other");
  }
}

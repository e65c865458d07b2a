package io.github.jpki4j.it.cert;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.Check;
import io.github.jpki4j.cert.Finding;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.ValidationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One certificate of a test of PKITS, and a CA certificate that the caller trusts.
 *
 * @param leaf file with the certificate in question
 * @param authority file with the CA certificate
 */
record PkitsCase(Path leaf, Path authority) {

  /** Within the validity of all but those whose test is about it. */
  private static final Instant AT = Instant.parse("2020-01-01T00:00:00Z");

  /**
   * What JPKI alone demands of a person's certificate, and revocation: none of the suite's has a
   * policy of JPKI, for example. All other checks have to be passed.
   */
  private static final Set<Check> PROFILE =
      Set.of(Check.KEY_USAGE, Check.POLICY, Check.ATTRIBUTES, Check.REVOCATION);

  /** How the caller adds the CA. */
  enum Way {
    CERTIFICATE {
      @Override
      TrustAnchors anchors(KeyKind kind, JpkiCertificate authority) {
        return TrustAnchors.none().with(kind, authority);
      }
    },
    PIN {
      @Override
      TrustAnchors anchors(KeyKind kind, JpkiCertificate authority) {
        return TrustAnchors.none().withPin(kind, authority.sha256());
      }
    };

    abstract TrustAnchors anchors(KeyKind kind, JpkiCertificate authority);
  }

  /**
   * What we have against it.
   *
   * @return findings with what they say, sorted, and joined; empty if nothing
   */
  String objections(Way way, KeyKind kind) throws IOException {
    try {
      JpkiCertificate issuer = JpkiCertificate.parse(Files.readAllBytes(authority));
      JpkiCertificate certificate = JpkiCertificate.parse(Files.readAllBytes(leaf));
      ValidationReport report =
          CertificateValidator.builder()
              .anchors(way.anchors(kind, issuer))
              .clock(Clock.fixed(AT, ZoneOffset.UTC))
              .build()
              .validate(kind, certificate, List.of(issuer));
      return report.objections().stream()
          .filter(finding -> !PROFILE.contains(finding.check()))
          .map(PkitsCase::words)
          .collect(Collectors.toCollection(TreeSet::new))
          .stream()
          .collect(Collectors.joining(", "));
    } catch (MalformedDataException e) {
      return "unreadable";
    } catch (IllegalArgumentException e) {
      return "ANCHOR_UNFIT 2.5.29.19"; // refused when it is added, as it is not that of a CA
    }
  }

  private static String words(Finding finding) {
    boolean namesExtension = finding.check() == Check.ANCHOR && !finding.arguments().isEmpty();
    return finding.code() + (namesExtension ? " " + finding.arguments().get(0) : "");
  }

  /** Whether openssl finds a path from the certificate to the CA. */
  boolean isGoodForOpenssl() throws IOException {
    return Openssl.run(
            "verify",
            "-partial_chain",
            "-no-CApath",
            "-no-CAstore",
            "-no-CAfile",
            "-attime",
            Long.toString(AT.getEpochSecond()),
            "-trusted",
            authority.toString(),
            leaf.toString())
        .ok();
  }

  @Override
  public String toString() {
    return leaf.getFileName() + " below " + authority.getFileName();
  }
}

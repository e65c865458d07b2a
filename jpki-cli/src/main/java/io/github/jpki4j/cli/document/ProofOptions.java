package io.github.jpki4j.cli.document;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.file.DataFile;
import io.github.jpki4j.cli.validate.Authorities;
import io.github.jpki4j.cli.validate.AuthorityOptions;
import io.github.jpki4j.cli.validate.RevocationSources;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.longterm.LongTermLevel;
import io.github.jpki4j.document.longterm.ValidationData;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who is asked for time stamps, and what proves signers and authority in a long-term form. */
final class ProofOptions {

  @Option(names = "--ocsp-response", paramLabel = "FILE", descriptionKey = "option.ocsp-response")
  private List<String> responses = new ArrayList<>();

  @Mixin private TsaOptions tsa = new TsaOptions();
  @Mixin private AuthorityOptions authorities = new AuthorityOptions();
  @Mixin private RevocationSources revocation = new RevocationSources();

  TsaOptions tsa() {
    return tsa;
  }

  /** Whether anything of it was given. */
  boolean isGiven() {
    return tsa.isGiven() || hasRevocation() || files().findAny().isPresent();
  }

  private boolean hasRevocation() {
    return revocation.isGiven() || !responses.isEmpty();
  }

  /** Revocation lists about signers and about the authority. */
  private Stream<String> lists() {
    return Stream.concat(revocation.crls().stream(), tsa.trust().crls().stream());
  }

  private Stream<String> files() {
    return Stream.of(tsa.files(), authorities.files(), revocation.crls(), responses)
        .flatMap(List::stream);
  }

  /**
   * Holds the options against each other, and reads nothing.
   *
   * @throws Failure if something is missing, or a file would be standard input, which several
   *     readers cannot read
   */
  void require(LongTermLevel level) {
    if (!tsa.isGiven()) {
      throw new Failure(ExitCode.USAGE, "usage.no-tsa");
    }
    if (level != LongTermLevel.T && !hasRevocation()) {
      throw new Failure(ExitCode.USAGE, "usage.no-proof");
    }
    if (files().anyMatch("-"::equals)) {
      throw new Failure(ExitCode.USAGE, "usage.proof-stdin");
    }
  }

  /**
   * Reads the files, and asks the responders about signers whose CA is trusted here.
   *
   * @param report the document
   * @throws Failure if a file is not what it should be
   */
  ValidationData data(DocumentReport report, CommandContext context) {
    Authorities all = authorities.read(context.environment().in());
    List<X509Certificate> trusted = TrustedAuthorities.of(report, all, List.of(KeyKind.values()));
    List<X509Certificate> roots = new ArrayList<>(trusted);
    for (String root : tsa.trust().roots()) {
      roots.add(file(root, context).authority().x509());
    }
    ValidationData data =
        ValidationData.of(roots).withCertificates(TrustedAuthorities.candidates(all));
    for (String list : lists().toList()) {
      data = data.withCrl(file(list, context).crlBytes());
    }
    for (String response : responses) {
      data = data.withOcspResponse(file(response, context).document());
    }
    ask(report, trusted, context);
    for (byte[] answer : revocation.answers()) {
      data = data.withOcspResponse(answer);
    }
    return data;
  }

  private static DataFile file(String name, CommandContext context) {
    return new DataFile(name, context.environment().in());
  }

  /** Whatever the answers are: the library for long-term forms judges them. */
  private void ask(DocumentReport report, List<X509Certificate> trusted, CommandContext context) {
    List<X509Certificate> signers =
        report.signatures().stream()
            .flatMap(signature -> signature.signer().stream())
            .map(JpkiCertificate::x509)
            .distinct()
            .toList();
    for (RevocationChecker responder : revocation.responders(context)) {
      for (X509Certificate signer : signers) {
        trusted.stream()
            .filter(one -> one.getSubjectX500Principal().equals(signer.getIssuerX500Principal()))
            .forEach(
                issuer -> responder.check(signer, issuer, context.environment().clock().instant()));
      }
    }
  }
}

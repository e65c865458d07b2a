package io.github.jpki4j.cli;

import io.github.jpki4j.cert.revocation.CrlChecker;
import io.github.jpki4j.cert.revocation.OcspChecker;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who tells whether the certificate is revoked, or that nobody shall. */
final class RevocationOptions {

  /** How long an OCSP responder may take unless the person says otherwise. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Option(names = "--crl", paramLabel = "FILE", descriptionKey = "option.crl")
  private Optional<String> crl = Optional.empty();

  @Option(names = "--ocsp", paramLabel = "URL", descriptionKey = "option.ocsp")
  private Optional<String> ocsp = Optional.empty();

  @Option(names = "--no-revocation", descriptionKey = "option.no-revocation")
  private boolean leftOut;

  /** Whether the person accepted that it is not checked. */
  boolean isLeftOut() {
    return leftOut;
  }

  /** The file with the list, if there is one. */
  Optional<String> crl() {
    return crl;
  }

  /**
   * What was asked for: the responder first, then the list. Reads the list; asks nobody yet.
   *
   * @throws Failure if the options contradict each other, or the list cannot be read
   */
  Optional<RevocationChecker> checker(Jpki jpki) {
    if (leftOut && (crl.isPresent() || ocsp.isPresent())) {
      throw new Failure(ExitCode.USAGE, "usage.no-revocation");
    }
    List<RevocationChecker> checkers = new ArrayList<>();
    if (ocsp.isPresent()) {
      checkers.add(responder(HttpOcsp.uri(ocsp.get()), jpki));
    }
    crl.ifPresent(
        file -> checkers.add(CrlChecker.of(new DataFile(file, jpki.environment().in()).crl())));
    return checkers.isEmpty()
        ? Optional.empty()
        : Optional.of(RevocationChecker.firstConclusive(checkers));
  }

  private static RevocationChecker responder(URI uri, Jpki jpki) {
    HttpOcsp http = new HttpOcsp(uri, jpki.patience(PATIENCE));
    return OcspChecker.over(
        request -> {
          jpki.output().note("note.asking", uri.getHost());
          return http.exchange(request);
        });
  }
}

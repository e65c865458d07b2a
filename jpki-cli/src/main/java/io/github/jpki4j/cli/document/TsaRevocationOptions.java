package io.github.jpki4j.cli.document;

import io.github.jpki4j.cert.revocation.Crl;
import io.github.jpki4j.cert.revocation.CrlChecker;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.file.DataFile;
import io.github.jpki4j.cli.validate.RevocationSources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * Who tells whether the certificate of an authority for time stamps is revoked. These are options
 * of their own: its lists are public, unlike those of JPKI, and JPKI's responder does not know it.
 */
final class TsaRevocationOptions {

  /** A list counts until the next one comes; the lists of roots are made once a year. */
  private static final Duration OLDEST_LIST = Duration.ofDays(366);

  /** Responders of such authorities answer from a store, without nonce, until nextUpdate. */
  private static final Duration OLDEST_ANSWER = Duration.ofDays(7);

  @Option(names = "--tsa-crl", paramLabel = "FILE", descriptionKey = "option.tsa-crl")
  private List<String> crls = new ArrayList<>();

  @Option(names = "--tsa-ocsp", paramLabel = "URL", descriptionKey = "option.tsa-ocsp")
  private List<String> responders = new ArrayList<>();

  boolean isGiven() {
    return !crls.isEmpty() || !responders.isEmpty();
  }

  /** The files with lists. */
  List<String> files() {
    return crls;
  }

  /**
   * The responders first, then the lists. Reads the lists; asks nobody yet.
   *
   * @return empty if there is nobody to ask
   * @throws Failure if a list cannot be read, or an address is none
   */
  Optional<RevocationChecker> checker(CommandContext context) {
    List<RevocationChecker> checkers = new ArrayList<>();
    for (String address : responders) {
      checkers.add(
          RevocationSources.responder(address, context, answer -> {})
              .withOptionalNonce()
              .withMaxAge(OLDEST_ANSWER));
    }
    List<Crl> lists = new ArrayList<>();
    for (String file : crls) {
      lists.add(new DataFile(file, context.environment().in()).crl());
    }
    if (!lists.isEmpty()) {
      checkers.add(CrlChecker.of(lists).withMaxAge(OLDEST_LIST));
    }
    return checkers.isEmpty()
        ? Optional.empty()
        : Optional.of(RevocationChecker.firstConclusive(checkers));
  }
}

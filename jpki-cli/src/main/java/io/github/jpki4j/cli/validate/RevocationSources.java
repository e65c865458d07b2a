package io.github.jpki4j.cli.validate;

import io.github.jpki4j.cert.revocation.CrlChecker;
import io.github.jpki4j.cert.revocation.OcspChecker;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.file.DataFile;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Who tells whether a certificate is revoked: lists in files, responders. */
public final class RevocationSources {

  /** How long an OCSP responder may take unless the person says otherwise. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Option(names = "--crl", paramLabel = "FILE", descriptionKey = "option.crl")
  private List<String> crls = new ArrayList<>();

  @Option(names = "--ocsp", paramLabel = "URL", descriptionKey = "option.ocsp")
  private List<String> responders = new ArrayList<>();

  private final List<byte[]> answers = new ArrayList<>();

  /** Whether there is anybody to ask. */
  public boolean isGiven() {
    return !crls.isEmpty() || !responders.isEmpty();
  }

  /** The files with lists. */
  public List<String> crls() {
    return crls;
  }

  /**
   * What was asked for: the responders first, then the lists. Reads the lists; asks nobody yet.
   *
   * @throws Failure if a list cannot be read, or the address is none
   */
  public Optional<RevocationChecker> checker(CommandContext context) {
    List<RevocationChecker> checkers = new ArrayList<>(responders(context));
    for (String file : crls) {
      checkers.add(CrlChecker.of(new DataFile(file, context.environment().in()).crl()));
    }
    return checkers.isEmpty()
        ? Optional.empty()
        : Optional.of(RevocationChecker.firstConclusive(checkers));
  }

  /**
   * The responders; asks nobody yet.
   *
   * @throws Failure if an address is none
   */
  public List<RevocationChecker> responders(CommandContext context) {
    List<RevocationChecker> checkers = new ArrayList<>();
    for (String address : responders) {
      checkers.add(responder(address, context, answers::add));
    }
    return checkers;
  }

  /** What responders have answered so far, any bytes. */
  public List<byte[]> answers() {
    return List.copyOf(answers);
  }

  /**
   * A responder; nobody is asked yet.
   *
   * @param answers is given each of its answers
   * @throws Failure if the address is none
   */
  public static OcspChecker responder(
      String address, CommandContext context, Consumer<byte[]> answers) {
    URI uri = HttpOcsp.uri(address);
    HttpOcsp http = new HttpOcsp(uri, context.options().patience(PATIENCE));
    return OcspChecker.over(
        request -> {
          context.output().note("note.asking", uri.getHost());
          byte[] answer = http.exchange(request);
          answers.accept(answer);
          return answer;
        });
  }
}

package io.github.jpki4j.cli.card;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.authenticity.AuthenticityReport;
import io.github.jpki4j.card.authenticity.CvAuthorities;
import io.github.jpki4j.card.authenticity.CvAuthority;
import io.github.jpki4j.card.authenticity.CvRole;
import io.github.jpki4j.card.authenticity.KeyId;
import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.testcard.pki.TestCvCa;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells whether a card is genuine, and writes down how a stranger can tell. */
@Command(name = "genuine")
public final class GenuineCommand implements CliCommand {

  private final CommandContext context;

  @Mixin private SurfaceOptions surface = new SurfaceOptions();

  @Option(names = "--number-a-file", paramLabel = "FILE|-", descriptionKey = "option.number-a-file")
  private Optional<String> numberAFile = Optional.empty();

  @Mixin private PinOptions pinOptions = new PinOptions();

  @Option(names = "--trust-test", descriptionKey = "option.trust-test-card")
  private boolean trustTest;

  @Option(names = "--evidence", paramLabel = "DIR", descriptionKey = "option.evidence")
  private Optional<String> evidence = Optional.empty();

  @Option(names = "--evidence-images", descriptionKey = "option.evidence-images")
  private boolean images;

  public GenuineCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode work() throws JpkiException {
    if (images && evidence.isEmpty()) {
      throw new Failure(ExitCode.USAGE, "usage.evidence-images");
    }
    try (GenuineSecrets secrets = new GenuineSecrets(context, surface, numberAFile, pinOptions);
        EvidenceFolder folder = EvidenceFolder.open(evidence)) {
      AuthenticityReport report = look(secrets);
      folder.write(report.evidence());
      GenuineView view = new GenuineView(report, context);
      return context.results().show(view::text, view::json, view.failure());
    }
  }

  private AuthenticityReport look(GenuineSecrets secrets) throws JpkiException {
    return SurfaceSession.read(
        context, session -> session.authenticity(authorities()).check(secrets.request(images)));
  }

  private CvAuthorities authorities() {
    CvAuthorities authorities = CvAuthorities.production();
    if (!trustTest) {
      return authorities;
    }
    authorities = authorities.withTest();
    for (TestCvCa ca : TestCvCa.values()) {
      authorities =
          authorities.with(
              CvAuthority.test(CvRole.valueOf(ca.name()), KeyId.of(ca.keyId()), ca.publicKey()));
    }
    return authorities;
  }
}

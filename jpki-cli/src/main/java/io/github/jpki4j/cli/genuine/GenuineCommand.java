package io.github.jpki4j.cli.genuine;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.authenticity.AuthenticityReport;
import io.github.jpki4j.card.authenticity.AuthenticityRequest;
import io.github.jpki4j.card.authenticity.CvAuthorities;
import io.github.jpki4j.card.authenticity.CvAuthority;
import io.github.jpki4j.card.authenticity.CvRole;
import io.github.jpki4j.card.authenticity.KeyId;
import io.github.jpki4j.cli.card.SurfaceSession;
import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.testcard.pki.TestCvCa;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells whether a card is genuine, and writes down how a stranger can tell. */
@Command(name = "genuine")
public final class GenuineCommand implements CliCommand {

  private final CommandContext context;

  @Mixin private GenuineOptions options = new GenuineOptions();

  @Option(names = "--cv-ca", paramLabel = "FILE", descriptionKey = "option.cv-ca")
  private List<String> ownAuthorities = new ArrayList<>();

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
    CvAuthorities authorities = authorities();
    try (GenuineSecrets secrets = new GenuineSecrets(context, options);
        EvidenceFolder folder = EvidenceFolder.open(evidence)) {
      AuthenticityReport report = look(secrets, authorities);
      folder.write(report.evidence());
      GenuineView view = new GenuineView(report, context);
      return context.results().show(view::text, view::json, view.failure());
    }
  }

  private AuthenticityReport look(GenuineSecrets secrets, CvAuthorities authorities)
      throws JpkiException {
    return SurfaceSession.read(
        context,
        session -> {
          AuthenticityRequest request = secrets.request(session);
          return session
              .authenticity(authorities)
              .check(images ? request.includingImages() : request);
        });
  }

  private CvAuthorities authorities() {
    CvAuthorities authorities = CvAuthorities.production();
    if (trustTest) {
      authorities = withTest(authorities);
    }
    for (String file : ownAuthorities) {
      authorities = CvCaFile.with(authorities, file);
    }
    return authorities;
  }

  private static CvAuthorities withTest(CvAuthorities trusted) {
    CvAuthorities authorities = trusted.withTest();
    for (TestCvCa ca : TestCvCa.values()) {
      authorities =
          authorities.with(
              CvAuthority.test(CvRole.valueOf(ca.name()), KeyId.of(ca.keyId()), ca.publicKey()));
    }
    return authorities;
  }
}

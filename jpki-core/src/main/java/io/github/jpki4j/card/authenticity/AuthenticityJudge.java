package io.github.jpki4j.card.authenticity;

import io.github.jpki4j.cert.BasicFourAttributes;
import io.github.jpki4j.exchange.CardApplication;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Judges what was read of a card: a pure function, which knows no card. */
final class AuthenticityJudge {

  private final CvAuthorities authorities;

  AuthenticityJudge(CvAuthorities authorities) {
    this.authorities = authorities;
  }

  /**
   * Judges a card.
   *
   * @param reading what was read; erased by the caller
   * @param challenge what the card was asked to sign
   * @param request for what it was read
   */
  AuthenticityReport judge(
      CardReading reading, CardChallenge challenge, AuthenticityRequest request) {
    Optional<BasicFourAttributes> certificate = request.certificate();
    ChainJudge chains = new ChainJudge(authorities);
    SurfaceJudge surface = new SurfaceJudge(chains, reading, challenge);
    TextJudge text = new TextJudge(chains, reading, challenge);
    List<AuthenticityFinding> findings = new ArrayList<>(surface.findings());
    findings.addAll(text.findings());
    Optional<BasicFourAttributes> onSurface = surface.attributes();
    Optional<BasicFourAttributes> inText = text.attributes();
    if (onSurface.isPresent() && inText.isPresent()) {
      boolean proven = surface.record.isProven() && text.isProven();
      findings.add(AttributeJudge.text(onSurface.get(), inText.get(), proven));
    }
    Optional<BasicFourAttributes> ofCard = inText.isPresent() ? inText : onSurface;
    if (certificate.isPresent() && ofCard.isPresent()) {
      boolean proven = inText.isPresent() ? text.isProven() : surface.record.isProven();
      findings.add(AttributeJudge.certificate(ofCard.get(), certificate.get(), proven));
    }
    ChainJudge.Judged intermediate = intermediate(chains, reading);
    findings.addAll(ofCard(chains, reading, intermediate));
    return new AuthenticityReport(
        findings,
        onSurface,
        AuthenticityEvidence.of(
            reading, challenge, surface, text, intermediate, authorities, request.withImages()));
  }

  /**
   * Whether something of one application fails.
   *
   * @param reading with everything that was read of it
   */
  boolean fails(CardApplication application, CardReading reading, CardChallenge challenge) {
    ChainJudge chains = new ChainJudge(authorities);
    List<AuthenticityFinding> findings =
        switch (application) {
          case SURFACE -> new SurfaceJudge(chains, reading, challenge).findings();
          case CARD_INFO_INPUT -> new TextJudge(chains, reading, challenge).findings();
          case ISSUER_DOMAIN -> ofCard(chains, reading, intermediate(chains, reading));
          default -> throw new IllegalArgumentException("nothing is judged of " + application);
        };
    return findings.stream().anyMatch(found -> found.outcome() == AuthenticityOutcome.FAILED);
  }

  private static ChainJudge.Judged intermediate(ChainJudge chains, CardReading reading) {
    return chains.top(
        AuthenticityCheck.CARD_INTERMEDIATE,
        CvRole.CARD,
        reading.part(CardObject.CARD_INTERMEDIATE));
  }

  private static List<AuthenticityFinding> ofCard(
      ChainJudge chains, CardReading reading, ChainJudge.Judged intermediate) {
    return Arrays.asList(
        intermediate.finding(),
        chains
            .below(AuthenticityCheck.CARD_KEY, intermediate, reading.part(CardObject.CARD_KEY))
            .finding());
  }
}

package io.github.jpki4j.card.authenticity;

import io.github.jpki4j.cert.BasicFourAttributes;
import java.util.ArrayList;
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
    ChainJudge.Judged intermediate =
        chains.top(
            AuthenticityCheck.CARD_INTERMEDIATE,
            CvRole.CARD,
            reading.part(CardObject.CARD_INTERMEDIATE));
    findings.add(intermediate.finding());
    findings.add(
        chains
            .below(AuthenticityCheck.CARD_KEY, intermediate, reading.part(CardObject.CARD_KEY))
            .finding());
    return new AuthenticityReport(
        findings,
        onSurface,
        AuthenticityEvidence.of(
            reading, challenge, surface, text, intermediate, authorities, request.withImages()));
  }
}

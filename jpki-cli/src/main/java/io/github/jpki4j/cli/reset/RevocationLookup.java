package io.github.jpki4j.cli.reset;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.Check;
import io.github.jpki4j.cert.Finding;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.ValidationReport;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.cli.card.CardCertificates;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.validate.Authorities;
import io.github.jpki4j.reset.CardFacts;
import io.github.jpki4j.reset.CertificateFact;
import io.github.jpki4j.reset.ServiceFacts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out for the advice whether the certificates that could be read are revoked. Nobody is asked
 * about a certificate whose CA is not trusted: the answer would not be trusted either.
 */
final class RevocationLookup {

  /** A certificate and the CA certificate beside it on the card. */
  private record Question(
      KeyKind key, JpkiCertificate certificate, Optional<JpkiCertificate> authority) {}

  private final CommandContext context;
  private final RevocationChecker checker;
  private final Authorities authorities;
  private final List<Question> questions = new ArrayList<>();

  RevocationLookup(CommandContext context, RevocationChecker checker, Authorities authorities) {
    this.context = context;
    this.checker = checker;
    this.authorities = authorities;
  }

  /** Takes the certificates off the card that told their term, and so can be read. */
  void read(JpkiAp card, CardFacts facts) throws JpkiException {
    questions.clear();
    for (KeyKind key : KeyKind.values()) {
      if (facts.certificate(key) instanceof CertificateFact.Term) {
        questions.add(
            new Question(
                key,
                card.readCertificate(key.certificate()),
                CardCertificates.authority(card, key)));
      }
    }
  }

  /** Asks about them; the card is not needed any more. */
  ServiceFacts ask(ServiceFacts facts, Instant now) {
    ServiceFacts answered = facts;
    for (Question question : questions) {
      Optional<JpkiCertificate> issuer = issuer(question, now);
      if (issuer.isPresent()) {
        answered =
            answered.withRevocation(
                question.key(),
                checker.check(question.certificate().x509(), issuer.get().x509(), now));
      } else {
        context
            .output()
            .note("note.not-asked", context.messages().terms().name(question.key().certificate()));
      }
    }
    return answered;
  }

  /** Who issued it, if that CA is trusted and the certificate has no other fault than its term. */
  private Optional<JpkiCertificate> issuer(Question question, Instant now) {
    List<JpkiCertificate> candidates = new ArrayList<>(authorities.candidates());
    question.authority().ifPresent(candidates::add);
    ValidationReport report =
        CertificateValidator.builder()
            .anchors(authorities.anchors())
            .clock(Clock.fixed(now, ZoneOffset.UTC))
            .acceptNotPerformed(Check.REVOCATION)
            .build()
            .validate(question.key(), question.certificate(), candidates);
    boolean objected =
        report.objections().stream().map(Finding::check).anyMatch(check -> check != Check.VALIDITY);
    return objected ? Optional.empty() : report.issuer();
  }
}

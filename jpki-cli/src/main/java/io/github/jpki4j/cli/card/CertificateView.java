package io.github.jpki4j.cli.card;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.cert.BasicFourAttributes;
import io.github.jpki4j.cert.BirthDate;
import io.github.jpki4j.cert.ExpiryReason;
import io.github.jpki4j.cert.ExpiryRule;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.Municipality;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.internal.JapanTime;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a certificate says, as a screen and as JSON. Nothing of it is verified. */
final class CertificateView {

  private static final int LABELS = 22;

  private final CertificateKind kind;
  private final JpkiCertificate certificate;
  private final X509Certificate x509;
  private final Messages messages;
  private final Instant now;

  CertificateView(CertificateKind kind, JpkiCertificate certificate, CommandContext context) {
    this.kind = kind;
    this.certificate = certificate;
    this.x509 = certificate.x509();
    this.messages = context.messages();
    this.now = context.environment().clock().instant();
  }

  String text() {
    TextPage page =
        new TextPage(LABELS)
            .row(messages.get("label.certificate"), messages.terms().name(kind))
            .row(messages.get("label.subject"), x509.getSubjectX500Principal().getName())
            .row(messages.get("label.issuer"), x509.getIssuerX500Principal().getName())
            .row(messages.get("label.generation"), Certificates.claimed(certificate, messages))
            .row(messages.get("label.serial"), serial());
    validity(page);
    certificate
        .municipality()
        .ifPresent(place -> page.row(messages.get("label.municipality"), place(place)));
    page.row(messages.get("label.key"), key())
        .row(messages.get("label.key-usage"), list(Certificates.keyUsages(x509)))
        .row(messages.get("label.policy"), list(certificate.policies()))
        .row(messages.get("label.sha256"), certificate.sha256());
    attributes()
        .ifPresent(
            view -> {
              view.addTo(page);
              view.addActionsTo(page);
            });
    return page.toString();
  }

  private void validity(TextPage page) {
    page.row(
            messages.get("label.not-before"),
            messages.get("japan-time", JapanTime.minutes(certificate.notBefore())))
        .row(
            messages.get("label.not-after"),
            messages.get("japan-time", JapanTime.minutes(certificate.notAfter())))
        .row(
            "",
            messages.get(
                "now." + ValidityState.of(certificate, now),
                Math.abs(ValidityState.daysLeft(certificate, now))));
    expiryReasons().forEach(reason -> page.row("", messages.get("expiry." + reason)));
  }

  /** Why it ends when it does, where that can be told. */
  private List<ExpiryReason> expiryReasons() {
    if (kind.isCa()) {
      return List.of();
    }
    ExpiryRule rule = ExpiryRule.of(kind.key(), certificate.notBefore(), certificate.notAfter());
    Optional<BirthDate> birthDate =
        certificate.attributes().flatMap(BasicFourAttributes::birthDate);
    return birthDate.map(rule::withBirthDate).orElse(rule).reasons().stream()
        .filter(reason -> reason != ExpiryReason.UNDETERMINED)
        .toList();
  }

  private static String place(Municipality place) {
    return Stream.of(place.prefecture(), place.name(), place.code())
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" "));
  }

  private Optional<AttributesView> attributes() {
    return kind == CertificateKind.SIGN
        ? certificate.attributes().map(there -> new AttributesView(there, messages))
        : Optional.empty();
  }

  private String list(Collection<String> names) {
    return String.join(messages.get("comma"), names);
  }

  private String serial() {
    return certificate.serial().toString(16).toUpperCase(Locale.ROOT);
  }

  private String key() {
    return x509.getPublicKey() instanceof RSAPublicKey rsa
        ? "RSA " + rsa.getModulus().bitLength()
        : x509.getPublicKey().getAlgorithm();
  }

  Json json() {
    Json json =
        new Json()
            .put("kind", EnumNames.of(kind))
            .put("subject", x509.getSubjectX500Principal().getName())
            .put("issuer", x509.getIssuerX500Principal().getName())
            .put("generation", Certificates.generation(certificate))
            .put("verified", false)
            .put("serialNumber", serial())
            .put("validity", EnumNames.of(ValidityState.of(certificate, now)))
            .put("notBefore", JapanTime.iso(certificate.notBefore()))
            .put("notAfter", JapanTime.iso(certificate.notAfter()))
            .put("key", key())
            .put("keyUsage", Certificates.keyUsages(x509))
            .put("policies", certificate.policies())
            .put("sha256", certificate.sha256());
    if (kind == CertificateKind.SIGN) {
      json.put("attributes", attributes().map(AttributesView::json));
    }
    return json;
  }
}

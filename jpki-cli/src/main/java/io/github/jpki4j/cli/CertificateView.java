package io.github.jpki4j.cli;

import io.github.jpki4j.CertificateKind;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Locale;
import java.util.Optional;

/** What a certificate says, without the personal attributes of the sign certificate. */
record CertificateView(CertificateKind kind, X509Certificate certificate, Messages messages) {

  private static final int LABELS = 22;

  String text() {
    return new Screen(LABELS)
        .row(messages.get("label.certificate"), messages.get("certificate." + kind))
        .row(messages.get("label.subject"), certificate.getSubjectX500Principal().getName())
        .row(messages.get("label.issuer"), certificate.getIssuerX500Principal().getName())
        .row(messages.get("label.generation"), StatusView.generation(certificate, messages))
        .row(messages.get("label.serial"), serial())
        .row(
            messages.get("label.not-before"),
            messages.get("japan-time", JapanTime.minutes(certificate.getNotBefore().toInstant())))
        .row(
            messages.get("label.not-after"),
            messages.get("japan-time", JapanTime.minutes(certificate.getNotAfter().toInstant())))
        .row(messages.get("label.key"), key())
        .row(
            messages.get("label.key-usage"), String.join(", ", Certificates.keyUsages(certificate)))
        .row(messages.get("label.policy"), String.join(", ", Certificates.policies(certificate)))
        .row(messages.get("label.sha256"), Certificates.sha256(certificate))
        .toString();
  }

  private String serial() {
    return certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
  }

  private String key() {
    return certificate.getPublicKey() instanceof RSAPublicKey rsa
        ? "RSA " + rsa.getModulus().bitLength()
        : certificate.getPublicKey().getAlgorithm();
  }

  Json json() {
    Optional<String> generation = Certificates.generation(certificate);
    return new Json()
        .put("kind", Names.of(kind))
        .put("subject", certificate.getSubjectX500Principal().getName())
        .put("issuer", certificate.getIssuerX500Principal().getName())
        .put("generation", generation)
        .put("verified", false)
        .put("serialNumber", serial())
        .put("notBefore", JapanTime.iso(certificate.getNotBefore().toInstant()))
        .put("notAfter", JapanTime.iso(certificate.getNotAfter().toInstant()))
        .put("key", key())
        .put("keyUsage", Certificates.keyUsages(certificate))
        .put("policies", Certificates.policies(certificate))
        .put("sha256", Certificates.sha256(certificate));
  }
}

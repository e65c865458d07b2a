package io.github.jpki4j.samples.web;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.Check;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.login.InMemoryNonceStore;
import io.github.jpki4j.login.JpkiTrustManager;
import io.github.jpki4j.login.LoginOrigin;
import io.github.jpki4j.login.LoginVerifier;
import io.github.jpki4j.login.NonceStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who is believed: one validator for logins, client certificates and signatures. */
@Configuration(proxyBeanMethods = false)
class Trust {

  /** Challenges that nobody has answered yet, for five minutes each. */
  private static final int NONCES = 100_000;

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  CertificateValidator validator(WebLoginSettings settings, Clock clock)
      throws IOException, MalformedDataException {
    TrustAnchors anchors = TrustAnchors.production();
    if (settings.trustTest()) {
      LoggerFactory.getLogger(Trust.class).warn("test CAs are trusted: not for production");
      anchors = withTestRoots(anchors, KeyKind.AUTH, settings.authorities().auth());
      anchors = withTestRoots(anchors, KeyKind.SIGN, settings.authorities().sign());
    }
    CertificateValidator.Builder builder =
        CertificateValidator.builder().anchors(anchors).clock(clock);
    if (settings.acceptUncheckedRevocation()) {
      builder.acceptNotPerformed(Check.REVOCATION);
    }
    if (!settings.crls().isEmpty()) {
      builder.revocation(new CrlFiles(settings.crls()));
    }
    return builder.build();
  }

  /** For one node; docs/login.md has the store for several. */
  @Bean
  NonceStore nonces(Clock clock) {
    return new InMemoryNonceStore(NONCES, clock);
  }

  @Bean
  LoginVerifier verifier(
      WebLoginSettings settings, CertificateValidator validator, NonceStore nonces, Clock clock) {
    return LoginVerifier.builder(LoginOrigin.of(settings.origin()), validator, nonces)
        .clock(clock)
        .build();
  }

  @Bean
  JpkiTrustManager clients(WebLoginSettings settings, CertificateValidator validator)
      throws IOException, MalformedDataException {
    return new JpkiTrustManager(validator, read(settings.authorities().auth()));
  }

  @Bean
  SignerValidator signers(WebLoginSettings settings, CertificateValidator validator)
      throws IOException, MalformedDataException {
    return SignerValidator.of(KeyKind.SIGN, validator)
        .withAuthorities(read(settings.authorities().sign()));
  }

  private static TrustAnchors withTestRoots(TrustAnchors anchors, KeyKind kind, List<Path> files)
      throws IOException, MalformedDataException {
    TrustAnchors all = anchors;
    for (JpkiCertificate authority : read(files)) {
      all = authority.isTest() ? all.withTestRoot(kind, authority) : all;
    }
    return all;
  }

  private static List<JpkiCertificate> read(List<Path> files)
      throws IOException, MalformedDataException {
    List<JpkiCertificate> authorities = new ArrayList<>();
    for (Path file : files) {
      authorities.add(JpkiCertificate.parse(Files.readAllBytes(file)));
    }
    return authorities;
  }
}

package io.github.jpki4j.cli.validate;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.file.DataFile;
import io.github.jpki4j.testcard.pki.CaGeneration;
import io.github.jpki4j.testcard.pki.TestPki;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The CA certificates that the person gave, and the trusted CAs.
 *
 * @param candidates the certificates that were given, whether they are trusted or not
 * @param anchors the trusted CAs
 */
public record Authorities(List<JpkiCertificate> candidates, TrustAnchors anchors) {

  /**
   * Reads the files. A CA certificate is trusted by its fingerprint alone, with one exception: test
   * CAs are trusted for whoever wants to test.
   *
   * @param files one CA certificate each
   * @param test whether test CAs are trusted: those of the simulated cards, and those among the
   *     files
   * @throws Failure if a file is not one CA certificate
   */
  static Authorities read(List<String> files, boolean test, InputStream standardInput) {
    List<JpkiCertificate> candidates = new ArrayList<>();
    TrustAnchors anchors =
        test ? withSimulated(TrustAnchors.production()) : TrustAnchors.production();
    for (String file : files) {
      JpkiCertificate authority = new DataFile(file, standardInput).authority();
      candidates.add(authority);
      Optional<KeyKind> key = authority.kind().map(CertificateKind::key);
      if (key.isPresent()) {
        anchors = with(anchors, key.get(), authority, test);
      }
    }
    return new Authorities(candidates, anchors);
  }

  private static TrustAnchors with(
      TrustAnchors anchors, KeyKind key, JpkiCertificate authority, boolean test) {
    return test && authority.isTest() ? anchors.withTestRoot(key, authority) : anchors;
  }

  private static TrustAnchors withSimulated(TrustAnchors anchors) {
    TestPki pki = TestPki.create();
    TrustAnchors all = anchors;
    for (KeyKind key : KeyKind.values()) {
      for (CaGeneration generation : CaGeneration.values()) {
        all = all.withTestRoot(key, parsed(pki.authorityCertificate(key, generation)));
      }
    }
    return all;
  }

  /** A certificate of the simulated PKI. */
  public static JpkiCertificate parsed(byte[] certificate) {
    try {
      return JpkiCertificate.parse(certificate);
    } catch (MalformedDataException e) {
      throw new IllegalStateException("a certificate of our own test PKI", e);
    }
  }
}

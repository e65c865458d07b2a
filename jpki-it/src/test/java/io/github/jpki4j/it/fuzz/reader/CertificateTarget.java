package io.github.jpki4j.it.fuzz.reader;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.MalformedDataException.Data;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.it.fuzz.target.ByteTarget;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Certificates: what is read is read again from what it encodes to, BouncyCastle reads the same,
 * and only what a CA signed is trusted.
 */
public final class CertificateTarget extends ByteTarget {

  private final byte[] leaf = Samples.leaf(KeyKind.SIGN);
  private final JpkiCertificate authority = Samples.parsed(Samples.authority(KeyKind.SIGN));
  private final CertificateValidator validator =
      CertificateValidator.builder()
          .anchors(TrustAnchors.none().withTestRoot(KeyKind.SIGN, authority))
          .clock(Samples.CLOCK)
          .revocation((certificate, issuer, at) -> new RevocationStatus.Good(at))
          .build();

  /** Creates it. */
  public CertificateTarget() {
    super(
        "certificate",
        List.of(
            Samples.leaf(KeyKind.AUTH),
            Samples.leaf(KeyKind.SIGN),
            Samples.authority(KeyKind.AUTH)));
  }

  @Override
  public void read(byte[] bytes) throws IOException {
    JpkiCertificate certificate;
    try {
      certificate = JpkiCertificate.parse(bytes);
    } catch (MalformedDataException e) {
      Checks.require(e.data() == Data.CERTIFICATE, "told as another kind of data");
      return;
    }
    byte[] encoded = certificate.encoded();
    Checks.require(Samples.parsed(encoded).equals(certificate), "not the same when read again");
    X509CertificateHolder other = new X509CertificateHolder(encoded);
    Checks.require(
        other.getSerialNumber().equals(certificate.serial())
            && Arrays.equals(
                other.getSubject().getEncoded(),
                certificate.x509().getSubjectX500Principal().getEncoded())
            && other.getNotAfter().toInstant().equals(certificate.notAfter()),
        "BouncyCastle reads another certificate");
    Checks.askAll(certificate);
    boolean trusted = validator.validate(KeyKind.SIGN, certificate, List.of(authority)).isTrusted();
    Checks.require(
        !trusted || Samples.isSignedPartOf(encoded, leaf), "trusted, and nobody signed it");
  }
}

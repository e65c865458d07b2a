package io.github.jpki4j.it.fuzz.reader;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.MalformedDataException.Data;
import io.github.jpki4j.cert.revocation.Crl;
import io.github.jpki4j.cert.revocation.CrlChecker;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.it.fuzz.target.ByteTarget;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Revocation lists: the JDK reads the same, and only what the CA signed says anything. */
public final class CrlTarget extends ByteTarget {

  private final byte[] list = Samples.list(KeyKind.SIGN);
  private final X509Certificate leaf = Samples.parsed(Samples.leaf(KeyKind.SIGN)).x509();
  private final X509Certificate authority = Samples.parsed(Samples.authority(KeyKind.SIGN)).x509();

  /** Creates it. */
  public CrlTarget() {
    super("crl", List.of(Samples.list(KeyKind.SIGN), Samples.list(KeyKind.AUTH)));
  }

  @Override
  public void read(byte[] bytes) {
    Crl crl;
    try {
      crl = Crl.parse(bytes);
    } catch (MalformedDataException e) {
      Checks.require(e.data() == Data.CRL, "told as another kind of data");
      return;
    }
    RevocationStatus status = CrlChecker.of(crl).check(leaf, authority, Samples.NOW);
    boolean der = bytes[0] == 0x30;
    Checks.require(
        !status.isConclusive() || !der || Samples.isSignedPartOf(bytes, list),
        "believed, and nobody signed it");
    if (der) {
      jdk(bytes).ifPresent(other -> requireSame(crl, other));
    }
  }

  /** What the JDK makes of it, if it takes it: it is the more lenient in some, and not in all. */
  private static Optional<X509CRL> jdk(byte[] bytes) {
    try {
      return Optional.of(
          (X509CRL)
              CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(bytes)));
    } catch (GeneralSecurityException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static void requireSame(Crl crl, X509CRL other) {
    int size = other.getRevokedCertificates() == null ? 0 : other.getRevokedCertificates().size();
    Checks.require(
        crl.thisUpdate().equals(other.getThisUpdate().toInstant())
            && crl.nextUpdate()
                .equals(Optional.ofNullable(other.getNextUpdate()).map(d -> d.toInstant()))
            && crl.issuer().equals(other.getIssuerX500Principal())
            && crl.size() >= size,
        "the JDK reads another list");
  }
}

package io.github.jpki4j.it.fuzz.reader;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.revocation.OcspChecker;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.it.fuzz.target.ByteTarget;
import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ocsp.OCSPResponse;

/** Answers of OCSP responders: only what was signed says anything. */
public final class OcspTarget extends ByteTarget {

  private final List<byte[]> samples;
  private final Map<KeyKind, X509Certificate> leaves = new EnumMap<>(KeyKind.class);
  private final Map<KeyKind, X509Certificate> authorities = new EnumMap<>(KeyKind.class);

  /** Creates it. */
  public OcspTarget() {
    this(List.of(Samples.response(KeyKind.AUTH), Samples.response(KeyKind.SIGN)));
  }

  private OcspTarget(List<byte[]> samples) {
    super("ocsp", samples);
    this.samples = samples;
    for (KeyKind kind : KeyKind.values()) {
      leaves.put(kind, Samples.parsed(Samples.leaf(kind)).x509());
      authorities.put(kind, Samples.parsed(Samples.authority(kind)).x509());
    }
  }

  @Override
  public void read(byte[] bytes) {
    OcspChecker checker = OcspChecker.ofResponse(bytes);
    for (KeyKind kind : KeyKind.values()) {
      RevocationStatus status = checker.check(leaves.get(kind), authorities.get(kind), Samples.NOW);
      Checks.require(
          !status.isConclusive() || Samples.isSignedPartOf(basic(bytes), basics()),
          "believed, and nobody signed it");
    }
  }

  private byte[][] basics() {
    return samples.stream().map(OcspTarget::basic).toArray(byte[][]::new);
  }

  private static byte[] basic(byte[] response) {
    return OCSPResponse.getInstance(response).getResponseBytes().getResponse().getOctets();
  }
}

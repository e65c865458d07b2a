package io.github.jpki4j.cert.revocation;

import io.github.jpki4j.internal.DerCursor;
import java.io.IOException;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.util.encoders.Hex;

/**
 * An unsigned question about one certificate (RFC 6960, 4.1) with a nonce (RFC 9654). Immutable.
 */
final class OcspRequest {

  private static final int NONCE_LENGTH = 32;

  private final byte[] der;
  private final byte[] nonce;

  private OcspRequest(byte[] der, byte[] nonce) {
    this.der = der;
    this.nonce = nonce;
  }

  /** Builds a request with a fresh nonce. */
  static OcspRequest about(CertId id, SecureRandom random) {
    byte[] fresh = new byte[NONCE_LENGTH];
    random.nextBytes(fresh);
    try {
      byte[] nonce = new DEROctetString(fresh).getEncoded();
      Extension extension =
          new Extension(
              new ASN1ObjectIdentifier(OcspResponse.NONCE), false, new DEROctetString(nonce));
      TBSRequest request =
          new TBSRequest(
              (GeneralName) null,
              new DERSequence(new Request(certId(id), null)),
              new org.bouncycastle.asn1.x509.Extensions(extension));
      return new OcspRequest(new OCSPRequest(request, null).getEncoded("DER"), nonce);
    } catch (IOException e) {
      throw new IllegalStateException("encoding into memory does not fail", e);
    }
  }

  private static CertID certId(CertId id) {
    return new CertID(
        new AlgorithmIdentifier(new ASN1ObjectIdentifier(id.hashOid()), DERNull.INSTANCE),
        new DEROctetString(Hex.decode(id.issuerNameHash())),
        new DEROctetString(Hex.decode(id.issuerKeyHash())),
        new ASN1Integer(id.serial()));
  }

  /** The request, a fresh array. */
  byte[] der() {
    return der.clone();
  }

  /** Whether this is the nonce of the request: the whole value of the extension. */
  boolean hasNonce(DerCursor value) {
    return DerCursor.of(nonce).hasSameBytes(value);
  }
}

package io.github.jpki4j.cert.revocation;

import static io.github.jpki4j.cert.revocation.TestCa.AT;
import static io.github.jpki4j.cert.revocation.TestCa.CA;
import static io.github.jpki4j.cert.revocation.TestCa.LEAF;
import static io.github.jpki4j.cert.revocation.TestCa.SERIAL;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** A responder made of BouncyCastle's bcpkix; right unless a field is changed. */
final class TestResponder implements OcspTransport {

  /** What a request gets. */
  enum Nonce {
    SAME,
    NONE,
    OTHER
  }

  TestCa signer = CA;
  String algorithm;
  RespID id = byName(CA.name);
  List<X509Certificate> certificates = new ArrayList<>();
  ASN1ObjectIdentifier hash;
  TestCa issuer = CA;
  BigInteger serial = SERIAL;
  CertificateStatus status = CertificateStatus.GOOD;
  Instant producedAt = AT;
  Instant thisUpdate = AT.minus(Duration.ofMinutes(1));
  Instant nextUpdate = AT.plus(Duration.ofMinutes(14));
  Nonce nonce = Nonce.SAME;
  List<Extension> responseExtensions = new ArrayList<>();
  List<Extension> singleExtensions = new ArrayList<>();
  int copies = 1;
  int errorStatus = OCSPRespBuilder.SUCCESSFUL;
  OCSPReq lastRequest;

  static RespID byName(X500Name name) {
    return new RespID(new ResponderID(name));
  }

  static RespID byKey(TestCa ca) {
    try {
      return new RespID(
          SubjectPublicKeyInfo.getInstance(ca.keys.getPublic().getEncoded()),
          digest(OIWObjectIdentifiers.idSHA1));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public byte[] exchange(byte[] request) {
    try {
      lastRequest = new OCSPReq(request);
      return answer();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** An answer without a request. */
  static byte[] unasked(TestResponder responder) {
    responder.nonce = Nonce.NONE;
    try {
      return responder.answer();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] answer() throws Exception {
    if (errorStatus != OCSPRespBuilder.SUCCESSFUL) {
      return new OCSPRespBuilder().build(errorStatus, null).getEncoded();
    }
    BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(id);
    for (int i = 0; i < copies; i++) {
      builder.addResponse(
          new CertificateID(
              digest(hash()), new JcaX509CertificateHolder(issuer.certificate), serial),
          status,
          Date.from(thisUpdate),
          nextUpdate == null ? null : Date.from(nextUpdate),
          extensions(singleExtensions));
    }
    List<Extension> all = new ArrayList<>(responseExtensions);
    if (nonce != Nonce.NONE) {
      Extension asked = lastRequest.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
      byte[] value = asked.getExtnValue().getOctets().clone();
      value[value.length - 1] ^= nonce == Nonce.OTHER ? (byte) 1 : 0;
      all.add(new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, value));
    }
    builder.setResponseExtensions(extensions(all));
    List<X509CertificateHolder> chain = new ArrayList<>();
    for (X509Certificate certificate : certificates) {
      chain.add(new JcaX509CertificateHolder(certificate));
    }
    return new OCSPRespBuilder()
        .build(
            OCSPRespBuilder.SUCCESSFUL,
            builder.build(
                signer.signer(algorithm),
                chain.toArray(new X509CertificateHolder[0]),
                Date.from(producedAt)))
        .getEncoded();
  }

  private static Extensions extensions(List<Extension> list) {
    return list.isEmpty() ? null : new Extensions(list.toArray(new Extension[0]));
  }

  /** The hash algorithm that is set, that of the request, or SHA-1. */
  private ASN1ObjectIdentifier hash() {
    if (hash != null) {
      return hash;
    }
    return lastRequest == null
        ? OIWObjectIdentifiers.idSHA1
        : lastRequest.getRequestList()[0].getCertID().getHashAlgOID();
  }

  private static DigestCalculator digest(ASN1ObjectIdentifier oid) throws Exception {
    return new JcaDigestCalculatorProviderBuilder()
        .build()
        .get(new AlgorithmIdentifier(oid, DERNull.INSTANCE));
  }

  RevocationStatus ask() {
    return OcspChecker.over(this).check(LEAF, CA.certificate, AT);
  }
}

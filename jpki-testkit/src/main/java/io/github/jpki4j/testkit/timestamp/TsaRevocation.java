package io.github.jpki4j.testkit.timestamp;

import java.math.BigInteger;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * What is known of the revocation of the test TSA's certificates, as lists and as answers of a
 * responder.
 *
 * @param authority what happened to the CA below the root
 * @param unit what happened to the unit of {@link TsaCase#RIGHT}
 */
public record TsaRevocation(Optional<Revoked> authority, Optional<Revoked> unit) {

  /**
   * A revocation.
   *
   * @param since when
   * @param reason as in RFC 5280, 5.3.1
   */
  public record Revoked(Instant since, int reason) {}

  /**
   * Something that happened to the unit alone.
   *
   * @param since when
   * @param reason as in RFC 5280, 5.3.1
   * @return the CA is not revoked
   */
  public static TsaRevocation ofUnit(String since, int reason) {
    return new TsaRevocation(
        Optional.empty(), Optional.of(new Revoked(Instant.parse(since), reason)));
  }

  /**
   * The lists of the root and of the CA.
   *
   * @param thisUpdate when they were made; valid for a year
   * @return DER, fresh arrays
   */
  public List<byte[]> lists(Instant thisUpdate) {
    return List.of(
        list(
            TsaCertificates.rootHolder(),
            TsaCertificates.rootKey(),
            thisUpdate,
            TsaCertificates.intermediate().getSerialNumber(),
            authority),
        list(
            TsaCertificates.intermediate(),
            TsaCertificates.intermediateKey(),
            thisUpdate,
            unitHolder().getSerialNumber(),
            unit));
  }

  /**
   * What a responder of the CA and of the root answers.
   *
   * @param request DER of a request about one certificate
   * @param at when it answers
   * @return DER of a response with the nonce of the request
   */
  public byte[] answer(byte[] request, Instant at) {
    try {
      OCSPReq asked = new OCSPReq(request);
      Req about = asked.getRequestList()[0];
      boolean isUnit = about.getCertID().getSerialNumber().equals(unitHolder().getSerialNumber());
      X509CertificateHolder issuer =
          isUnit ? TsaCertificates.intermediate() : TsaCertificates.rootHolder();
      BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(issuer.getSubject()));
      builder.addResponse(
          about.getCertID(),
          (isUnit ? unit : authority)
              .<CertificateStatus>map(
                  each -> new RevokedStatus(Date.from(each.since()), each.reason()))
              .orElse(CertificateStatus.GOOD),
          Date.from(at),
          Date.from(at.plus(Duration.ofDays(1))));
      builder.setResponseExtensions(
          new Extensions(asked.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)));
      ContentSigner signer =
          signer(isUnit ? TsaCertificates.intermediateKey() : TsaCertificates.rootKey());
      OCSPResp response =
          new OCSPRespBuilder()
              .build(
                  OCSPRespBuilder.SUCCESSFUL,
                  builder.build(signer, new X509CertificateHolder[0], Date.from(at)));
      return response.getEncoded();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509CertificateHolder unitHolder() {
    return TsaCase.RIGHT.unit().certificate();
  }

  private static byte[] list(
      X509CertificateHolder issuer,
      PrivateKey key,
      Instant thisUpdate,
      BigInteger serial,
      Optional<Revoked> revoked) {
    try {
      X509v2CRLBuilder builder = new X509v2CRLBuilder(issuer.getSubject(), Date.from(thisUpdate));
      builder.setNextUpdate(Date.from(thisUpdate.plus(Duration.ofDays(365))));
      builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.ONE));
      revoked.ifPresent(
          each -> builder.addCRLEntry(serial, Date.from(each.since()), each.reason()));
      return builder.build(signer(key)).getEncoded();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static ContentSigner signer(PrivateKey key) throws Exception {
    return new JcaContentSignerBuilder("SHA256withRSA").build(key);
  }
}

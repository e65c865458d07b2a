package io.github.jpki4j.testcard.pki;

import java.io.ByteArrayInputStream;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;

/** Certificates and revocation lists as the JDK reads them. */
public final class X509 {

  private X509() {}

  public static X509Certificate certificate(byte[] der) throws CertificateException {
    return (X509Certificate) factory().generateCertificate(new ByteArrayInputStream(der));
  }

  public static X509CRL crl(byte[] der) throws CertificateException, CRLException {
    return (X509CRL) factory().generateCRL(new ByteArrayInputStream(der));
  }

  private static CertificateFactory factory() throws CertificateException {
    return CertificateFactory.getInstance("X.509");
  }
}

package io.github.jpki4j.cert;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.internal.ParserBoundary;
import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;

/** A certificate can name its holder, and nobody can take it out of the memory of the JDK. */
class CertificateMemoryTest {

  @Test
  void theJdkKeepsNoCertificateThatThisLibraryRead() throws Exception {
    byte[] der = UnsignedCertificate.withoutSubjectAltName().getEncoded();
    X509Certificate read = ParserBoundary.certificate(der);
    assertThat(ParserBoundary.certificate(der)).isEqualTo(read).isNotSameAs(read);
    Certificate kept = oneByOne(der);
    assertThat(kept).isEqualTo(read).isNotSameAs(read);
    assertThat(oneByOne(der)).as("kept, or this test is of no use").isSameAs(kept);
  }

  private static Certificate oneByOne(byte[] der) throws CertificateException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(der));
  }
}

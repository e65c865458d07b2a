package io.github.jpki4j.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.pki.TestPki;
import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import org.junit.jupiter.api.Test;

/** The JDK keeps what its factory read, until it is told to forget. */
class CertificateCacheTest {

  private final byte[] der = TestPki.create().authorityCertificate(KeyKind.SIGN);

  @Test
  void whatWasReadIsForgotten() throws CertificateException {
    Certificate first = read();
    assertThat(read()).as("from the cache, or this class is of no use").isSameAs(first);
    CertificateCache.clear();
    assertThat(read()).isEqualTo(first).isNotSameAs(first);
  }

  private Certificate read() throws CertificateException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(der));
  }
}

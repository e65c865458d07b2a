package io.github.jpki4j.it.server;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.X509TrustManager;

/** Asks the trust manager that a test has set: Tomcat makes its own object of a class. */
public final class DelegatingTrust implements X509TrustManager {

  private static final AtomicReference<Optional<X509TrustManager>> CURRENT =
      new AtomicReference<>(Optional.empty());

  static void set(X509TrustManager trust) {
    CURRENT.set(Optional.of(trust));
  }

  private static X509TrustManager current() {
    return CURRENT.get().orElseThrow();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    current().checkClientTrusted(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    current().checkServerTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return current().getAcceptedIssuers();
  }
}

package io.github.jpki4j.samples.web;

import io.github.jpki4j.login.JpkiTrustManager;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509KeyManager;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.net.SSLUtil;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Mutual TLS: the server's key is that of Spring Boot's bundle {@code web}, and people's
 * certificates are judged by {@link JpkiTrustManager}. Spring Boot hands key stores of a bundle to
 * Tomcat, and no trust manager, so Tomcat gets the whole context here. Start the server anew for a
 * new key: {@code reload-on-update} of the bundle would replace the context.
 */
@Component
final class ClientCertificates
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private final SslBundles bundles;
  private final JpkiTrustManager clients;

  ClientCertificates(SslBundles bundles, JpkiTrustManager clients) {
    this.bundles = bundles;
    this.clients = clients;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addConnectorCustomizers(this::customize);
  }

  private void customize(Connector connector) {
    KeyManager[] keys = bundles.getBundle("web").getManagers().getKeyManagers();
    for (SSLHostConfig host : connector.findSslHostConfigs()) {
      for (SSLHostConfigCertificate certificate : host.getCertificates()) {
        certificate.setSslContext(SSLUtil.createSSLContext(context(keys), first(keys), clients));
      }
    }
  }

  private SSLContext context(KeyManager[] keys) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, new TrustManager[] {clients}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("TLS with the key of the bundle web", e);
    }
  }

  private static X509KeyManager first(KeyManager[] keys) {
    return Arrays.stream(keys)
        .filter(X509KeyManager.class::isInstance)
        .map(X509KeyManager.class::cast)
        .findFirst()
        .orElseThrow();
  }
}

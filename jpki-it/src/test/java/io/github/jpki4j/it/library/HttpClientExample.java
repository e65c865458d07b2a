package io.github.jpki4j.it.library;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.ssl.SSLContexts;

/** The example of docs/integrations.md for Apache HttpClient 5; HttpClientIT runs it. */
final class HttpClientExample {

  private HttpClientExample() {}

  /** A client that logs in with the one key of a store and trusts the servers of another. */
  static CloseableHttpClient client(KeyStore store, KeyStore trusted, String... versions)
      throws GeneralSecurityException {
    // example-begin
    SSLContext context =
        SSLContexts.custom()
            .setKeyManagerFactoryAlgorithm("NewSunX509") // not SunX509, Apache's default
            .loadKeyMaterial(store, null)
            .loadTrustMaterial(trusted, null)
            .build();
    TlsSocketStrategy tls =
        ClientTlsStrategyBuilder.create()
            .setSslContext(context)
            .setTlsVersions(versions) // "TLSv1.2", if the card makes no PSS
            .buildClassic();
    CloseableHttpClient client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setTlsSocketStrategy(tls)
                    .build())
            .disableConnectionState() // one person: all requests may share a connection
            .build();
    // example-end
    return client;
  }
}

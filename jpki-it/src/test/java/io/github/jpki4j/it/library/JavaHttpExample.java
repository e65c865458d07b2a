package io.github.jpki4j.it.library;

import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/** The example of docs/integrations.md for java.net.http; JavaHttpIT runs it. */
final class JavaHttpExample {

  private JavaHttpExample() {}

  static HttpClient client(KeyStore store, TrustManager[] trust, String... versions)
      throws GeneralSecurityException {
    // example-begin
    KeyManagerFactory keys = KeyManagerFactory.getInstance("NewSunX509");
    keys.init(store, null); // no PIN yet
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust, null);
    HttpClient client =
        HttpClient.newBuilder()
            .sslContext(context)
            .sslParameters(new SSLParameters(null, versions)) // "TLSv1.2", if no PSS
            .build(); // the person is asked when a request is sent
    // example-end
    return client;
  }
}

package io.github.jpki4j.cli.tls;

import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.file.DataFile;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Which web servers are believed: those of the CAs that were given, else of those Java knows. */
final class ServerTrust {

  private final List<X509Certificate> authorities;

  private ServerTrust(List<X509Certificate> authorities) {
    this.authorities = authorities;
  }

  /**
   * Reads the files.
   *
   * @param files one certificate each, of a CA or of the server itself; none for Java's own list
   * @param standardInput for {@code -}
   * @throws Failure if one of them holds something else
   */
  static ServerTrust of(List<String> files, InputStream standardInput) {
    List<X509Certificate> authorities = new ArrayList<>();
    for (String file : files) {
      authorities.add(new DataFile(file, standardInput).certificate().x509());
    }
    return new ServerTrust(authorities);
  }

  TrustManager[] managers() throws GeneralSecurityException, IOException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store());
    return factory.getTrustManagers();
  }

  /** Null is Java's own list. */
  private @Nullable KeyStore store() throws GeneralSecurityException, IOException {
    if (authorities.isEmpty()) {
      return null;
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("authority-" + i, authorities.get(i));
    }
    return store;
  }
}

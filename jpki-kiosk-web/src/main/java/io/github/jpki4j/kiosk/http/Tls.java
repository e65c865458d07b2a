package io.github.jpki4j.kiosk.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.Collections;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The certificate and the key of a server that speaks TLS itself. Immutable. */
public final class Tls {

  private static final String[] PROTOCOLS = {"TLSv1.2", "TLSv1.3"};

  private final SSLContext context;

  private Tls(SSLContext context) {
    this.context = context;
  }

  /**
   * Reads them.
   *
   * @param keyStore a file in PKCS #12 or JKS
   * @param password of the file and of the key in it; stays the caller's, who erases it
   * @return them
   * @throws IOException if the file cannot be read, or has another password
   * @throws GeneralSecurityException if there is no key in it that can be used
   */
  public static Tls read(Path keyStore, char[] password)
      throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keyStore)) {
      keys.load(in, password);
    }
    if (Collections.list(keys.aliases()).stream().noneMatch(alias -> isKey(keys, alias))) {
      throw new KeyStoreException("There is no key in the file.");
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return new Tls(context);
  }

  private static boolean isKey(KeyStore keys, String alias) {
    try {
      return keys.isKeyEntry(alias);
    } catch (KeyStoreException e) {
      throw new IllegalStateException("it was loaded", e);
    }
  }

  /** TLS 1.2 and 1.3. */
  SslContextFactory.Server factory() {
    SslContextFactory.Server factory = new SslContextFactory.Server();
    factory.setSslContext(context);
    factory.setIncludeProtocols(PROTOCOLS);
    factory.setRenegotiationAllowed(false);
    return factory;
  }
}

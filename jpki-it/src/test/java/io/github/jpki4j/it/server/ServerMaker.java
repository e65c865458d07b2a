package io.github.jpki4j.it.server;

import io.github.jpki4j.testkit.key.SoftwareKeys;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CRL;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Servers of Java that want a certificate of their client. */
enum ServerMaker {
  JDK,
  TOMCAT,
  JETTY,
  NETTY;

  /** One handshake, and a line where the server speaks HTTP; throws what the client sees. */
  void shakeHands(Path folder, ClientTrust trust, SSLContext client) throws Exception {
    switch (this) {
      case JDK -> Engines.shakeHands(engine(client), jdk(trust));
      case NETTY -> Engines.shakeHands(engine(client), netty(trust));
      case TOMCAT -> shakeHands(tomcat(folder, trust), client);
      case JETTY -> shakeHands(jetty(trust), client);
    }
  }

  private static void shakeHands(WebServer started, SSLContext client) throws Exception {
    try (WebServer server = started) {
      server.shakeHands(client);
    }
  }

  private static SSLEngine engine(SSLContext client) {
    SSLEngine engine = client.createSSLEngine();
    engine.setUseClientMode(true);
    return engine;
  }

  private static SSLEngine jdk(ClientTrust trust) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    KeyManager[] keys = keys().getKeyManagers();
    context.init(keys, managers(trust), null);
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setNeedClientAuth(true);
    return engine;
  }

  private static SSLEngine netty(ClientTrust trust) throws Exception {
    return SslContextBuilder.forServer(keys())
        .sslProvider(SslProvider.JDK)
        .trustManager(managers(trust)[0])
        .clientAuth(ClientAuth.REQUIRE)
        .build()
        .newEngine(UnpooledByteBufAllocator.DEFAULT);
  }

  private static KeyManagerFactory keys() throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
    keys.init(SoftwareKeys.server(), SoftwareKeys.PASSWORD);
    return keys;
  }

  private static TrustManager[] managers(ClientTrust trust) throws Exception {
    if (trust.manager().isPresent()) {
      return new TrustManager[] {trust.manager().get()};
    }
    TrustManagerFactory plain = TrustManagerFactory.getInstance("PKIX");
    plain.init(trust.store().orElseThrow());
    return plain.getTrustManagers();
  }

  private static WebServer tomcat(Path folder, ClientTrust trust) throws Exception {
    SSLHostConfig host = new SSLHostConfig();
    host.setCertificateVerification("required");
    trust.store().ifPresent(host::setTrustStore);
    if (trust.manager().isPresent()) {
      DelegatingTrust.set(trust.manager().get());
      host.setTrustManagerClassName(DelegatingTrust.class.getName());
    }
    return Tomcats.start(
        folder,
        host,
        certificate -> {
          certificate.setCertificateKeystore(SoftwareKeys.server());
          certificate.setCertificateKeystorePassword(new String(SoftwareKeys.PASSWORD));
        });
  }

  private static WebServer jetty(ClientTrust trust) throws Exception {
    SslContextFactory.Server tls =
        new SslContextFactory.Server() {
          @Override
          protected TrustManager[] getTrustManagers(KeyStore store, Collection<? extends CRL> lists)
              throws Exception {
            return trust.manager().isPresent()
                ? managers(trust)
                : super.getTrustManagers(store, lists);
          }
        };
    tls.setKeyStore(SoftwareKeys.server());
    tls.setKeyStorePassword(new String(SoftwareKeys.PASSWORD));
    trust.store().ifPresent(tls::setTrustStore);
    tls.setNeedClientAuth(true);
    return Jetties.start(tls);
  }
}

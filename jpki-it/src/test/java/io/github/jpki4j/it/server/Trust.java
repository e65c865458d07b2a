package io.github.jpki4j.it.server;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.SoftwareKeys;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Whom a server or a client believes. */
final class Trust {

  private Trust() {}

  /** The CA of a card's key, as a trust store. */
  static KeyStore store(Desk desk, KeyKind kind) throws Exception {
    return SoftwareKeys.trusting(
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(desk.card().pki().authorityCertificate(kind))));
  }

  /** With the policies of its certificates allowed: docs/jca.md. */
  static PKIXBuilderParameters path(KeyStore store) throws Exception {
    PKIXBuilderParameters path = new PKIXBuilderParameters(store, new X509CertSelector());
    path.setRevocationEnabled(false);
    path.setPolicyQualifiersRejected(false);
    return path;
  }

  /** The CA of a card's key, with the policies of its certificates allowed. */
  static TrustManagerFactory withPolicies(KeyStore store) throws Exception {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(new CertPathTrustManagerParameters(path(store)));
    return trust;
  }

  /** For tests about keys alone. */
  static TrustManager[] inWhoever() {
    return new TrustManager[] {new Whoever()};
  }

  private static final class Whoever extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}

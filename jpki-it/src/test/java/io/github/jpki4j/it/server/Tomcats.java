package io.github.jpki4j.it.server;

import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/** Tomcat, configured as its server.xml does. */
final class Tomcats {

  private Tomcats() {}

  /** What is written into a Certificate element. */
  interface Certificate {
    void set(SSLHostConfigCertificate certificate) throws Exception;
  }

  static WebServer start(Path folder, SSLHostConfig host, Certificate element) throws Exception {
    SSLHostConfigCertificate certificate =
        new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.RSA);
    element.set(certificate);
    host.addCertificate(certificate);
    Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
    connector.setPort(0);
    connector.setProperty("address", "127.0.0.1");
    connector.setProperty("SSLEnabled", "true");
    connector.setThrowOnFailure(true);
    connector.addSslHostConfig(host);
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    tomcat.setConnector(connector);
    tomcat.addContext("", folder.toString());
    try {
      tomcat.start();
    } catch (LifecycleException | RuntimeException e) {
      tomcat.destroy();
      throw e;
    }
    return new WebServer() {
      @Override
      public int port() {
        return connector.getLocalPort();
      }

      @Override
      public void close() {
        try {
          tomcat.stop();
          tomcat.destroy();
        } catch (LifecycleException e) {
          throw new AssertionError(e);
        }
      }
    };
  }
}

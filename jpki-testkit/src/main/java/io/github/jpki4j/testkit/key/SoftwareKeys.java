package io.github.jpki4j.testkit.key;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Keys without a card and their certificates. */
public final class SoftwareKeys {

  /** Of each key store made here and its keys. */
  public static final char[] PASSWORD = "changeit".toCharArray();

  private SoftwareKeys() {}

  /**
   * A certificate of a fresh key that is not RSA.
   *
   * @return DER
   * @throws Exception if that fails
   */
  public static byte[] ecCertificate() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
    return selfSigned(pair.getPublic(), pair.getPrivate(), "SHA256withECDSA").getEncoded();
  }

  /**
   * A fresh key pair of RSA 2048.
   *
   * @return the key pair
   * @throws Exception if that fails
   */
  public static KeyPair rsa() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  /**
   * A key of RSA 2048 and its certificate for a server on this computer: one for all servers, as to
   * make a key takes a while.
   *
   * @return with the alias {@code server} and {@link #PASSWORD}, not to be changed
   */
  public static KeyStore server() {
    return Server.KEYS;
  }

  private static final class Server {
    static final KeyStore KEYS = make();

    private static KeyStore make() {
      try {
        return newServer();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  private static KeyStore newServer() throws Exception {
    KeyPair pair = rsa();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "server",
        pair.getPrivate(),
        PASSWORD,
        new X509Certificate[] {selfSigned(pair.getPublic(), pair.getPrivate(), "SHA256withRSA")});
    return store;
  }

  /**
   * Writes the server's certificate as other programs read it.
   *
   * @param folder for the file
   * @param server {@link #server}
   * @return the file, PEM
   * @throws Exception if that fails
   */
  public static Path certificateFile(Path folder, KeyStore server) throws Exception {
    return Pem.certificate(
        folder.resolve("server.pem"), server.getCertificate("server").getEncoded());
  }

  /**
   * Writes the server's key as other programs read it.
   *
   * @param folder for the file
   * @param server {@link #server}
   * @return the file, PEM
   * @throws Exception if that fails
   */
  public static Path keyFile(Path folder, KeyStore server) throws Exception {
    return Pem.key(folder.resolve("server.key"), server.getKey("server", PASSWORD).getEncoded());
  }

  /**
   * What a client trusts, or a server.
   *
   * @param certificate trusted
   * @return a key store with it alone
   * @throws Exception if that fails
   */
  public static KeyStore trusting(Certificate certificate) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("trusted", certificate);
    return store;
  }

  private static X509Certificate selfSigned(
      PublicKey publicKey, PrivateKey privateKey, String algorithm) throws Exception {
    X500Name name = new X500Name("CN=TEST server");
    Instant now = Instant.now();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            Date.from(now.minus(1, ChronoUnit.DAYS)),
            Date.from(now.plus(1, ChronoUnit.DAYS)),
            name,
            publicKey);
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(privateKey)));
  }
}

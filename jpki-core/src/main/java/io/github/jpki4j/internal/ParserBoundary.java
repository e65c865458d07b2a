package io.github.jpki4j.internal;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;

/**
 * The one place where bytes that others made, of certificates, revocation lists and OCSP responses,
 * reach the JDK and BouncyCastle. Which exception those throw depends on provider and version, and
 * some of it is no exception but an Error: a structure that is nested too deep, a size that no heap
 * has. All of it becomes a {@link DerException} here.
 *
 * <p>Sizes in bytes are bounded before a library sees them. Stateless, thread-safe.
 */
public final class ParserBoundary {

  /** Of a certificate in DER. The longest file of a card has 32,767 bytes. */
  public static final int LONGEST_CERTIFICATE = 0xFFFF;

  /** Of a revocation list in DER: six million entries. */
  public static final int LONGEST_CRL = 256 << 20;

  /** Of an OCSP response in DER. */
  public static final int LONGEST_OCSP_RESPONSE = 1 << 20;

  /** Of a distinguished name in DER. */
  static final int LONGEST_NAME = 8_192;

  private ParserBoundary() {}

  /**
   * Work of a library with bytes that nobody vouches for. It waits for nothing.
   *
   * @param <T> what comes out
   */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws Exception;
  }

  /**
   * Lets a library work.
   *
   * @throws DerException instead of everything else that the work throws, Errors too
   */
  public static <T> T call(Work<T> work) throws DerException {
    try {
      return work.run();
    } catch (DerException e) {
      throw e;
    } catch (Throwable e) {
      throw new DerException("a library does not take these bytes", e);
    }
  }

  /**
   * Reads a certificate, after its structure was found to be one that all libraries read.
   *
   * @param der exactly one certificate; not kept
   * @return the JDK's
   */
  public static X509Certificate certificate(byte[] der) throws DerException {
    return certificate(der, CertificateStructure.read(der));
  }

  /**
   * Reads a certificate whose structure was read. Of its extensions and of names in plain text that
   * says all, so a library is not asked for them, which would take a third of the time.
   *
   * @param der the bytes of which that is the structure; not kept
   * @return the JDK's
   */
  public static X509Certificate certificate(byte[] der, CertificateStructure structure)
      throws DerException {
    return call(
        () -> {
          X509Certificate certificate = parsed(der);
          ask(certificate, structure.extensions());
          if (!structure.hasPlainNames()) {
            askNames(certificate);
          }
          return certificate;
        });
  }

  /**
   * One of a signature key names its holder. The JDK keeps the last 750 certificates in memory that
   * were asked for one by one, but none that were asked for as a collection.
   */
  private static X509Certificate parsed(byte[] der) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(der))
            .iterator()
            .next();
  }

  /** Reads a distinguished name, and makes its canonical form, which not every value has. */
  static X500Principal name(byte[] der) throws DerException {
    return call(
        () -> {
          X500Principal name = new X500Principal(der);
          ask(name);
          return name;
        });
  }

  /**
   * Asks a certificate that somebody else read for everything that this library asks for.
   *
   * @param certificate of any provider
   * @return its encoding, a fresh array
   */
  public static byte[] encoded(X509Certificate certificate) throws DerException {
    return call(
        () -> {
          ask(certificate, CertificateExtensions.of(certificate));
          askNames(certificate);
          return certificate.getEncoded().clone();
        });
  }

  /** Whether a key signed a certificate; false too if a library cannot tell. */
  public static boolean isSignedBy(X509Certificate certificate, PublicKey key) {
    try {
      return call(
          () -> {
            certificate.verify(key);
            return true;
          });
    } catch (DerException e) {
      return false; // another key, or an algorithm that does not fit it
    }
  }

  /** Providers may read parts of a certificate when they are asked for, and fail then. */
  private static void ask(X509Certificate certificate, CertificateExtensions extensions)
      throws Exception {
    Objects.requireNonNull(certificate.getPublicKey().getAlgorithm(), "key");
    Objects.requireNonNull(certificate.getSerialNumber(), "serial");
    Objects.requireNonNull(certificate.getNotBefore().toInstant(), "notBefore");
    Objects.requireNonNull(certificate.getNotAfter().toInstant(), "notAfter");
    Objects.requireNonNull(certificate.getSigAlgOID(), "algorithm");
    Objects.requireNonNull(certificate.getSigAlgName(), "algorithm");
    certificate.getKeyUsage();
    // The JDK throws and catches for an extension that is missing, which takes its time.
    if (extensions.has(CertificateExtensions.BASIC_CONSTRAINTS)) {
      certificate.getBasicConstraints();
    }
    if (!extensions.has(CertificateExtensions.EXTENDED_KEY_USAGE)) {
      return;
    }
    try {
      certificate.getExtendedKeyUsage();
    } catch (CertificateParsingException e) {
      // Told by each caller in its own way: it is an extension that says nothing.
      return;
    }
  }

  private static void askNames(X509Certificate certificate) throws DerException {
    ask(certificate.getSubjectX500Principal());
    ask(certificate.getIssuerX500Principal());
  }

  private static void ask(X500Principal name) throws DerException {
    if (name.getEncoded().length > LONGEST_NAME
        || (name.getName().isEmpty() && name.getEncoded().length > 2)
        || (name.getName(X500Principal.CANONICAL).isEmpty() && name.getEncoded().length > 2)) {
      throw new DerException("a name without its text");
    }
  }
}

package io.github.jpki4j.cert;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.MalformedDataException.Data;
import io.github.jpki4j.MalformedDataException.Problem;
import io.github.jpki4j.internal.CertificateExtensions;
import io.github.jpki4j.internal.CertificateStructure;
import io.github.jpki4j.internal.DerException;
import io.github.jpki4j.internal.JapanTime;
import io.github.jpki4j.internal.KeyShape;
import io.github.jpki4j.internal.ParserBoundary;
import io.github.jpki4j.internal.SingleObject;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.util.encoders.Hex;
import org.jspecify.annotations.Nullable;

/**
 * A certificate of JPKI and what it says of itself. All of it is a claim until a {@link
 * CertificateValidator} has looked at it.
 *
 * <p>A certificate is personal data: the sign certificate carries name, birth date, gender and
 * address, and both carry a number that follows the person. Immutable, thread-safe. Facts: CERT-11
 * to CERT-21.
 *
 * @since 0.1.0
 */
public final class JpkiCertificate {

  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NON_REPUDIATION = 1;

  private final X509Certificate x509;
  private final byte[] encoded;
  private final CertificateExtensions extensions;
  private final List<String> policies;

  /** Found out when it is first asked for; most certificates are looked at without it. */
  private @Nullable String sha256;

  /** Likewise; 0 is not known yet. */
  private int hash;

  private JpkiCertificate(X509Certificate x509, byte[] encoded, CertificateExtensions extensions) {
    this.x509 = x509;
    this.encoded = encoded;
    this.extensions = extensions;
    this.policies = Collections.unmodifiableList(extensions.policies());
  }

  /**
   * Wraps a certificate.
   *
   * @param x509 of any provider
   * @return the same certificate
   * @throws IllegalArgumentException if it has no encoding, if a part of it cannot be read, or if
   *     its key is one that {@link #parse} refuses
   */
  public static JpkiCertificate of(X509Certificate x509) {
    try {
      byte[] encoded = ParserBoundary.encoded(x509);
      KeyShape.require(x509.getPublicKey());
      return new JpkiCertificate(x509, encoded, CertificateExtensions.of(x509));
    } catch (DerException e) {
      throw new IllegalArgumentException("a certificate that is of no use", e);
    }
  }

  /**
   * Reads one certificate. Nothing else than the exception below comes out, whatever the bytes, and
   * the time that it takes is bounded by their number. A public key with which no signature could
   * be checked in a bounded time is refused; whether it is strong enough is the {@link
   * CertificateValidator}'s to say.
   *
   * @param derOrPem DER without filler, or PEM with one CERTIFICATE block; not kept
   * @return the certificate
   * @throws MalformedDataException if that is not exactly one X.509 certificate of at most 65,535
   *     bytes, in DER, or if its key is of no use
   */
  public static JpkiCertificate parse(byte[] derOrPem) throws MalformedDataException {
    byte[] der = SingleObject.der(derOrPem, "CERTIFICATE", Data.CERTIFICATE).clone();
    CertificateStructure structure;
    X509Certificate x509;
    try {
      structure = CertificateStructure.read(der);
      x509 = ParserBoundary.certificate(der, structure);
    } catch (DerException e) {
      throw new MalformedDataException(Data.CERTIFICATE, Problem.NOT_SUCH_DATA, e);
    }
    try {
      KeyShape.require(x509.getPublicKey());
    } catch (DerException e) {
      throw new MalformedDataException(Data.CERTIFICATE, Problem.UNUSABLE_KEY, e);
    }
    return new JpkiCertificate(x509, der, structure.extensions());
  }

  /**
   * The certificate as the JDK knows it.
   *
   * @return the certificate
   */
  public X509Certificate x509() {
    return x509;
  }

  /**
   * The encoding.
   *
   * @return DER, a fresh array
   */
  public byte[] encoded() {
    return encoded.clone();
  }

  /**
   * SHA-256 of the encoding.
   *
   * @return 64 upper-case hexadecimal digits
   */
  public String sha256() {
    String known = sha256;
    if (known == null) {
      known = Hex.toHexString(digest(encoded)).toUpperCase(Locale.ROOT);
      sha256 = known; // two threads may both come here, with the same result
    }
    return known;
  }

  /** The extensions, read once. */
  CertificateExtensions extensions() {
    return extensions;
  }

  /**
   * Which of the four it says to be: an end-entity certificate by its policy and key usage, which
   * have to agree; a CA certificate by its name.
   *
   * @return the kind, empty for anything else
   */
  public Optional<CertificateKind> kind() {
    if (isCa()) {
      String name = x509.getSubjectX500Principal().getName();
      if (name.contains("OU=JPKI for user authentication")) {
        return Optional.of(CertificateKind.AUTH_CA);
      }
      return name.contains("OU=JPKI for digital signature")
          ? Optional.of(CertificateKind.SIGN_CA)
          : Optional.empty();
    }
    return policy()
        .map(CertificatePolicy::kind)
        .filter(key -> hasKeyUsageOf(key))
        .map(KeyKind::certificate);
  }

  /**
   * Whether the key usage is exactly that of a key: {@code digitalSignature} for AUTH, and {@code
   * nonRepudiation} besides for SIGN.
   */
  boolean hasKeyUsageOf(KeyKind key) {
    boolean @Nullable [] usage = x509.getKeyUsage();
    if (usage == null || usage.length <= NON_REPUDIATION) {
      return false;
    }
    for (int i = NON_REPUDIATION + 1; i < usage.length; i++) {
      if (usage[i]) {
        return false;
      }
    }
    return usage[DIGITAL_SIGNATURE] && usage[NON_REPUDIATION] == (key == KeyKind.SIGN);
  }

  /**
   * Whether it says to be the certificate of a CA (basic constraints).
   *
   * @return true for CA certificates
   */
  public boolean isCa() {
    // asked only if there is one: the JDK throws and catches for an extension that is missing
    return extensions.has(CertificateExtensions.BASIC_CONSTRAINTS)
        && x509.getBasicConstraints() >= 0;
  }

  /**
   * Whether it says to come from a test CA (O=JPKI-TEST): J-LIS's for developers, or this library's
   * simulated one.
   *
   * @return true if the issuer's organization is that of tests
   */
  public boolean isTest() {
    return x509.getIssuerX500Principal().getName().contains("O=JPKI-TEST,");
  }

  /**
   * The first policy that is one of JPKI's.
   *
   * @return the policy
   */
  public Optional<CertificatePolicy> policy() {
    for (String oid : policies) {
      Optional<CertificatePolicy> policy = CertificatePolicy.ofOid(oid);
      if (policy.isPresent()) {
        return policy;
      }
    }
    return Optional.empty();
  }

  /**
   * All certificate policies.
   *
   * @return object identifiers in dotted form, in their order, unmodifiable; empty if there are
   *     none or they cannot be read
   */
  public List<String> policies() {
    return policies;
  }

  /**
   * The serial number. It follows the person, so do not log it.
   *
   * @return positive in every certificate that JPKI issues
   */
  public BigInteger serial() {
    return x509.getSerialNumber();
  }

  /**
   * The production CA that it names as its issuer, or that it is itself, by key identifier.
   *
   * @return the CA, empty for one that this version does not know, or a test CA
   */
  public Optional<JpkiRoot> root() {
    Optional<String> keyIdentifier =
        isCa() ? extensions.subjectKeyIdentifier() : extensions.authorityKeyIdentifier();
    return keyIdentifier.flatMap(JpkiRoot::ofKeyIdentifier);
  }

  /**
   * From when on it is valid: the instant of issue.
   *
   * @return whole seconds
   */
  public Instant notBefore() {
    return x509.getNotBefore().toInstant();
  }

  /**
   * Until when it is valid, this second included.
   *
   * @return whole seconds; on real cards 14:59:59 UTC, which is the end of a day in Japan
   */
  public Instant notAfter() {
    return x509.getNotAfter().toInstant();
  }

  /**
   * The last day on which it is valid, in Japan, whatever the default time zone is.
   *
   * @return the day of {@link #notAfter}
   */
  public LocalDate lastDay() {
    return JapanTime.dayOf(notAfter());
  }

  /**
   * Where it was issued, as far as it says so.
   *
   * @return the place, empty if nothing is said
   */
  public Optional<Municipality> municipality() {
    return isCa() ? Optional.empty() : MunicipalityReader.read(x509.getSubjectX500Principal());
  }

  /**
   * Name, gender, birth date and address, which only sign certificates carry.
   *
   * @return the attributes with what is wrong about them; empty if the certificate has none and is
   *     no sign certificate
   */
  public Optional<BasicFourAttributes> attributes() {
    BasicFourAttributes attributes = BasicFourAttributes.of(extensions);
    boolean expected = policy().filter(policy -> policy.kind() == KeyKind.SIGN).isPresent();
    return expected || !attributes.isEmpty() ? Optional.of(attributes) : Optional.empty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JpkiCertificate that && Arrays.equals(encoded, that.encoded);
  }

  @Override
  public int hashCode() {
    int known = hash;
    if (known == 0) {
      known = Arrays.hashCode(encoded);
      hash = known; // two threads may both come here, with the same result
    }
    return known;
  }

  /** The kind alone: everything else follows a person. */
  @Override
  public String toString() {
    return "JpkiCertificate[" + kind().map(Enum::name).orElse("other kind") + "]";
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

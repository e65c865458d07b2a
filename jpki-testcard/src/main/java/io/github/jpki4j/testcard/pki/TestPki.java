package io.github.jpki4j.testcard.pki;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.crypto.RsaKey;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The test CAs, three generations per purpose, and what they sign: certificates for the test card's
 * two keys, revocation lists and OCSP answers. Where no generation is named, {@link
 * CaGeneration#THIRD} is meant. All keys are fixed and published, unless the caller {@linkplain
 * #builder() brought} others; the same input gives the same bytes.
 *
 * <p>Keys are loaded and certificates issued when they are first asked for. Thread-safe. Sharing
 * one between many cards of the same holder saves their signatures. Nothing is revoked in here:
 * what is revoked is told to each list and each responder.
 *
 * @since 0.1.0
 */
public final class TestPki {

  /** All that a leaf is made from. */
  private record Order(
      KeyKind kind, CaGeneration generation, Holder holder, Validity validity, boolean hasAki) {

    BigInteger serial() {
      return BigInteger.valueOf(0x7E000000L | (text().hashCode() & 0xFFFFFF));
    }

    /** What tells one serial number from another, as one text. */
    private String text() {
      String text =
          String.join(
              "\n",
              kind.name(),
              Long.toString(validity.notBefore().getEpochSecond()),
              Long.toString(validity.notAfter().getEpochSecond()),
              holder.name(),
              holder.nameFlags(),
              holder.gender(),
              holder.birth(),
              holder.address(),
              holder.addressFlags(),
              holder.prefecture(),
              holder.municipality(),
              holder.municipalityCode());
      return generation == CaGeneration.THIRD ? text : text + "\n" + generation.name();
    }
  }

  private final Map<String, byte[]> authorities = new ConcurrentHashMap<>();

  /** By the order as text: the hash code of a record takes a while when it is first asked for. */
  private final Map<String, byte[]> leaves = new ConcurrentHashMap<>();

  private final OwnParts own;

  TestPki(OwnParts own) {
    this.own = own;
  }

  /**
   * The test PKI.
   *
   * @return a new one, with the same keys as every other that is made so
   */
  public static TestPki create() {
    return new TestPki(OwnParts.NONE);
  }

  /**
   * Describes a test PKI with parts of the caller's own.
   *
   * @return a builder of one that is as every other
   */
  public static TestPkiBuilder builder() {
    return new TestPkiBuilder();
  }

  /**
   * The self-signed certificate of a test CA of the third generation.
   *
   * @param kind whose certificates it issues
   * @return DER, a fresh array
   */
  public byte[] authorityCertificate(KeyKind kind) {
    return authorityCertificate(kind, CaGeneration.THIRD);
  }

  /**
   * The self-signed certificate of a test CA.
   *
   * @param kind whose certificates it issues
   * @param generation which of the CAs that have the same name
   * @return DER, a fresh array
   */
  public byte[] authorityCertificate(KeyKind kind, CaGeneration generation) {
    return authorities
        .computeIfAbsent(
            Authority.resource(kind, generation),
            r -> authorityCertificate(authority(kind, generation)))
        .clone();
  }

  private static byte[] authorityCertificate(Authority authority) {
    X509Certificate own = authority.own();
    return own == null ? new CertificateProfile(authority).authority() : encoded(own);
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was parsed has bytes", e);
    }
  }

  /**
   * The certificate of the card's key for a holder, from the third generation.
   *
   * @param kind which key
   * @param holder the person; the auth certificate takes only the municipality from it
   * @param validity from when to when
   * @return DER, a fresh array
   */
  public byte[] certificate(KeyKind kind, Holder holder, Validity validity) {
    return certificate(kind, CaGeneration.THIRD, holder, validity);
  }

  /**
   * The certificate of the card's key for a holder.
   *
   * @param kind which key
   * @param generation of the CA that issues it, whether or not that CA is valid at the time
   * @param holder the person; the auth certificate takes only the municipality from it
   * @param validity from when to when
   * @return DER, a fresh array
   */
  public byte[] certificate(
      KeyKind kind, CaGeneration generation, Holder holder, Validity validity) {
    return leaf(new Order(kind, generation, holder, validity, true));
  }

  /**
   * The certificate of {@link #certificate(KeyKind, CaGeneration, Holder, Validity)}, with the same
   * serial number, but without authority key identifier: nothing but the signature tells which of
   * the CAs of one name issued it. Real certificates have one; this is for tests of path building.
   *
   * @param kind which key
   * @param generation of the CA that issues it
   * @param holder the person; the auth certificate takes only the municipality from it
   * @param validity from when to when
   * @return DER, a fresh array
   */
  public byte[] certificateWithoutAki(
      KeyKind kind, CaGeneration generation, Holder holder, Validity validity) {
    return leaf(new Order(kind, generation, holder, validity, false));
  }

  private byte[] leaf(Order order) {
    return leaves.computeIfAbsent(order.text() + order.hasAki(), text -> issue(order)).clone();
  }

  private byte[] issue(Order order) {
    X509Certificate given = own.certificates().get(order.kind());
    if (given != null) {
      return encoded(given);
    }
    return new CertificateProfile(authority(order.kind(), order.generation()))
        .leaf(
            new CertificateProfile.Leaf(
                cardKey(order.kind()),
                order.serial(),
                order.holder(),
                order.validity(),
                order.hasAki()));
  }

  /**
   * The serial number of the certificate that {@link #certificate(KeyKind, Holder, Validity)} gives
   * for the same arguments.
   *
   * @param kind which key
   * @param holder the person
   * @param validity from when to when
   * @return a positive number of four bytes
   */
  public BigInteger serial(KeyKind kind, Holder holder, Validity validity) {
    return serial(kind, CaGeneration.THIRD, holder, validity);
  }

  /**
   * The serial number of the certificate that {@link #certificate(KeyKind, CaGeneration, Holder,
   * Validity)} gives for the same arguments.
   *
   * @param kind which key
   * @param generation of the CA that issues it
   * @param holder the person
   * @param validity from when to when
   * @return a positive number of four bytes
   */
  public BigInteger serial(
      KeyKind kind, CaGeneration generation, Holder holder, Validity validity) {
    X509Certificate given = own.certificates().get(kind);
    return given != null
        ? given.getSerialNumber()
        : new Order(kind, generation, holder, validity, true).serial();
  }

  /**
   * Describes a revocation list of a test CA.
   *
   * @param kind whose certificates it is about
   * @param thisUpdate when it is issued, whole seconds
   * @return a builder of an empty list of the third generation
   */
  public TestCrlBuilder crl(KeyKind kind, Instant thisUpdate) {
    return new TestCrlBuilder(this, kind, thisUpdate);
  }

  /**
   * Describes an OCSP responder of a test CA.
   *
   * @param kind whose certificates it knows
   * @return a builder of a responder of the third generation to which everything is good
   */
  public TestOcspResponderBuilder ocspResponder(KeyKind kind) {
    return new TestOcspResponderBuilder(this, kind);
  }

  /**
   * The private key of a test CA of the third generation, to sign certificates, revocation lists
   * and responses with.
   *
   * @param kind whose certificates it issues
   * @return an RSA key of 2,048 bits
   */
  public PrivateKey authorityPrivateKey(KeyKind kind) {
    return authorityPrivateKey(kind, CaGeneration.THIRD);
  }

  /**
   * The private key of a test CA, to sign certificates, revocation lists and responses with.
   *
   * @param kind whose certificates it issues
   * @param generation which of the CAs that have the same name
   * @return an RSA key of 2,048 bits
   */
  public PrivateKey authorityPrivateKey(KeyKind kind, CaGeneration generation) {
    return authority(kind, generation).key().privateKey();
  }

  /**
   * The private key on the card, which no real card would give away.
   *
   * @param kind which key
   * @return an RSA key of 2,048 bits
   */
  public PrivateKey cardPrivateKey(KeyKind kind) {
    return cardKey(kind).privateKey();
  }

  /**
   * The key on the card that the caller brought.
   *
   * @param kind which key
   * @return nothing if it is the fixed one
   */
  public Optional<PrivateKey> ownCardKey(KeyKind kind) {
    return Optional.ofNullable(own.cardKeys().get(kind));
  }

  private RsaKey cardKey(KeyKind kind) {
    return ownCardKey(kind).map(RsaKey::of).orElseGet(() -> RsaKey.ofCard(kind));
  }

  /**
   * The same certificate made odd, and signed anew by the CA.
   *
   * @param certificate DER of an X.509 certificate of version 3, as this PKI issues them
   * @param kind which CA signs it
   * @param generation of the CA
   * @param how what becomes odd
   * @return DER, a fresh array
   */
  public byte[] oddCertificate(
      byte[] certificate, KeyKind kind, CaGeneration generation, OddCertificate how) {
    return authority(kind, generation).sign(how.applyTo(certificate));
  }

  Authority authority(KeyKind kind, CaGeneration generation) {
    OwnAuthority given = own.authorities().get(kind);
    if (given != null && generation == CaGeneration.THIRD) {
      return new Authority(kind, generation, given.key(), own.organization(), given.certificate());
    }
    RsaKey key = RsaKey.named(Authority.resource(kind, generation));
    return new Authority(kind, generation, key, own.organization(), null);
  }
}

package io.github.jpki4j.testcard;

import io.github.jpki4j.KeyKind;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Two test CAs, one per purpose, and the certificates that they issue for the test card's two keys.
 * All keys are fixed and published; the same input gives the same bytes.
 *
 * <p>Keys are loaded and certificates issued when they are first asked for. Thread-safe. Sharing
 * one between many cards of the same holder saves their signatures.
 *
 * @since 0.1.0
 */
public final class TestPki {

  /** ASSUMED: far longer than the ten years of a real CA, so that tests do not run out. */
  private static final Validity CA_VALIDITY =
      new Validity(Instant.parse("2015-10-20T02:40:28Z"), Instant.parse("2049-10-19T14:59:59Z"));

  private final Map<String, RsaKey> keys = new ConcurrentHashMap<>();
  private final Map<KeyKind, byte[]> authorities = new ConcurrentHashMap<>();
  private final Map<Order, byte[]> leaves = new ConcurrentHashMap<>();

  private record Order(KeyKind kind, Holder holder, Validity validity) {}

  private TestPki() {}

  /**
   * The test PKI.
   *
   * @return a new one, with the same keys as every other
   */
  public static TestPki create() {
    return new TestPki();
  }

  /**
   * The self-signed certificate of a test CA.
   *
   * @param kind whose certificates it issues
   * @return DER, a fresh array
   */
  public byte[] authorityCertificate(KeyKind kind) {
    return authorities
        .computeIfAbsent(
            kind,
            k ->
                CertificateProfile.of(k)
                    .authority(authorityKey(k), authoritySerial(k), CA_VALIDITY))
        .clone();
  }

  /**
   * The certificate of the card's key for a holder.
   *
   * @param kind which key
   * @param holder the person; the auth certificate takes only the municipality from it
   * @param validity from when to when
   * @return DER, a fresh array
   */
  public byte[] certificate(KeyKind kind, Holder holder, Validity validity) {
    return leaves.computeIfAbsent(new Order(kind, holder, validity), this::issue).clone();
  }

  /**
   * The serial number of the certificate that {@link #certificate} gives for the same arguments.
   *
   * @param kind which key
   * @param holder the person
   * @param validity from when to when
   * @return a positive number of four bytes
   */
  public BigInteger serial(KeyKind kind, Holder holder, Validity validity) {
    int spread = 31 * (31 * kind.name().hashCode() + holder.hashCode()) + validity.hashCode();
    return BigInteger.valueOf(0x7E000000L | (spread & 0xFFFFFF));
  }

  /**
   * The private key of a test CA, to sign revocation lists and responses with.
   *
   * @param kind whose certificates it issues
   * @return an RSA key of 2,048 bits
   */
  public PrivateKey authorityPrivateKey(KeyKind kind) {
    return authorityKey(kind).privateKey();
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

  RsaKey cardKey(KeyKind kind) {
    return key(kind == KeyKind.AUTH ? "test-card-auth.pk8.der" : "test-card-sign.pk8.der");
  }

  private RsaKey authorityKey(KeyKind kind) {
    return key(kind == KeyKind.AUTH ? "test-ca-auth.pk8.der" : "test-ca-sign.pk8.der");
  }

  private RsaKey key(String resource) {
    return keys.computeIfAbsent(resource, RsaKey::load);
  }

  private byte[] issue(Order order) {
    KeyKind kind = order.kind();
    CertificateProfile.Leaf leaf =
        new CertificateProfile.Leaf(
            cardKey(kind),
            serial(kind, order.holder(), order.validity()),
            order.holder(),
            order.validity());
    return CertificateProfile.of(kind).leaf(leaf, authorityKey(kind), authoritySerial(kind));
  }

  private static BigInteger authoritySerial(KeyKind kind) {
    return BigInteger.valueOf(kind == KeyKind.AUTH ? 0x7E5700A0L : 0x7E570050L);
  }
}

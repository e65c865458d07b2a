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
  private final Map<String, byte[]> leaves = new ConcurrentHashMap<>();

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
    String order = order(kind, holder, validity);
    return leaves
        .computeIfAbsent(
            order,
            o ->
                CertificateProfile.of(kind)
                    .leaf(
                        new CertificateProfile.Leaf(cardKey(kind), serial(o), holder, validity),
                        authorityKey(kind),
                        authoritySerial(kind)))
        .clone();
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
    return serial(order(kind, holder, validity));
  }

  private static BigInteger serial(String order) {
    return BigInteger.valueOf(0x7E000000L | (order.hashCode() & 0xFFFFFF));
  }

  /** Everything that a leaf depends on, as one text. */
  private static String order(KeyKind kind, Holder holder, Validity validity) {
    return String.join(
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

  private static BigInteger authoritySerial(KeyKind kind) {
    return BigInteger.valueOf(kind == KeyKind.AUTH ? 0x7E5700A0L : 0x7E570050L);
  }
}

package io.github.jpki4j.testcard.pki;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.crypto.RsaKey;
import java.io.ByteArrayInputStream;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.Map;

/**
 * A {@link TestPki} with names, CAs, keys and certificates of the tester's own. What is not given
 * is as in {@link TestPki#create()}.
 *
 * <p>All keys are RSA with 2,048 bits and exponent 65,537, as on the card, with the numbers of the
 * Chinese remainder theorem; {@link IllegalArgumentException} otherwise. They are used in memory
 * and are secret from nobody who holds the object: bring keys for tests, never real ones. For one
 * PKI; not thread-safe.
 *
 * @since 0.1.0
 */
public final class TestPkiBuilder {

  private String organization = OwnParts.ORGANIZATION;
  private final Map<KeyKind, OwnAuthority> authorities = new EnumMap<>(KeyKind.class);
  private final Map<KeyKind, PrivateKey> cardKeys = new EnumMap<>(KeyKind.class);
  private final Map<KeyKind, X509Certificate> certificates = new EnumMap<>(KeyKind.class);

  TestPkiBuilder() {}

  /**
   * The organization in the names of CAs, revocation lists and responders.
   *
   * @param name by default {@code JPKI-TEST}
   * @return this
   */
  public TestPkiBuilder organization(String name) {
    organization = name;
    return this;
  }

  /**
   * A CA of the third generation with a key of the tester's, for which the test PKI makes the
   * self-signed certificate.
   *
   * @param kind whose certificates it issues
   * @param key its private key
   * @return this
   * @throws IllegalArgumentException if the key has another form
   */
  public TestPkiBuilder authority(KeyKind kind, PrivateKey key) {
    authorities.put(kind, new OwnAuthority(RsaKey.of(key), null));
    return this;
  }

  /**
   * A CA of the third generation with a certificate of the tester's. Leaves, revocation lists and
   * OCSP answers get its name, key and serial number.
   *
   * @param kind whose certificates it issues
   * @param certificate DER of an X.509 certificate, self-signed or not
   * @param key the private key that belongs to it
   * @return this
   * @throws IllegalArgumentException if it is no certificate, or not that of the key
   */
  public TestPkiBuilder authority(KeyKind kind, byte[] certificate, PrivateKey key) {
    RsaKey own = RsaKey.of(key);
    authorities.put(kind, new OwnAuthority(own, parsed(certificate, own)));
    return this;
  }

  /**
   * The key on the card.
   *
   * @param kind which key
   * @param key its private key
   * @return this
   * @throws IllegalArgumentException if the key has another form
   */
  public TestPkiBuilder cardKey(KeyKind kind, PrivateKey key) {
    RsaKey.of(key);
    cardKeys.put(kind, key);
    certificates.remove(kind);
    return this;
  }

  /**
   * The key on the card and its certificate, which stays as it is, whatever holder and validity a
   * card is built with, and whoever issued it.
   *
   * @param kind which key
   * @param key its private key
   * @param certificate DER of an X.509 certificate
   * @return this
   * @throws IllegalArgumentException if it is no certificate, or not that of the key
   */
  public TestPkiBuilder cardKey(KeyKind kind, PrivateKey key, byte[] certificate) {
    X509Certificate own = parsed(certificate, RsaKey.of(key));
    cardKeys.put(kind, key);
    certificates.put(kind, own);
    return this;
  }

  /**
   * Makes the PKI.
   *
   * @return a new one
   */
  public TestPki build() {
    return new TestPki(
        new OwnParts(
            organization, Map.copyOf(authorities), Map.copyOf(cardKeys), Map.copyOf(certificates)));
  }

  private static X509Certificate parsed(byte[] certificate, RsaKey key) {
    PublicKey certified;
    X509Certificate parsed;
    try {
      parsed =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(certificate));
      certified = parsed.getPublicKey();
    } catch (CertificateException e) {
      throw new IllegalArgumentException("not a certificate", e);
    }
    if (!certified.equals(key.publicKey())) {
      throw new IllegalArgumentException("the certificate is of another key");
    }
    return parsed;
  }
}

package io.github.jpki4j.reset.simulation;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.SignatureScheme;
import io.github.jpki4j.cert.JpkiCertificate;
import java.util.Objects;

/**
 * A challenge signed by the card, which shows that the card is there and that the person knows the
 * secret of the key that signed. It also tells the service which card it is.
 *
 * @since 0.1.0
 */
public final class KeyProof {

  private final String challengeId;
  private final JpkiCertificate certificate;
  private final byte[] signature;

  /**
   * Creates it.
   *
   * @param challengeId the challenge's {@link Challenge#id()}
   * @param certificate of the key that signed
   * @param signature over the challenge; copied
   */
  public KeyProof(String challengeId, JpkiCertificate certificate, byte[] signature) {
    this.challengeId = Objects.requireNonNull(challengeId, "challengeId");
    this.certificate = Objects.requireNonNull(certificate, "certificate");
    this.signature = signature.clone();
  }

  /**
   * Has a card sign a challenge, after its secret was verified. Reads the key's certificate first,
   * which checks the signature.
   *
   * @param jpki the application, in which the key's secret is verified
   * @param key the key whose secret is <em>not</em> reset
   * @param challenge fresh, from the service
   * @return the proof
   * @throws JpkiException as {@link JpkiAp#readCertificate} and {@link JpkiAp#sign(KeyKind, Digest,
   *     SignatureScheme)}
   */
  public static KeyProof of(JpkiAp jpki, KeyKind key, Challenge challenge) throws JpkiException {
    JpkiCertificate certificate = jpki.readCertificate(key.certificate());
    Digest digest = Digest.ofMessage(HashAlgorithm.SHA256, challenge.bytes());
    byte[] signature = jpki.sign(key, digest, SignatureScheme.PKCS1);
    return new KeyProof(challenge.id(), certificate, signature);
  }

  /**
   * Which challenge was signed.
   *
   * @return the challenge's name
   */
  public String challengeId() {
    return challengeId;
  }

  /**
   * The certificate of the key that signed.
   *
   * @return the certificate
   */
  public JpkiCertificate certificate() {
    return certificate;
  }

  /**
   * The signature.
   *
   * @return fresh bytes
   */
  public byte[] signature() {
    return signature.clone();
  }

  @Override
  public String toString() {
    return "KeyProof[" + challengeId + ", [hidden]]";
  }
}

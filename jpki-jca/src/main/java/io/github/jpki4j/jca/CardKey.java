package io.github.jpki4j.jca;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.StatusWord;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.SignatureScheme;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.pin.Pin;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;

/**
 * A private key that stays on its card: a name for it, with the modulus that JSSE wants to know. It
 * is no {@code RSAPrivateKey}, whose exponent Java would ask for, and cannot be written anywhere.
 */
final class CardKey implements PrivateKey, RSAKey {

  private static final long serialVersionUID = 1L;

  private final transient SharedCard card;
  private final transient KeyAccess access;
  private final transient JpkiCertificate certificate;
  private final BigInteger modulus;
  private volatile boolean destroyed;

  CardKey(SharedCard card, KeyAccess access, JpkiCertificate certificate, RSAPublicKey publicKey) {
    this.card = card;
    this.access = access;
    this.certificate = certificate;
    this.modulus = publicKey.getModulus();
  }

  @Override
  public String getAlgorithm() {
    return "RSA";
  }

  /** None. */
  @Override
  @SuppressWarnings("NullAway") // what Key demands of a key without encoding
  public String getFormat() {
    return null;
  }

  /** None. */
  @Override
  @SuppressWarnings("NullAway") // what Key demands of a key without encoding
  public byte[] getEncoded() {
    return null;
  }

  @Override
  public BigInteger getModulus() {
    return modulus;
  }

  /**
   * None. Written out because Java 22 and later inherit it twice, which a class compiled for Java
   * 17 does not survive.
   */
  @Override
  @SuppressWarnings("NullAway") // what RSAKey demands of a key without parameters
  public AlgorithmParameterSpec getParams() {
    return null;
  }

  /** Whether this key, as far as is known, makes RSASSA-PSS. */
  boolean makesPss() {
    return card.makesPss(access.card());
  }

  boolean allowsSha1() {
    return card.allowsSha1();
  }

  byte[] sign(Digest digest, SignatureScheme scheme) throws JpkiException {
    try {
      return card.use(access, new Signing(digest, scheme));
    } catch (CardResponseException e) {
      if (scheme == SignatureScheme.PSS && e.status().equals(StatusWord.INCORRECT_PARAMETERS)) {
        card.refusedPss(access.card());
      }
      throw e;
    }
  }

  private final class Signing implements KeyWork<byte[]> {
    private final Digest digest;
    private final SignatureScheme scheme;

    Signing(Digest digest, SignatureScheme scheme) {
      this.digest = digest;
      this.scheme = scheme;
    }

    @Override
    public byte[] verified(CardSession session) throws JpkiException {
      requireCertificate(session);
      return session.jpki().sign(access.kind(), digest, scheme);
    }

    @Override
    public byte[] verifying(CardSession session, Pin pin) throws JpkiException {
      if (session.knows(access.kind().certificate())) {
        requireCertificate(session);
        return session.sign(pin, digest, scheme, card.tryPolicy());
      }
      session.verify(pin, card.tryPolicy());
      return verified(session);
    }
  }

  /** With it the session checks the signature; if it is another, so is the key. */
  private void requireCertificate(CardSession session) throws JpkiException {
    if (!session.certificate(access.kind().certificate()).sha256().equals(certificate.sha256())) {
      throw new CardRemovedException("the card has another certificate than this key's");
    }
  }

  /** Erases a PIN that was kept for this key, which is of no use afterwards. */
  @Override
  public void destroy() {
    destroyed = true;
    card.withdraw(access.kind());
  }

  @Override
  public boolean isDestroyed() {
    return destroyed;
  }

  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException("a key stays on its card");
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("a key stays on its card");
  }

  /** Nothing of the person or the card. */
  @Override
  public String toString() {
    return "JPKI " + access.kind() + " key on a card, RSA " + modulus.bitLength();
  }
}

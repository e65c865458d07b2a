package io.github.jpki4j.jca;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.pin.PinFormatException;
import java.io.ByteArrayOutputStream;
import java.security.AlgorithmParameters;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.InvalidParameterSpecException;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A signature by a key on a card. Whatever has to do with other keys is left to the other providers
 * of this JVM, so that it does no harm if Java asks this one first.
 */
final class CardSignature extends SignatureSpi {

  private static final int LONGEST_INPUT = 100;

  private final CardAlgorithm algorithm;
  private final ByteArrayOutputStream digestInfo = new ByteArrayOutputStream();
  private final MessageDigest hash;

  /** Only of RSASSA-PSS. */
  private Optional<PSSParameterSpec> parameters;

  /** One of these two after initialization. */
  private @Nullable CardKey key;

  private @Nullable Signature platform;

  CardSignature(CardAlgorithm algorithm) throws NoSuchAlgorithmException {
    this.algorithm = algorithm;
    this.parameters = algorithm.parameters();
    this.hash = MessageDigest.getInstance(algorithm.hash().jcaName());
  }

  @Override
  protected void engineInitSign(PrivateKey privateKey) throws InvalidKeyException {
    key = null;
    platform = null;
    reset();
    if (privateKey == null) {
      throw new InvalidKeyException("no key");
    }
    if (privateKey instanceof CardKey cardKey) {
      requireUsable(cardKey);
      key = cardKey;
    } else {
      platform = PlatformSignature.signing(algorithm, parameters, privateKey);
    }
  }

  private void requireUsable(CardKey cardKey) throws InvalidKeyException {
    if (cardKey.isDestroyed()) {
      throw new InvalidKeyException("the key was destroyed");
    }
    if (algorithm.isPss() && !cardKey.makesPss()) {
      throw new InvalidKeyException("the card of this key is not known to make RSASSA-PSS");
    }
    if (parameters.isPresent()) {
      try {
        PssParameters.requireCard(parameters.get());
      } catch (InvalidAlgorithmParameterException e) {
        throw new InvalidKeyException(e.getMessage(), e);
      }
    }
  }

  @Override
  protected void engineInitVerify(PublicKey publicKey) throws InvalidKeyException {
    key = null;
    platform = null;
    if (publicKey == null) {
      throw new InvalidKeyException("no key");
    }
    platform = PlatformSignature.verifying(algorithm, parameters, publicKey);
  }

  private void reset() {
    digestInfo.reset();
    hash.reset();
  }

  @Override
  protected void engineUpdate(byte value) throws SignatureException {
    engineUpdate(new byte[] {value}, 0, 1);
  }

  @Override
  protected void engineUpdate(byte[] bytes, int offset, int length) throws SignatureException {
    if (platform != null) {
      platform.update(bytes, offset, length);
    } else if (algorithm == CardAlgorithm.NONE) {
      // No DigestInfo is that long: what is cut off here is refused anyway.
      digestInfo.write(bytes, offset, Math.min(length, LONGEST_INPUT - digestInfo.size()));
    } else {
      requireParameters();
      hash.update(bytes, offset, length);
    }
  }

  private void requireParameters() throws SignatureException {
    if (algorithm.isPss() && !parameters.isPresent()) {
      throw new SignatureException("RSASSA-PSS wants its parameters first");
    }
  }

  @Override
  protected byte[] engineSign() throws SignatureException {
    if (platform != null) {
      return platform.sign();
    }
    CardKey signer = key;
    if (signer == null) {
      throw new SignatureException("not initialized for signing");
    }
    requireParameters();
    try {
      if (signer.isDestroyed()) {
        throw new SignatureException("the key was destroyed");
      }
      return signer.sign(digest(signer), algorithm.scheme());
    } catch (JpkiException | PinFormatException | RefusedPinException e) {
      throw new SignatureException(e.getMessage(), e);
    } finally {
      reset();
    }
  }

  private Digest digest(CardKey signer) throws SignatureException {
    if (algorithm != CardAlgorithm.NONE) {
      return Digest.of(algorithm.hash(), hash.digest());
    }
    Digest given;
    try {
      given = Digest.ofDigestInfo(digestInfo.toByteArray());
    } catch (IllegalArgumentException e) {
      throw new SignatureException("NONEwithRSA takes a DigestInfo: " + e.getMessage(), e);
    }
    if (given.algorithm() == HashAlgorithm.SHA1 && !signer.allowsSha1()) {
      throw new SignatureException("SHA-1 is broken, and signed only if the provider is told to");
    }
    return given;
  }

  @Override
  protected boolean engineVerify(byte[] signature) throws SignatureException {
    if (platform == null) {
      throw new SignatureException("not initialized for verifying");
    }
    return platform.verify(signature);
  }

  /**
   * Takes parameters. Before the key is known, any that a provider may understand: what a card
   * cannot do is refused when its key comes.
   */
  @Override
  protected void engineSetParameter(AlgorithmParameterSpec wanted)
      throws InvalidAlgorithmParameterException {
    if (!algorithm.isPss()) {
      if (wanted != null) {
        throw new InvalidAlgorithmParameterException(algorithm.jcaName() + " has no parameters");
      }
      return;
    }
    PSSParameterSpec pss = PssParameters.require(wanted);
    if (key != null) {
      PssParameters.requireCard(pss);
    }
    if (platform != null) {
      platform.setParameter(pss);
    }
    parameters = Optional.of(pss);
  }

  @Override
  @SuppressWarnings("NullAway") // SignatureSpi says "no parameters" by null
  protected AlgorithmParameters engineGetParameters() {
    if (!parameters.isPresent()) {
      return null;
    }
    try {
      AlgorithmParameters encoded = AlgorithmParameters.getInstance(algorithm.platformName());
      encoded.init(parameters.get());
      return encoded;
    } catch (NoSuchAlgorithmException | InvalidParameterSpecException e) {
      throw new ProviderException("this platform does not know the parameters of RSASSA-PSS", e);
    }
  }

  @Override
  @Deprecated
  protected void engineSetParameter(String name, Object value) {
    throw new InvalidParameterException("no parameters by name");
  }

  @Override
  @Deprecated
  protected Object engineGetParameter(String name) {
    throw new InvalidParameterException("no parameters by name");
  }
}

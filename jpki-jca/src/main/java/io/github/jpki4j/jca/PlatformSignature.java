package io.github.jpki4j.jca;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Optional;

/**
 * Signatures of the other providers of this JVM, for keys that are on no card: verifying, and
 * signing with software keys, of programs that Java bound to us before it knew the key.
 */
final class PlatformSignature {

  private PlatformSignature() {}

  /** How one of {@link Signature}'s init methods is called. */
  private interface Start {
    void on(Signature signature) throws InvalidKeyException;
  }

  static Signature verifying(
      CardAlgorithm algorithm, Optional<? extends AlgorithmParameterSpec> parameters, PublicKey key)
      throws InvalidKeyException {
    return start(algorithm, parameters, key, signature -> signature.initVerify(key));
  }

  static Signature signing(
      CardAlgorithm algorithm,
      Optional<? extends AlgorithmParameterSpec> parameters,
      PrivateKey key)
      throws InvalidKeyException {
    return start(algorithm, parameters, key, signature -> signature.initSign(key));
  }

  private static Signature start(
      CardAlgorithm algorithm,
      Optional<? extends AlgorithmParameterSpec> parameters,
      Key key,
      Start start)
      throws InvalidKeyException {
    InvalidKeyException failure =
        new InvalidKeyException(
            "no provider makes "
                + algorithm.jcaName()
                + " with this key: "
                + key.getClass().getName());
    for (Provider provider : Security.getProviders()) {
      if (!(provider instanceof JpkiProvider)) {
        try {
          Signature signature = Signature.getInstance(algorithm.platformName(), provider);
          if (parameters.isPresent()) {
            signature.setParameter(parameters.get());
          }
          start.on(signature);
          return signature;
        } catch (GeneralSecurityException | ProviderException | UnsupportedOperationException e) {
          failure.addSuppressed(e);
        }
      }
    }
    throw failure;
  }
}

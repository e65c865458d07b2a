package io.github.jpki4j.cert.revocation;

import io.github.jpki4j.cert.revocation.RevocationStatus.Why;
import io.github.jpki4j.internal.DerCursor;
import io.github.jpki4j.internal.DerException;
import io.github.jpki4j.internal.KeyShape;
import io.github.jpki4j.internal.ParserBoundary;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.Arrays;
import java.util.Optional;

/**
 * What X.509 calls SIGNED: bytes, AlgorithmIdentifier, signature. The form of certificates, CRLs
 * and basic OCSP responses; the one place where signatures over them are verified. Immutable.
 */
final class SignedBytes {

  private static final int SHORTEST_RSA = 2048;
  private static final int SHORTEST_EC = 256;

  private final DerCursor toBeSigned;
  private final byte[] algorithmIdentifier;
  private final Optional<String> algorithm;
  private final byte[] signature;

  private SignedBytes(DerCursor content) throws DerException {
    toBeSigned = content.readElement();
    algorithmIdentifier = content.readElement().bytes();
    algorithm = jcaName(DerCursor.of(algorithmIdentifier));
    signature = content.readBitString().bytes();
  }

  /** Reads the three elements; anything behind them is left to the caller. */
  static SignedBytes read(DerCursor content) throws DerException {
    return new SignedBytes(content);
  }

  /** A fresh cursor over what is signed, with its header. */
  DerCursor toBeSigned() {
    return toBeSigned.copy();
  }

  /** Whether this is the AlgorithmIdentifier, byte by byte. */
  boolean isSignedWith(DerCursor identifier) {
    return DerCursor.of(algorithmIdentifier).hasSameBytes(identifier);
  }

  /**
   * Verifies the signature.
   *
   * @return what is wrong, empty if the signature is this key's and safe
   */
  Optional<Why> flaw(PublicKey key) {
    try {
      if (!algorithm.isPresent() || isWeak(key)) {
        return Optional.of(Why.WEAK_ALGORITHM);
      }
      KeyShape.require(key);
      return ParserBoundary.call(() -> verifies(algorithm.get(), key))
          ? Optional.empty()
          : Optional.of(Why.BAD_SIGNATURE);
    } catch (DerException e) {
      return Optional.of(
          e.getCause() instanceof NoSuchAlgorithmException
              ? Why.WEAK_ALGORITHM // not known here
              : Why.BAD_SIGNATURE); // of another kind of key, or garbage: by provider
    }
  }

  private boolean verifies(String jcaName, PublicKey key) throws GeneralSecurityException {
    Signature verifier = Signature.getInstance(jcaName);
    verifier.initVerify(key);
    verifier.update(toBeSigned.array(), toBeSigned.position(), toBeSigned.remaining());
    return verifier.verify(signature);
  }

  private static boolean isWeak(PublicKey key) {
    if (key instanceof RSAKey rsa) {
      return rsa.getModulus().bitLength() < SHORTEST_RSA;
    }
    return key instanceof ECKey ec && ec.getParams().getOrder().bitLength() < SHORTEST_EC;
  }

  /** The algorithm's JCA name, empty for all but RSA PKCS#1 v1.5 and ECDSA with SHA-2. */
  private static Optional<String> jcaName(DerCursor identifier) throws DerException {
    DerCursor content = identifier.read(DerCursor.SEQUENCE);
    String oid = content.readOid();
    boolean withoutParameters = content.isAtEnd();
    boolean withNull = false;
    if (!withoutParameters) {
      withNull = Arrays.equals(content.readElement().bytes(), new byte[] {0x05, 0x00});
      content.expectEnd();
    }
    // RSA: NULL or absent (RFC 4055, 5); ECDSA: absent (RFC 5758, 3.2).
    boolean rsa = withoutParameters || withNull;
    return switch (oid) {
      case "1.2.840.113549.1.1.11" -> known("SHA256withRSA", rsa);
      case "1.2.840.113549.1.1.12" -> known("SHA384withRSA", rsa);
      case "1.2.840.113549.1.1.13" -> known("SHA512withRSA", rsa);
      case "1.2.840.10045.4.3.2" -> known("SHA256withECDSA", withoutParameters);
      case "1.2.840.10045.4.3.3" -> known("SHA384withECDSA", withoutParameters);
      case "1.2.840.10045.4.3.4" -> known("SHA512withECDSA", withoutParameters);
      default -> Optional.empty();
    };
  }

  private static Optional<String> known(String name, boolean parametersFit) {
    return parametersFit ? Optional.of(name) : Optional.empty();
  }
}

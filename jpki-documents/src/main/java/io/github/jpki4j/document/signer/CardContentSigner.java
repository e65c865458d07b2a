package io.github.jpki4j.document.signer;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.DigestSigner;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.RuntimeOperatorException;

/** BouncyCastle's view of a key on a card: takes the signed attributes, signs their hash once. */
final class CardContentSigner implements ContentSigner {

  private final HashAlgorithm hash;
  private final DigestSigner key;
  private final ByteArrayOutputStream attributes = new ByteArrayOutputStream();

  CardContentSigner(HashAlgorithm hash, DigestSigner key) {
    this.hash = hash;
    this.key = key;
  }

  @Override
  public AlgorithmIdentifier getAlgorithmIdentifier() {
    return new DefaultSignatureAlgorithmIdentifierFinder().find(hash.name() + "withRSA");
  }

  @Override
  public OutputStream getOutputStream() {
    return attributes;
  }

  /** A failure of the card is the cause of the exception that the interface allows. */
  @Override
  public byte[] getSignature() {
    try {
      return key.sign(Digest.ofMessage(hash, attributes.toByteArray()));
    } catch (JpkiException e) {
      throw new RuntimeOperatorException("the card did not sign", e);
    }
  }
}

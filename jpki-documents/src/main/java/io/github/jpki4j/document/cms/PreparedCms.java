package io.github.jpki4j.document.cms;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.PreparedSignature;
import io.github.jpki4j.document.SigningIdentity;
import io.github.jpki4j.document.signer.SignedDataWriter;
import java.time.Instant;
import java.util.Optional;

/**
 * A CMS signature that lacks nothing but the card. The content is hashed already. Holds nothing
 * that is to be closed, and may sign any number of times. Immutable, except for the content, which
 * is the caller's array.
 *
 * @since 0.1.0
 */
public final class PreparedCms implements PreparedSignature {

  private final SignedDataWriter writer;
  private final Optional<SmimeWriter> message;

  private PreparedCms(SignedDataWriter writer, Optional<SmimeWriter> message) {
    this.writer = writer;
    this.message = message;
  }

  /**
   * Prepares a signature that carries its content.
   *
   * @param content what is signed, any bytes; not copied, so not to be changed until it is signed
   * @param hash of the content and of the signed attributes
   * @param time the time that the signer claims, to the second
   * @return what lacks nothing but the signature
   * @throws IllegalArgumentException if the hash is SHA-1
   */
  public static PreparedCms attached(byte[] content, HashAlgorithm hash, Instant time) {
    return new PreparedCms(
        new SignedDataWriter(
            Digest.ofMessage(hash, content), Optional.of(content), Optional.of(time)),
        Optional.empty());
  }

  /**
   * Prepares a message of S/MIME (multipart/signed, RFC 8551), with the content in base64 and its
   * signature. It has no sender, receiver and subject: these can be put before it, and nobody signs
   * them.
   *
   * @param content what is signed, any bytes: text in UTF-8 is text in the message, too, everything
   *     else an attachment; neither kept nor changed
   * @param hash of the signed part and of the signed attributes
   * @param time the time that the signer claims, to the second
   * @return what lacks nothing but the signature
   * @throws IllegalArgumentException if the hash is SHA-1
   */
  public static PreparedCms smime(byte[] content, HashAlgorithm hash, Instant time) {
    SmimeWriter message = new SmimeWriter(content, hash);
    return new PreparedCms(
        new SignedDataWriter(message.digest(), Optional.empty(), Optional.of(time)),
        Optional.of(message));
  }

  /**
   * Prepares a signature beside its content.
   *
   * @param content hash of what is signed; its algorithm is that of the signed attributes, too
   * @param time the time that the signer claims, to the second
   * @return what lacks nothing but the signature
   * @throws IllegalArgumentException if the hash is SHA-1
   */
  public static PreparedCms detached(Digest content, Instant time) {
    return new PreparedCms(
        new SignedDataWriter(content, Optional.empty(), Optional.of(time)), Optional.empty());
  }

  /** CMS signed data (RFC 5652), DER, with the attributes of CAdES B-B, or a message with it. */
  @Override
  public byte[] sign(SigningIdentity identity) throws JpkiException {
    byte[] signature = writer.sign(identity);
    return message.map(whole -> whole.message(signature)).orElse(signature);
  }
}

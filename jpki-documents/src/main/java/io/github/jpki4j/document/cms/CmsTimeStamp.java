package io.github.jpki4j.document.cms;

import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.TimeStampKind;
import io.github.jpki4j.document.signer.TimeStampAttribute;
import io.github.jpki4j.document.timestamp.TimeStampAuthority;
import io.github.jpki4j.document.timestamp.TimeStampException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds time stamps to the signatures of a CMS file: proofs that they existed. Takes no card.
 * Whether the signatures are good is not looked at.
 *
 * @since 0.1.0
 */
public final class CmsTimeStamp {

  private CmsTimeStamp() {}

  /**
   * Stamps each signature once more: one exchange for each signer.
   *
   * @param file as for {@link CmsFile#read}; neither kept nor changed
   * @param hash of the signatures, not SHA-1
   * @param authority is asked
   * @return the file with the time stamps, a fresh array: of CMS, DER as far as the file was, and
   *     no PEM; of S/MIME the message with nothing else changed
   * @throws DocumentException as {@link CmsFile#read}
   * @throws TimeStampException if there is no time stamp that proves anything
   * @throws IllegalArgumentException if the hash is SHA-1
   */
  public static byte[] addTo(byte[] file, HashAlgorithm hash, TimeStampAuthority authority)
      throws DocumentException, TimeStampException {
    Optional<SmimeMessage> message = SmimeMessage.of(file);
    byte[] cms =
        message.isPresent()
            ? message.get().signature()
            : PemBlock.decoded(file, CmsFile.LABELS).orElse(file);
    List<byte[]> tokens = new ArrayList<>();
    for (byte[] signature : TimeStampAttribute.signatures(cms)) {
      tokens.add(authority.stamp(TimeStampKind.SIGNATURE, Digest.ofMessage(hash, signature)));
    }
    byte[] stamped = TimeStampAttribute.added(cms, tokens);
    return message.isPresent() ? message.get().withSignature(file, stamped) : stamped;
  }
}

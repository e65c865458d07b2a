package io.github.jpki4j.card;

import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.StatusWord;
import io.github.jpki4j.apdu.CommandApdu;
import io.github.jpki4j.apdu.ResponseApdu;
import io.github.jpki4j.exchange.CardAbilities;
import io.github.jpki4j.exchange.CardChannel;
import io.github.jpki4j.exchange.CardExchange;
import io.github.jpki4j.exchange.CardLayout;
import io.github.jpki4j.exchange.JpkiCommands;
import java.util.EnumMap;
import java.util.Map;

/**
 * COMPUTE DIGITAL SIGNATURE, and the check of what came back where the certificate is available: it
 * catches a wrong key, a torn answer and a swapped card.
 */
final class Signer {

  private final CardChannel channel;
  private final CardAbilities abilities;
  private final CardLayout layout;
  private final Map<KeyKind, SignatureCheck> checks = new EnumMap<>(KeyKind.class);

  Signer(CardExchange session) {
    this.channel = session.channel();
    this.abilities = session.abilities();
    this.layout = session.layout();
  }

  /** Remembers how fresh signatures of a key are checked. */
  void setCheck(KeyKind key, SignatureCheck check) {
    checks.put(key, check);
  }

  /** Refuses a key whose certificate says that it is none of those which this library knows. */
  void requirePossible(KeyKind key) throws MalformedResponseException {
    SignatureCheck check = checks.get(key);
    if (check != null && !check.isPossible()) {
      throw new MalformedResponseException("the " + key + " certificate's key is not RSA");
    }
  }

  /** What goes to the card for a digest. */
  static byte[] input(SignatureScheme scheme, Digest digest) {
    if (scheme == SignatureScheme.PKCS1) {
      return DigestInfo.encode(digest);
    }
    if (digest.algorithm() != HashAlgorithm.SHA256) {
      throw new IllegalArgumentException("the card makes RSASSA-PSS of SHA-256 only");
    }
    return digest.value();
  }

  /** Signs with a key that is verified. A refusal costs nothing, so the second form follows. */
  byte[] sign(KeyKind key, SignatureScheme scheme, Digest digest) throws JpkiException {
    byte[] input = input(scheme, digest);
    int fileId = layout.keyFile(key);
    if (!abilities.shortIdentifiersRefused()) {
      ResponseApdu answer =
          channel.exchange(command(scheme, JpkiCommands.shortIdentifier(fileId), input));
      if (answer.status().isSuccess()) {
        return signature(key, scheme, digest, answer);
      }
    }
    StatusWord selected = channel.exchange(JpkiCommands.selectFile(fileId)).status();
    if (!selected.isSuccess()) {
      throw new CardResponseException("select " + key + " key", selected);
    }
    return signature(
        key, scheme, digest, channel.exchange(command(scheme, JpkiCommands.SELECTED, input)));
  }

  private static CommandApdu command(SignatureScheme scheme, int reference, byte[] input) {
    return scheme == SignatureScheme.PSS
        ? JpkiCommands.signPss(reference, input)
        : JpkiCommands.signPkcs1(reference, input);
  }

  private byte[] signature(KeyKind key, SignatureScheme scheme, Digest digest, ResponseApdu answer)
      throws JpkiException {
    if (answer.status().equals(StatusWord.SECURITY_STATUS_NOT_SATISFIED)) {
      throw new PinRequiredException(key);
    }
    if (!answer.status().isSuccess()) {
      throw new CardResponseException(
          "sign with " + key + " key (" + scheme + ")", answer.status());
    }
    byte[] signature = answer.data();
    SignatureCheck check = checks.get(key);
    boolean fits =
        check == null
            ? signature.length == layout.signatureLength()
            : check.verifies(scheme, digest, signature);
    if (!fits) {
      throw new MalformedResponseException(
          "the signature from the card does not fit the " + key + " certificate or key size");
    }
    return signature;
  }
}

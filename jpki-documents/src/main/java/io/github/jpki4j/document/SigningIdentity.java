package io.github.jpki4j.document;

import io.github.jpki4j.CertificateNotFoundException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.SignatureScheme;
import io.github.jpki4j.cert.JpkiCertificate;
import java.util.List;

/**
 * Who signs. As thread-safe as the key, which a card's is not.
 *
 * @param certificate that of the key; becomes part of the document, with name and address of the
 *     person if it is one for digital signatures
 * @param authorities CA certificates that become part of the document, too; unmodifiable
 * @param key makes the signature
 * @since 0.1.0
 */
public record SigningIdentity(
    JpkiCertificate certificate, List<JpkiCertificate> authorities, DigestSigner key) {

  /**
   * Copies the list.
   *
   * @param certificate that of the key
   * @param authorities CA certificates
   * @param key makes the signature
   */
  public SigningIdentity {
    authorities = List.copyOf(authorities);
  }

  /**
   * The holder of a card: reads the certificate of the key, and that of its CA if the card holds
   * it. Sends no secret. Each signature is one exchange with the card and needs the key's secret
   * verified.
   *
   * @param card whose secret for the key is verified ({@link JpkiAp#verify}); used until the
   *     signature is made
   * @param key which of its keys
   * @return signs with the card
   * @throws JpkiException as {@link JpkiAp#readCertificate}
   */
  public static SigningIdentity of(JpkiAp card, KeyKind key) throws JpkiException {
    return new SigningIdentity(
        card.readCertificate(key.certificate()),
        authorities(card, key),
        digest -> card.sign(key, digest, SignatureScheme.PKCS1));
  }

  private static List<JpkiCertificate> authorities(JpkiAp card, KeyKind key) throws JpkiException {
    try {
      return List.of(card.readCertificate(key.caCertificate()));
    } catch (CertificateNotFoundException e) {
      return List.of();
    }
  }
}

package io.github.jpki4j.card;

import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.CertificateNotFoundException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.exchange.CardApplication;
import io.github.jpki4j.exchange.CardExchange;
import io.github.jpki4j.exchange.FileReader;
import io.github.jpki4j.exchange.PinVerifier;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.transport.CardWork;
import java.util.function.Predicate;

/**
 * The JPKI application (公的個人認証AP) of a card, selected. Each method runs in one transaction of the
 * link.
 *
 * <p>Every method throws a {@link TransportException} if the link fails or has failed, a {@link
 * MalformedResponseException} if the card's answer makes no sense, a {@link CardResponseException}
 * if the card refuses with a status of no further meaning, and an {@link IllegalStateException} if
 * another application was selected through the same {@link MyNumberCard} since. If another program
 * moved the selection, the application is selected again, once, and PINs count as not verified.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1.0
 */
public final class JpkiAp {

  private final CardExchange card;
  private final int selection;
  private final FileReader files;
  private final CertificateReader certificates;
  private final PinVerifier pins;
  private final Signer signer;
  private final ApplicationProof proof;

  JpkiAp(CardExchange card, Signer signer, int selection) {
    this.card = card;
    this.selection = selection;
    this.files = card.files();
    this.certificates = new CertificateReader(files, card.layout());
    this.pins = card.pins(CardApplication.JPKI);
    this.signer = signer;
    this.proof = new ApplicationProof(card);
  }

  /**
   * Reads the token information of EF 0006: one exchange, no PIN.
   *
   * @return label, model, serial number, …
   * @throws JpkiException as for every method
   */
  public TokenInfo token() throws JpkiException {
    return repeatable(
        () ->
            TokenInfo.parse(
                files.readStart(
                    card.layout().tokenFile(), TokenInfo.LENGTH, "read token information")));
  }

  /**
   * Reads which of the holder's certificates are present from EF 0008: one exchange, no PIN.
   *
   * @return presence of the two certificates
   * @throws JpkiException as for every method; a {@link CardResponseException} with 6A82 if the
   *     card has no such file
   */
  public CertificatePresence presence() throws JpkiException {
    return repeatable(
        () ->
            CertificatePresence.parse(
                files.readStart(card.layout().presenceFile(), 3, "read certificate presence")));
  }

  /**
   * Reads the token information: one exchange. Of a card of a wanted kind it also reads the
   * presence of certificates, both counters and the certificate for user authentication, as the
   * methods of this class do; and the certificate for digital signatures if its password was
   * verified. All of it happens in one transaction.
   *
   * @param more of which kinds more than the token information is read, such as {@link
   *     CardKind#isSupported}
   * @return what the card answered. If it refuses one thing, or answers without sense, that is in
   *     there, and the next thing is read
   * @throws TransportException if the link fails or has failed
   * @throws JpkiException if the application had to be selected again and that was refused
   */
  public CardOverview overview(Predicate<CardKind> more) throws JpkiException {
    return inTransaction(() -> CardOverview.read(this, more)).checked(this);
  }

  /**
   * Reads a certificate, cut at its DER length. One exchange with extended length, seven without.
   * {@link CertificateKind#SIGN} wants the signature password verified first; on a phone {@link
   * CertificateKind#AUTH} wants the PIN verified first.
   *
   * <p>Whether the certificate can be trusted is not looked at: a CA certificate from a card proves
   * nothing alone.
   *
   * @param kind which one
   * @return the certificate
   * @throws PinRequiredException if the secret must be verified first; nothing is spent
   * @throws CertificateNotFoundException if the card holds none
   * @throws MalformedResponseException if the file holds no X.509 certificate, or one that {@link
   *     JpkiCertificate#parse} refuses, or that of a holder with an RSA key whose modulus does not
   *     have 2,048 to 4,096 bits, is prime or has a small factor
   * @throws JpkiException as for every method
   */
  public JpkiCertificate readCertificate(CertificateKind kind) throws JpkiException {
    return checked(kind, readUnchecked(kind));
  }

  JpkiCertificate readUnchecked(CertificateKind kind) throws JpkiException {
    return repeatable(() -> certificates.read(kind));
  }

  /** The certificate, once its key is known to be of use; takes its time: after a transaction. */
  JpkiCertificate checked(CertificateKind kind, JpkiCertificate certificate)
      throws MalformedResponseException {
    if (!kind.isCa()) {
      signer.setCheck(kind.key(), SignatureCheck.of(certificate));
    }
    return certificate;
  }

  /** A certificate that is refused for certain until its secret is verified: asks only then. */
  JpkiCertificate readUnlocked(KeyKind key) throws JpkiException {
    if (!isVerified(key)) {
      throw new PinRequiredException(key);
    }
    return readUnchecked(key.certificate());
  }

  /**
   * Reads a counter: one exchange; on a link that others share the proof of the application
   * besides. Spends nothing.
   *
   * @param key whose secret
   * @return tries left of how many
   * @throws JpkiException as for every method
   */
  public PinStatus pinStatus(KeyKind key) throws JpkiException {
    return repeatable(
        () -> {
          proof.require();
          return pins.status(key);
        });
  }

  /**
   * Whether a secret was verified in this selection, as this object remembers. The card never says,
   * and may remember longer.
   *
   * @param key whose secret
   * @return true after a successful {@link #verify(Pin)}
   */
  public boolean isVerified(KeyKind key) {
    return pins.isVerified(key);
  }

  /**
   * Verifies a secret with {@link TryPolicy#KEEP_LAST}.
   *
   * @param pin the secret, which stays open
   * @throws JpkiException as {@link #verify(Pin, TryPolicy)}
   */
  public void verify(Pin pin) throws JpkiException {
    verify(pin, TryPolicy.KEEP_LAST);
  }

  /**
   * Verifies a secret: one VERIFY, never repeated, after a look at the counter.
   *
   * @param pin the secret, which stays open
   * @param policy what to do when one try is left
   * @throws PinIncorrectException if it is wrong: one try is spent
   * @throws PinBlockedException if it is blocked, before or by this attempt
   * @throws LastTryException if one try is left and the policy keeps it; nothing is sent
   * @throws PinOutcomeUnknownException if no usable answer came back
   * @throws JpkiException as for every method; the secret was not sent then
   * @throws IllegalArgumentException if the card refused this secret already
   */
  public void verify(Pin pin, TryPolicy policy) throws JpkiException {
    requireFresh(pin);
    inTransaction(
        () -> {
          verifyOnce(pin, policy);
          return pin;
        });
  }

  private void verifyOnce(Pin pin, TryPolicy policy) throws JpkiException {
    proof.require();
    int reference = repeatable(() -> pins.prepareVerify(pin.key(), policy));
    pins.verify(pin, reference);
  }

  /**
   * Changes a secret in place: VERIFY of the current one, then CHANGE REFERENCE DATA, each sent
   * once. Afterwards the secret counts as not verified.
   *
   * @param current the secret that is valid now; stays open
   * @param next the secret to be; stays open
   * @param policy what to do when one try is left
   * @throws PinIncorrectException if the current one is wrong: one try is spent, nothing changed
   * @throws PinBlockedException if it is blocked; nothing changed
   * @throws LastTryException if one try is left and the policy keeps it; nothing is sent
   * @throws PinOutcomeUnknownException if no usable answer came back to VERIFY (nothing changed) or
   *     to CHANGE (the old or the new one is valid)
   * @throws CardResponseException if the card refused the change: the old one stays valid
   * @throws JpkiException as for every method; nothing was changed then
   * @throws IllegalArgumentException if the two belong to different keys, or the card refused the
   *     current one already
   */
  public void changePin(Pin current, Pin next, TryPolicy policy) throws JpkiException {
    requireFresh(current);
    if (next.key() != current.key()) {
      throw new IllegalArgumentException("both secrets must belong to one key");
    }
    inTransaction(
        () -> {
          proof.require();
          repeatable(
              () -> {
                pins.prepareChange(current.key(), policy);
                return current;
              });
          pins.change(current, next);
          return current;
        });
  }

  private static void requireFresh(Pin pin) {
    if (pin.isRefused()) {
      throw new IllegalArgumentException("the card refused this PIN; ask the person again");
    }
  }

  /**
   * Verifies and signs in one transaction, with {@link SignatureScheme#PKCS1} and {@link
   * TryPolicy#KEEP_LAST}.
   *
   * @param pin the secret of the key to sign with; stays open
   * @param digest what to sign
   * @return the signature, fresh
   * @throws JpkiException as {@link #sign(Pin, Digest, SignatureScheme, TryPolicy)}
   */
  public byte[] sign(Pin pin, Digest digest) throws JpkiException {
    return sign(pin, digest, SignatureScheme.PKCS1, TryPolicy.KEEP_LAST);
  }

  /**
   * Verifies and signs a message in one transaction: its SHA-256 hash is signed with {@link
   * SignatureScheme#PKCS1}, which Java calls {@code SHA256withRSA}, and {@link TryPolicy#KEEP_LAST}
   * holds.
   *
   * @param pin the secret of the key to sign with; stays open
   * @param message the message itself, not its hash: any number of bytes; neither kept nor changed
   * @return the signature, fresh
   * @throws JpkiException as {@link #sign(Pin, Digest, SignatureScheme, TryPolicy)}
   */
  public byte[] signMessage(Pin pin, byte[] message) throws JpkiException {
    return sign(pin, Digest.ofMessage(HashAlgorithm.SHA256, message));
  }

  /**
   * Verifies and signs in one transaction.
   *
   * @param pin the secret of the key to sign with; stays open
   * @param digest what to sign
   * @param scheme how; {@link SignatureScheme#PSS} takes SHA-256 only
   * @param policy what to do when one try is left
   * @return the signature, 256 bytes on today's cards, fresh; checked if the key's certificate was
   *     read through this object
   * @throws IllegalArgumentException if scheme and digest do not go together; nothing is sent
   * @throws MalformedResponseException also if the key's certificate was read and its key is not
   *     RSA; nothing is sent then
   * @throws JpkiException as {@link #verify(Pin, TryPolicy)} and {@link #sign(KeyKind, Digest,
   *     SignatureScheme)}
   */
  public byte[] sign(Pin pin, Digest digest, SignatureScheme scheme, TryPolicy policy)
      throws JpkiException {
    requireFresh(pin);
    Signer.input(scheme, digest);
    signer.requirePossible(pin.key());
    return inTransaction(
        () -> {
          verifyOnce(pin, policy);
          return signOnce(pin.key(), digest, scheme);
        });
  }

  /**
   * Signs with a key whose secret is verified: one exchange.
   *
   * @param key the key
   * @param digest what to sign
   * @param scheme how; {@link SignatureScheme#PSS} takes SHA-256 only
   * @return the signature, 256 bytes on today's cards, fresh; checked if the key's certificate was
   *     read through this object
   * @throws PinRequiredException if the secret is not, or no longer, verified
   * @throws CardResponseException with 6A86 if the card does not know the scheme
   * @throws MalformedResponseException if the signature does not fit the certificate; or if that
   *     was read and its key is not RSA, and nothing is sent then
   * @throws JpkiException as for every method
   * @throws IllegalArgumentException if scheme and digest do not go together; nothing is sent
   */
  public byte[] sign(KeyKind key, Digest digest, SignatureScheme scheme) throws JpkiException {
    Signer.input(scheme, digest);
    signer.requirePossible(key);
    if (!isVerified(key)) {
      throw new PinRequiredException(key);
    }
    return inTransaction(() -> signOnce(key, digest, scheme));
  }

  private byte[] signOnce(KeyKind key, Digest digest, SignatureScheme scheme) throws JpkiException {
    try {
      return signer.sign(key, scheme, digest);
    } catch (PinRequiredException e) {
      pins.forgetVerified(key);
      throw e;
    } catch (CardResponseException e) {
      if (proof.isSelected()) {
        throw e;
      }
      pins.forgetVerified();
      throw new PinRequiredException(key);
    }
  }

  private <T> T inTransaction(CardWork<T> work) throws JpkiException {
    if (!card.isCurrent(selection)) {
      throw new IllegalStateException(
          "another application was selected on this card; call MyNumberCard.jpki() again");
    }
    return card.transact(work);
  }

  /**
   * Work that sends no secret. Before its failure is believed, the application is asked whether it
   * is still selected; if another program selected another one, it is selected again and the work
   * done once more.
   */
  private <T> T repeatable(CardWork<T> work) throws JpkiException {
    return inTransaction(
        () -> {
          try {
            return work.run();
          } catch (CardResponseException
              | CertificateNotFoundException
              | MalformedResponseException
              | PinRequiredException e) {
            if (proof.isSelected()) {
              throw e;
            }
          }
          card.reselect(CardApplication.JPKI);
          return work.run();
        });
  }
}

package io.github.jpki4j.jca;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.PinFormatException;
import io.github.jpki4j.pin.PinSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.Key;
import java.security.KeyStore.CallbackHandlerProtection;
import java.security.KeyStore.Entry;
import java.security.KeyStore.LoadStoreParameter;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.KeyStore.ProtectionParameter;
import java.security.KeyStoreException;
import java.security.KeyStoreSpi;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Collections;
import java.util.Date;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one key of its kind on a card, with its certificate and that of the CA. Read-only. Uses the
 * card while it is loaded and never afterwards.
 */
@SuppressWarnings("NullAway") // KeyStoreSpi says "no such entry" by null
final class CardKeyStore extends KeyStoreSpi {

  private final SharedCard card;
  private final @Nullable PinSource providerPins;
  private final KeyKind kind;
  private final String alias;
  private Optional<KeyReader.Contents> contents = Optional.empty();
  private List<X509Certificate> chain = List.of();
  private @Nullable PinSource pins;

  CardKeyStore(SharedCard card, @Nullable PinSource providerPins, KeyKind kind) {
    this.card = card;
    this.providerPins = providerPins;
    this.kind = kind;
    this.alias = kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void engineLoad(@Nullable InputStream stream, char @Nullable [] password)
      throws IOException {
    // some servers insist on a file: an empty one will do
    if (stream != null && stream.read() >= 0) {
      throw new IOException("this key store is on a card: load it with null, or an empty file");
    }
    load(password, null);
  }

  @Override
  public void engineLoad(@Nullable LoadStoreParameter parameter) throws IOException {
    if (parameter instanceof JpkiLoadParameter asking) {
      load(null, asking.pins());
      return;
    }
    ProtectionParameter protection = parameter == null ? null : parameter.getProtectionParameter();
    if (protection == null) {
      load(null, null);
    } else if (protection instanceof PasswordProtection given) {
      load(given.getPassword(), null);
    } else if (protection instanceof CallbackHandlerProtection asking) {
      load(null, new CallbackPins(asking.getCallbackHandler()));
    } else {
      throw new IOException("neither a password nor a callback handler");
    }
  }

  private void load(char @Nullable [] password, @Nullable PinSource asked) throws IOException {
    contents = Optional.empty();
    chain = List.of();
    pins = asked == null ? providerPins : asked;
    try (PinHolder given = new PinHolder(kind, password, card.takesDefaultPasswords())) {
      KeyReader reader = new KeyReader(card, kind);
      Optional<KeyReader.Contents> read = reader.read();
      if (read.isPresent()) {
        contents = Optional.of(unlocked(reader, read.get(), given, asked));
        chain = contents.get().chain();
      }
    } catch (PinIncorrectException
        | PinFormatException
        | DefaultPasswordException
        | RefusedPinException e) {
      throw new IOException(e.getMessage(), unrecoverable(e));
    } catch (JpkiException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private KeyReader.Contents unlocked(
      KeyReader reader, KeyReader.Contents read, PinHolder given, @Nullable PinSource asked)
      throws JpkiException {
    boolean locked = !read.certificate().isPresent();
    Optional<Pin> pin = given.pin();
    if (pin.isPresent() && (kind == KeyKind.SIGN || locked)) {
      return reader.unlock(read, pin.get());
    }
    if (pin.isPresent()) {
      card.offer(read.card(), given.release());
    } else if (locked && asked != null) {
      return reader.unlock(read, asked);
    }
    return read;
  }

  private static UnrecoverableKeyException unrecoverable(Throwable cause) {
    UnrecoverableKeyException e = new UnrecoverableKeyException(cause.getMessage());
    e.initCause(cause);
    return e;
  }

  private boolean has(String name) {
    return contents.isPresent() && alias.equalsIgnoreCase(name);
  }

  @Override
  public Key engineGetKey(String name, char @Nullable [] password)
      throws UnrecoverableKeyException {
    return has(name) ? key(password, pins) : null;
  }

  private PrivateKey key(char @Nullable [] password, @Nullable PinSource source)
      throws UnrecoverableKeyException {
    KeyReader.Contents known = contents.get();
    if (!known.certificate().isPresent()) {
      throw new UnrecoverableKeyException(
          "the " + kind + " certificate needs its password: give it when the key store is loaded");
    }
    JpkiCertificate certificate = known.certificate().get();
    if (!(certificate.x509().getPublicKey() instanceof RSAPublicKey publicKey)) {
      throw new UnrecoverableKeyException(
          "the key is " + certificate.x509().getPublicKey().getAlgorithm() + ", not RSA");
    }
    try (PinHolder given = new PinHolder(kind, password, card.takesDefaultPasswords())) {
      if (given.pin().isPresent()) {
        card.offer(known.card(), given.release());
      }
    } catch (PinFormatException | DefaultPasswordException | RefusedPinException e) {
      throw unrecoverable(e);
    }
    return new CardKey(card, new KeyAccess(kind, known.card(), source), certificate, publicKey);
  }

  @Override
  public Entry engineGetEntry(String name, @Nullable ProtectionParameter protection)
      throws KeyStoreException, UnrecoverableKeyException {
    if (!has(name)) {
      return null;
    }
    PrivateKey key;
    if (protection == null) {
      key = key(null, pins);
    } else if (protection instanceof PasswordProtection given) {
      key = key(given.getPassword(), pins);
    } else if (protection instanceof CallbackHandlerProtection asking) {
      key = key(null, new CallbackPins(asking.getCallbackHandler()));
    } else {
      throw new KeyStoreException("neither a password nor a callback handler");
    }
    return new PrivateKeyEntry(key, engineGetCertificateChain(name));
  }

  @Override
  public Certificate[] engineGetCertificateChain(String name) {
    return has(name) && !chain.isEmpty() ? chain.toArray(new Certificate[0]) : null;
  }

  @Override
  public Certificate engineGetCertificate(String name) {
    return has(name) && !chain.isEmpty() ? chain.get(0) : null;
  }

  /** The beginning of the certificate's validity; now, while that cannot be read. */
  @Override
  @SuppressWarnings("JavaUtilDate") // KeyStoreSpi wants one
  public Date engineGetCreationDate(String name) {
    if (!has(name)) {
      return null;
    }
    return chain.isEmpty() ? new Date() : chain.get(0).getNotBefore();
  }

  @Override
  public Enumeration<String> engineAliases() {
    return Collections.enumeration(contents.isPresent() ? List.of(alias) : List.of());
  }

  @Override
  public boolean engineContainsAlias(String name) {
    return has(name);
  }

  @Override
  public int engineSize() {
    return contents.isPresent() ? 1 : 0;
  }

  @Override
  public boolean engineIsKeyEntry(String name) {
    return has(name);
  }

  @Override
  public boolean engineIsCertificateEntry(String name) {
    return false;
  }

  @Override
  public String engineGetCertificateAlias(Certificate certificate) {
    return !chain.isEmpty() && chain.get(0).equals(certificate) ? alias : null;
  }

  @Override
  public void engineSetKeyEntry(String name, Key key, char[] password, Certificate[] certificates)
      throws KeyStoreException {
    throw readOnly();
  }

  @Override
  public void engineSetKeyEntry(String name, byte[] key, Certificate[] certificates)
      throws KeyStoreException {
    throw readOnly();
  }

  @Override
  public void engineSetCertificateEntry(String name, Certificate certificate)
      throws KeyStoreException {
    throw readOnly();
  }

  @Override
  public void engineDeleteEntry(String name) throws KeyStoreException {
    throw readOnly();
  }

  private static KeyStoreException readOnly() {
    return new KeyStoreException("a card's key store cannot be changed");
  }

  @Override
  public void engineStore(OutputStream stream, char[] password) throws IOException {
    throw new IOException("a card's key store cannot be written anywhere");
  }
}

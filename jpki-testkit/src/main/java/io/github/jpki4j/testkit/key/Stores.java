package io.github.jpki4j.testkit.key;

import io.github.jpki4j.KeyKind;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** What programs do with key stores and signatures, in few words. */
public final class Stores {

  /** What is signed. */
  public static final byte[] MESSAGE = "TEST 申請書".getBytes(StandardCharsets.UTF_8);

  /** The only parameters with which a card makes PSS. */
  public static final PSSParameterSpec PSS_OF_CARD =
      new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

  private Stores() {}

  /**
   * The type of the key store.
   *
   * @param kind of which key
   * @return for example {@code JPKI-AUTH}
   */
  public static String type(KeyKind kind) {
    return "JPKI-" + kind;
  }

  /**
   * The name of the key in its key store.
   *
   * @param kind which key
   * @return for example {@code auth}
   */
  public static String alias(KeyKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Loaded as a person would: with the password for the key for signatures, else without.
   *
   * @param provider of the card
   * @param kind of which key
   * @return the key store
   * @throws Exception if it cannot be loaded
   */
  public static KeyStore loaded(Provider provider, KeyKind kind) throws Exception {
    return loaded(provider, kind, kind == KeyKind.SIGN ? Desk.SIGN_PASSWORD : "");
  }

  /**
   * Loaded with a password.
   *
   * @param provider of the card
   * @param kind of which key
   * @param password may be empty
   * @return the key store
   * @throws Exception if it cannot be loaded
   */
  public static KeyStore loaded(Provider provider, KeyKind kind, String password) throws Exception {
    KeyStore store = KeyStore.getInstance(type(kind), provider);
    store.load(null, password.toCharArray());
    return store;
  }

  /**
   * The only key of a key store.
   *
   * @param store loaded
   * @return the key
   * @throws Exception if there is none
   */
  public static PrivateKey key(KeyStore store) throws Exception {
    return (PrivateKey) store.getKey(store.aliases().nextElement(), null);
  }

  /**
   * The public key of the only key of a key store.
   *
   * @param store loaded
   * @return out of its certificate
   * @throws Exception if there is none
   */
  public static PublicKey publicKey(KeyStore store) throws Exception {
    return store.getCertificate(store.aliases().nextElement()).getPublicKey();
  }

  /**
   * Signs {@link #MESSAGE} with SHA256withRSA.
   *
   * @param provider of the card
   * @param key of the card
   * @return the signature
   * @throws Exception if that fails
   */
  public static byte[] sign(Provider provider, PrivateKey key) throws Exception {
    return sign(provider, "SHA256withRSA", key);
  }

  /**
   * Signs {@link #MESSAGE}.
   *
   * @param provider of the card
   * @param algorithm the name of a signature; PSS has the parameters of a card
   * @param key of the card
   * @return the signature
   * @throws Exception if that fails
   */
  public static byte[] sign(Provider provider, String algorithm, PrivateKey key) throws Exception {
    Signature signature = Signature.getInstance(algorithm, provider);
    signature.initSign(key);
    if (algorithm.equals("RSASSA-PSS")) {
      signature.setParameter(PSS_OF_CARD);
    }
    signature.update(MESSAGE);
    return signature.sign();
  }

  /**
   * Whether this signs {@link #MESSAGE}, as Java sees it without a card.
   *
   * @param algorithm the name of a signature; PSS has the parameters of a card
   * @param key of the signer
   * @param signed the signature
   * @return whether it is right
   * @throws Exception if it is no signature
   */
  public static boolean verifies(String algorithm, PublicKey key, byte[] signed) throws Exception {
    Signature signature = Signature.getInstance(algorithm);
    if (algorithm.equals("RSASSA-PSS")) {
      signature.setParameter(PSS_OF_CARD);
    }
    signature.initVerify(key);
    signature.update(MESSAGE);
    return signature.verify(signed);
  }

  /**
   * Key managers over a key store, for TLS.
   *
   * @param algorithm of the factory, for example {@code NewSunX509}
   * @param store loaded
   * @param password of the keys, may be empty
   * @return what the factory makes
   * @throws Exception if that fails
   */
  public static KeyManager[] keyManagers(String algorithm, KeyStore store, String password)
      throws Exception {
    KeyManagerFactory factory = KeyManagerFactory.getInstance(algorithm);
    factory.init(store, password.toCharArray());
    return factory.getKeyManagers();
  }

  /**
   * How many commands make a signature.
   *
   * @param commands in hex
   * @param scheme P1 in hex: {@code 00} for PKCS #1 v1.5, {@code 04} for PSS, empty for both
   * @return commands COMPUTE DIGITAL SIGNATURE
   */
  public static long signatures(List<String> commands, String scheme) {
    return commands.stream().filter(command -> command.startsWith("802A" + scheme)).count();
  }
}

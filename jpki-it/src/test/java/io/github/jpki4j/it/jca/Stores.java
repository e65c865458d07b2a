package io.github.jpki4j.it.jca;

import io.github.jpki4j.KeyKind;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;

/** What programs do with key stores and signatures, in few words. */
public final class Stores {

  public static final byte[] MESSAGE = "TEST 申請書".getBytes(StandardCharsets.UTF_8);

  static final PSSParameterSpec PSS_OF_CARD =
      new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

  private Stores() {}

  public static String type(KeyKind kind) {
    return "JPKI-" + kind;
  }

  public static String alias(KeyKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** Loaded as a person would: with the password for the key for signatures, else without. */
  public static KeyStore loaded(Provider provider, KeyKind kind) throws Exception {
    return loaded(provider, kind, kind == KeyKind.SIGN ? Desk.SIGN_PASSWORD : "");
  }

  public static KeyStore loaded(Provider provider, KeyKind kind, String password) throws Exception {
    KeyStore store = KeyStore.getInstance(type(kind), provider);
    store.load(null, password.toCharArray());
    return store;
  }

  public static PrivateKey key(KeyStore store) throws Exception {
    return (PrivateKey) store.getKey(store.aliases().nextElement(), null);
  }

  public static PublicKey publicKey(KeyStore store) throws Exception {
    return store.getCertificate(store.aliases().nextElement()).getPublicKey();
  }

  public static byte[] sign(Provider provider, PrivateKey key) throws Exception {
    return sign(provider, "SHA256withRSA", key);
  }

  static byte[] sign(Provider provider, String algorithm, PrivateKey key) throws Exception {
    Signature signature = Signature.getInstance(algorithm, provider);
    signature.initSign(key);
    if (algorithm.equals("RSASSA-PSS")) {
      signature.setParameter(PSS_OF_CARD);
    }
    signature.update(MESSAGE);
    return signature.sign();
  }

  public static boolean verifies(String algorithm, PublicKey key, byte[] signed) throws Exception {
    Signature signature = Signature.getInstance(algorithm);
    if (algorithm.equals("RSASSA-PSS")) {
      signature.setParameter(PSS_OF_CARD);
    }
    signature.initVerify(key);
    signature.update(MESSAGE);
    return signature.verify(signed);
  }
}

package io.github.jpki4j.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Installed;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.SoftwareKeys;
import io.github.jpki4j.testkit.key.Stores;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import javax.security.auth.Destroyable;

/** Findings about keys, signatures and positions. */
@SuppressWarnings("try") // a provider is installed for the length of a block
final class SignatureFindings {

  private static final PSSParameterSpec PSS_512 =
      new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA512, 64, 1);

  private SignatureFindings() {}

  private static JpkiProvider provider() {
    return new JpkiProvider(new Desk(), Person.whoKnows(), JpkiOptions.DEFAULT.withPss());
  }

  private static PrivateKey key(Provider provider) throws Exception {
    return Stores.key(Stores.loaded(provider, KeyKind.AUTH));
  }

  static void theKeyHasASize() throws Exception {
    KeyStore store = Stores.loaded(provider(), KeyKind.AUTH);
    assertThat(Stores.key(store)).isInstanceOf(RSAKey.class).isInstanceOf(Destroyable.class);
    assertThat(((RSAKey) Stores.key(store)).getParams()).as("JDK 22 and later").isNull();
    assertThat(((RSAKey) Stores.key(store)).getModulus())
        .isEqualTo(((RSAKey) Stores.publicKey(store)).getModulus());
  }

  static void noExponent() throws Exception {
    PrivateKey key = key(provider());
    assertThat(key).isNotInstanceOf(RSAPrivateKey.class);
    assertThat(key.getAlgorithm()).isEqualTo("RSA");
    assertThat(key.getFormat()).isNull();
    assertThat(key.getEncoded()).isNull();
    assertThat(key.toString()).isEqualTo("JPKI AUTH key on a card, RSA 2048");
  }

  static void hashesAreOffered() {
    Provider provider = provider();
    for (String name :
        List.of("NONEwithRSA", "SHA256withRSA", "SHA384withRSA", "SHA512withRSA", "RSASSA-PSS")) {
      assertThat(provider.getService("Signature", name))
          .isNotNull()
          .extracting(service -> service.getAttribute("SupportedKeyClasses"))
          .isEqualTo("io.github.jpki4j.jca.CardKey");
    }
    assertThat(provider.getService("Signature", "SHA1withRSA")).isNull();
    assertThat(provider.getService("Cipher", "RSA")).isNull();
  }

  static void delayedSelection() throws Exception {
    JpkiProvider provider = provider();
    PrivateKey key = key(provider);
    try (Installed here = Installed.last(provider)) {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      assertThat(signature.getProvider()).isSameAs(provider);
      signature.update(Stores.MESSAGE);
      assertThat(signature.sign()).isEqualTo(Stores.sign(provider, key));
    }
  }

  static void getProviderFirst() throws Exception {
    JpkiProvider provider = provider();
    PrivateKey key = key(provider);
    try (Installed here = Installed.last(provider)) {
      Signature pinned = Signature.getInstance("SHA256withRSA");
      assertThat(pinned.getProvider()).isNotSameAs(provider);
      assertThatThrownBy(() -> pinned.initSign(key)).isInstanceOf(InvalidKeyException.class);
    }
    try (Installed here = Installed.first(provider)) {
      Signature pinned = Signature.getInstance("SHA256withRSA");
      assertThat(pinned.getProvider()).isSameAs(provider);
      pinned.initSign(key);
      pinned.update(Stores.MESSAGE);
      assertThat(pinned.sign()).hasSize(256);
    }
  }

  static void setParameterFirst() throws Exception {
    JpkiProvider provider = provider();
    KeyStore store = Stores.loaded(provider, KeyKind.AUTH);
    try (Installed here = Installed.last(provider)) {
      Signature pinned = Signature.getInstance("RSASSA-PSS");
      pinned.setParameter(Stores.PSS_OF_CARD);
      assertThatThrownBy(() -> pinned.initSign(Stores.key(store)))
          .isInstanceOf(InvalidKeyException.class);
      Signature late = Signature.getInstance("RSASSA-PSS");
      late.initSign(Stores.key(store));
      late.setParameter(Stores.PSS_OF_CARD);
      assertSigns(late, store);
    }
    try (Installed here = Installed.first(provider)) {
      Signature early = Signature.getInstance("RSASSA-PSS");
      early.setParameter(Stores.PSS_OF_CARD);
      early.initSign(Stores.key(store));
      assertSigns(early, store);
    }
  }

  private static void assertSigns(Signature signature, KeyStore store) throws Exception {
    signature.update(Stores.MESSAGE);
    assertThat(Stores.verifies("RSASSA-PSS", Stores.publicKey(store), signature.sign())).isTrue();
  }

  static void pssVerification() throws Exception {
    KeyPair pair = SoftwareKeys.rsa();
    byte[] signed = sign(pair.getPrivate(), "RSASSA-PSS", PSS_512);
    try (Installed here = Installed.first(provider())) {
      for (boolean parametersFirst : List.of(true, false)) {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        if (parametersFirst) {
          signature.setParameter(PSS_512);
        }
        signature.initVerify(pair.getPublic());
        if (!parametersFirst) {
          signature.setParameter(PSS_512);
        }
        assertVerifies(signature, signed);
      }
    }
  }

  private static void assertVerifies(Signature signature, byte[] signed) throws Exception {
    signature.update(Stores.MESSAGE);
    assertThat(signature.verify(signed)).isTrue();
    signature.update(Stores.MESSAGE);
    signature.update((byte) 0);
    assertThat(signature.verify(signed)).as("another message").isFalse();
  }

  private static byte[] sign(PrivateKey key, String algorithm, PSSParameterSpec parameters)
      throws Exception {
    Signature signature = Signature.getInstance(algorithm);
    if (parameters != null) {
      signature.setParameter(parameters);
    }
    signature.initSign(key);
    signature.update(Stores.MESSAGE);
    return signature.sign();
  }

  /** Also when Java has bound the signature to the first provider before it saw the key. */
  static void softwareKeys() throws Exception {
    KeyPair pair = SoftwareKeys.rsa();
    JpkiProvider provider = provider();
    try (Installed here = Installed.first(provider)) {
      for (String algorithm : List.of("SHA256withRSA", "SHA384withRSA", "SHA512withRSA")) {
        Signature bound = Signature.getInstance(algorithm);
        assertThat(bound.getProvider()).isSameAs(provider);
        bound.initSign(pair.getPrivate());
        bound.update(Stores.MESSAGE);
        byte[] signed = bound.sign();
        assertThat(sign(pair.getPrivate(), algorithm, null)).isEqualTo(signed);
        bound.initVerify(pair.getPublic());
        assertVerifies(bound, signed);
        assertThat(Stores.verifies(algorithm, pair.getPublic(), signed)).isTrue();
      }
      byte[] pss = sign(pair.getPrivate(), "RSASSA-PSS", PSS_512);
      Signature signature = Signature.getInstance("RSASSA-PSS", provider);
      signature.initVerify(pair.getPublic());
      signature.setParameter(PSS_512);
      assertVerifies(signature, pss);
      assertNoneWithRsa(pair, provider);
    }
  }

  private static void assertNoneWithRsa(KeyPair pair, Provider provider) throws Exception {
    Signature bare = Signature.getInstance("NONEwithRSA", provider);
    bare.initSign(pair.getPrivate());
    bare.update(new byte[32]);
    byte[] signed = bare.sign();
    PublicKey publicKey = pair.getPublic();
    Signature other = Signature.getInstance("NONEwithRSA");
    other.initVerify(publicKey);
    other.update(new byte[32]);
    assertThat(other.verify(signed)).isTrue();
  }

  static void serialization() throws Exception {
    JpkiProvider provider = provider();
    for (Object secret : List.of(key(provider), provider)) {
      try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
        assertThatThrownBy(() -> out.writeObject(secret))
            .isInstanceOf(NotSerializableException.class);
      }
    }
  }
}

package io.github.jpki4j.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.Stores;
import java.nio.ByteBuffer;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.HexFormat;
import java.util.List;
import javax.security.auth.Destroyable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Signatures by the card through the JCA, judged by the JDK's own providers. */
class CardSignatureTest {

  private static final JpkiOptions ALL = JpkiOptions.DEFAULT.withPss().withSha1();
  private static final String SHA256_INFO = "3031300D060960864801650304020105000420";
  private static final String SHA1_INFO = "3021300906052B0E03021A05000414";

  private final Desk desk = new Desk();
  private final JpkiProvider provider = new JpkiProvider(desk, Person.whoKnows(), ALL);

  private PrivateKey authKey() throws Exception {
    return Stores.key(Stores.loaded(provider, KeyKind.AUTH));
  }

  @ParameterizedTest
  @CsvSource({
    "SHA256withRSA, 00",
    "SHA384withRSA, 00",
    "SHA512withRSA, 00",
    "SHA1withRSA, 00",
    "RSASSA-PSS, 04",
  })
  void bothKeysMakeSignaturesThatTheJdkVerifies(String algorithm, String scheme) throws Exception {
    for (KeyKind kind : KeyKind.values()) {
      KeyStore store = Stores.loaded(provider, kind);
      byte[] signed = Stores.sign(provider, algorithm, Stores.key(store));
      assertThat(Stores.verifies(algorithm, Stores.publicKey(store), signed)).isTrue();
      List<String> commands = desk.takeCommands();
      assertThat(commands.get(commands.size() - 1)).startsWith("802A" + scheme);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.840.113549.1.1.11, SHA256withRSA",
    "OID.1.2.840.113549.1.1.12, SHA384withRSA",
    "1.2.840.113549.1.1.13, SHA512withRSA",
  })
  void algorithmsAreKnownByTheirObjectIdentifiers(String oid, String name) throws Exception {
    PrivateKey key = authKey();
    assertThat(Stores.sign(provider, oid, key)).isEqualTo(Stores.sign(provider, name, key));
  }

  @Test
  void oneSignatureObjectSignsTwiceWithOneExchangeForTheSecond() throws Exception {
    KeyStore store = Stores.loaded(provider, KeyKind.AUTH);
    Signature signature = Signature.getInstance("SHA256withRSA", provider);
    signature.initSign(Stores.key(store));
    signature.update(Stores.MESSAGE);
    byte[] first = signature.sign();
    desk.takeCommands();
    for (byte b : Stores.MESSAGE) {
      signature.update(b);
    }
    assertThat(signature.sign()).as("PKCS #1 v1.5 is deterministic").isEqualTo(first);
    assertThat(desk.takeCommands()).hasSize(1);
    signature.update(ByteBuffer.wrap(Stores.MESSAGE));
    assertThat(signature.sign()).isEqualTo(first);
  }

  @Test
  void noneWithRsaSignsTheDigestInfoThatItIsGiven() throws Exception {
    PrivateKey key = authKey();
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Stores.MESSAGE);
    Signature signature = Signature.getInstance("NONEwithRSA", provider);
    signature.initSign(key);
    signature.update(HexFormat.of().parseHex(SHA256_INFO));
    signature.update(hash);
    assertThat(signature.sign()).isEqualTo(Stores.sign(provider, key));
  }

  @ParameterizedTest
  @CsvSource({"0", "20", "32", "36", "51", "245", "4000"})
  void noneWithRsaRefusesWhatIsNoDigestInfo(int length) throws Exception {
    Signature signature = Signature.getInstance("NONEwithRSA", provider);
    signature.initSign(authKey());
    signature.update(new byte[length]);
    desk.takeCommands();
    assertThatThrownBy(signature::sign)
        .isInstanceOf(SignatureException.class)
        .hasMessageContaining("DigestInfo");
    assertThat(desk.takeCommands()).isEmpty();
  }

  @Test
  void sha1IsSignedOnlyIfTheProviderIsTold() throws Exception {
    JpkiProvider strict = new JpkiProvider(desk, Person.whoKnows());
    PrivateKey key = Stores.key(Stores.loaded(strict, KeyKind.AUTH));
    assertThatThrownBy(() -> Signature.getInstance("SHA1withRSA", strict))
        .isInstanceOf(NoSuchAlgorithmException.class);
    Signature bare = Signature.getInstance("NONEwithRSA", strict);
    bare.initSign(key);
    bare.update(HexFormat.of().parseHex(SHA1_INFO));
    bare.update(new byte[20]);
    assertThatThrownBy(bare::sign)
        .isInstanceOf(SignatureException.class)
        .hasMessageContaining("SHA-1");
    assertThat(desk.secrets()).isZero();
  }

  static List<AlgorithmParameterSpec> whatNoCardMakes() {
    return List.of(
        pss("SHA-384", MGF1ParameterSpec.SHA384, 48),
        pss("SHA-512", MGF1ParameterSpec.SHA512, 64),
        pss("SHA-1", MGF1ParameterSpec.SHA1, 20),
        pss("SHA-256", MGF1ParameterSpec.SHA1, 32),
        pss("SHA-256", MGF1ParameterSpec.SHA256, 20),
        pss("SHA-256", MGF1ParameterSpec.SHA256, 0),
        new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 2),
        new PSSParameterSpec("SHA-256", "SHAKE256", null, 32, 1),
        new ECGenParameterSpec("secp256r1"));
  }

  private static PSSParameterSpec pss(String hash, MGF1ParameterSpec mgf, int salt) {
    return new PSSParameterSpec(hash, "MGF1", mgf, salt, 1);
  }

  @ParameterizedTest
  @MethodSource("whatNoCardMakes")
  void parametersThatNoCardMakesAreRefusedAtOnce(AlgorithmParameterSpec parameters)
      throws Exception {
    Signature signature = Signature.getInstance("RSASSA-PSS", provider);
    signature.initSign(authKey());
    desk.takeCommands();
    assertThatThrownBy(() -> signature.setParameter(parameters))
        .isInstanceOf(InvalidAlgorithmParameterException.class);
    assertThat(desk.takeCommands()).isEmpty();
  }

  @Test
  void parametersThatCameBeforeTheKeyAreRefusedWithTheKey() throws Exception {
    Signature signature = Signature.getInstance("RSASSA-PSS", provider);
    signature.setParameter(pss("SHA-512", MGF1ParameterSpec.SHA512, 64));
    PrivateKey key = authKey();
    assertThatThrownBy(() -> signature.initSign(key))
        .isInstanceOf(InvalidKeyException.class)
        .hasCauseInstanceOf(InvalidAlgorithmParameterException.class);
  }

  @Test
  void pssWantsItsParametersFirstAndTellsThem() throws Exception {
    Signature signature = Signature.getInstance("RSASSA-PSS", provider);
    signature.initSign(authKey());
    assertThatThrownBy(() -> signature.update((byte) 0)).isInstanceOf(SignatureException.class);
    assertThat(signature.getParameters()).isNull();
    signature.setParameter(Stores.PSS_OF_CARD);
    PSSParameterSpec told = signature.getParameters().getParameterSpec(PSSParameterSpec.class);
    assertThat(told.getSaltLength()).isEqualTo(32);
    assertThat(told.getDigestAlgorithm()).isEqualTo("SHA-256");
  }

  @Test
  void otherAlgorithmsTakeNoParameters() throws Exception {
    Signature signature = Signature.getInstance("SHA256withRSA", provider);
    signature.initSign(authKey());
    assertThatThrownBy(() -> signature.setParameter(Stores.PSS_OF_CARD))
        .isInstanceOf(InvalidAlgorithmParameterException.class);
    assertThat(signature.getParameters()).isNull();
  }

  @Test
  void aCardWithoutPssIsBelievedOnce() throws Exception {
    Desk old = new Desk(TestCard.builder().with(CardVariant.NO_PSS));
    JpkiProvider hopeful = new JpkiProvider(old, Person.whoKnows(), ALL);
    PrivateKey key = Stores.key(Stores.loaded(hopeful, KeyKind.AUTH));
    assertThatThrownBy(() -> Stores.sign(hopeful, "RSASSA-PSS", key))
        .isInstanceOf(SignatureException.class)
        .hasMessageContaining("6A86");
    assertThatThrownBy(() -> Stores.sign(hopeful, "RSASSA-PSS", key))
        .isInstanceOf(InvalidKeyException.class);
    assertThat(Stores.sign(hopeful, key)).hasSize(256);
    assertThat(old.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"EC, SHA256withRSA", "EC, RSASSA-PSS", "Ed25519, SHA256withRSA"})
  void keysOfAnotherKindAreInvalid(String kind, String algorithm) throws Exception {
    Signature signature = Signature.getInstance(algorithm, provider);
    java.security.KeyPair pair = KeyPairGenerator.getInstance(kind).generateKeyPair();
    assertThatThrownBy(() -> signature.initSign(pair.getPrivate()))
        .isInstanceOf(InvalidKeyException.class);
    assertThatThrownBy(() -> signature.initVerify(pair.getPublic()))
        .isInstanceOf(InvalidKeyException.class);
    assertThatThrownBy(() -> signature.initSign(null)).isInstanceOf(InvalidKeyException.class);
  }

  @Test
  void aCardsKeyDoesNotFitOtherAlgorithms() throws Exception {
    PrivateKey key = authKey();
    assertThatThrownBy(
            () -> {
              Signature signature = Signature.getInstance("SHA256withECDSA");
              signature.initSign(key);
            })
        .isInstanceOf(InvalidKeyException.class);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aDestroyedKeySignsNoMore(KeyKind kind) throws Exception {
    PrivateKey key = Stores.key(Stores.loaded(provider, kind));
    Signature begun = Signature.getInstance("SHA256withRSA", provider);
    begun.initSign(key);
    ((Destroyable) key).destroy();
    assertThat(((Destroyable) key).isDestroyed()).isTrue();
    assertThatThrownBy(begun::sign).isInstanceOf(SignatureException.class);
    assertThatThrownBy(() -> begun.initSign(key)).isInstanceOf(InvalidKeyException.class);
  }

  @Test
  void whatIsNotInitializedSaysSo() throws Exception {
    Signature signature = Signature.getInstance("SHA256withRSA", provider);
    assertThatThrownBy(signature::sign).isInstanceOf(SignatureException.class);
    assertThatThrownBy(() -> signature.verify(new byte[256]))
        .isInstanceOf(SignatureException.class);
  }
}

package io.github.jpki4j.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.pki.CaGeneration;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.SoftwareKeys;
import io.github.jpki4j.testkit.key.Stores;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SignatureException;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Cards come, go and are swapped; other programs use them too. */
class CardLifeTest {

  private final Desk desk = new Desk();
  private final Person person = Person.whoKnows();
  private final JpkiProvider provider = new JpkiProvider(desk, person);

  private static void failsWith(
      Class<? extends Throwable> cause, Provider provider, PrivateKey key) {
    assertThatThrownBy(() -> Stores.sign(provider, key))
        .isInstanceOf(SignatureException.class)
        .hasCauseInstanceOf(cause);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void theSameCardGoesOnWithANewPin(KeyKind kind) throws Exception {
    PrivateKey key = Stores.key(Stores.loaded(provider, kind));
    byte[] before = Stores.sign(provider, key);
    int asked = person.questions().size();
    desk.card().remove();
    failsWith(CardRemovedException.class, provider, key);
    desk.card().insert();
    assertThat(Stores.sign(provider, key)).isEqualTo(before);
    assertThat(person.questions()).hasSize(asked + 1);
    assertThat(desk.triesLeft(kind)).isEqualTo(kind == KeyKind.AUTH ? 3 : 5);
    desk.takeCommands();
    Stores.sign(provider, key);
    assertThat(desk.takeCommands()).as("again one exchange each").hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aCardThatWasAwayUnnoticedGoesOnToo(KeyKind kind) throws Exception {
    PrivateKey key = Stores.key(Stores.loaded(provider, kind));
    byte[] before = Stores.sign(provider, key);
    desk.card().remove();
    desk.card().insert();
    assertThat(Stores.sign(provider, key)).isEqualTo(before);
    assertThat(desk.sessions()).isEqualTo(2);
    assertThat(desk.secrets()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void anotherCardIsRefusedBeforeAPinIsSentAndTheOldOneWelcome(KeyKind kind) throws Exception {
    PrivateKey key = Stores.key(Stores.loaded(provider, kind));
    Stores.sign(provider, key);
    TestCard own = desk.card();
    long sent = desk.secrets();
    int asked = person.questions().size();
    desk.swap(TestCard.builder().holder(Desk.SOMEBODY_ELSE));
    failsWith(CardRemovedException.class, provider, key);
    failsWith(CardRemovedException.class, provider, key);
    assertThat(desk.secrets()).isEqualTo(sent);
    assertThat(person.questions()).hasSize(asked);
    own.insert();
    desk.put(own);
    assertThat(Stores.sign(provider, key)).hasSize(256);
  }

  @Test
  void aPasswordForOneCardIsNotSentToAnother() throws Exception {
    JpkiProvider silent = new JpkiProvider(desk, Person.whoCancels());
    PrivateKey key = Stores.key(Stores.loaded(silent, KeyKind.AUTH, Desk.AUTH_PIN));
    desk.swap(TestCard.builder().authPin("9999").holder(Desk.SOMEBODY_ELSE));
    failsWith(CardRemovedException.class, silent, key);
    KeyStore other = Stores.loaded(silent, KeyKind.AUTH, "");
    assertThatThrownBy(() -> Stores.sign(silent, Stores.key(other)))
        .isInstanceOf(SignatureException.class);
    assertThat(desk.secrets()).isZero();
    assertThat(desk.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  @Test
  void aCardThatIsSwappedAtThePromptGetsNoPin() throws Exception {
    JpkiProvider swapped =
        new JpkiProvider(
            desk,
            (kind, left) -> {
              desk.swap(TestCard.builder().authPin("9999").holder(Desk.SOMEBODY_ELSE));
              return person.request(kind, left);
            });
    PrivateKey key = Stores.key(Stores.loaded(swapped, KeyKind.AUTH));
    failsWith(CardRemovedException.class, swapped, key);
    assertThat(desk.secrets()).isZero();
  }

  @Test
  void aReaderThatIsGoneIsSaidToBe() throws Exception {
    KeyStore store = Stores.loaded(provider, KeyKind.AUTH);
    desk.unplug();
    failsWith(TransportException.class, provider, Stores.key(store));
    assertThat(store.getCertificate("auth")).as("what was loaded stays").isNotNull();
    assertThatThrownBy(() -> Stores.loaded(provider, KeyKind.AUTH))
        .isInstanceOf(IOException.class)
        .hasCauseInstanceOf(TransportException.class);
  }

  /** Load, sign, sign, with one fault at each command in turn; then the same card works again. */
  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "REMOVED_BEFORE",
        "REMOVED_AFTER",
        "RESET_BEFORE",
        "FOREIGN_RESET",
        "FOREIGN_SELECT",
        "LOST_ANSWER",
        "NOT_TRANSACTED",
        "ANSWER_TRUNCATED",
        "ANSWER_GARBAGE"
      })
  void aFaultAtWhateverCommandSpendsNoTryAndDoesNoLastingHarm(Fault fault) throws Exception {
    for (KeyKind kind : KeyKind.values()) {
      int at = 0;
      for (boolean happened = true; happened; at++) {
        Desk troubled = new Desk();
        Person asked = Person.whoKnows();
        JpkiProvider jca = new JpkiProvider(troubled, asked);
        troubled.plan(fault, at);
        List<Throwable> failures = new ArrayList<>();
        loadAndSignTwice(jca, kind, failures);
        happened = troubled.faultHappened();
        assertThat(failures).allMatch(CardLifeTest::isHonest);
        assertThat(troubled.triesLeft(kind)).isEqualTo(kind == KeyKind.AUTH ? 3 : 5);
        assertThat(troubled.secrets())
            .as("%s at command %d: each PIN that was handed over is for one VERIFY", fault, at)
            .isLessThanOrEqualTo(asked.questions().size() + (kind == KeyKind.SIGN ? 1 : 0));
        if (happened) {
          troubled.card().insert();
          List<Throwable> afterwards = new ArrayList<>();
          loadAndSignTwice(jca, kind, afterwards);
          assertThat(afterwards).as("%s at command %d, afterwards", fault, at).isEmpty();
        }
      }
      assertThat(at).as("commands").isGreaterThan(7);
    }
  }

  private static void loadAndSignTwice(
      JpkiProvider provider, KeyKind kind, List<Throwable> failures) {
    try {
      KeyStore store = Stores.loaded(provider, kind);
      byte[] first = Stores.sign(provider, Stores.key(store));
      assertThat(Stores.verifies("SHA256withRSA", Stores.publicKey(store), first)).isTrue();
      assertThat(Stores.sign(provider, Stores.key(store))).isEqualTo(first);
    } catch (Exception e) {
      failures.add(e);
    }
  }

  /** The exceptions of the JCA, each with ours as its cause. */
  private static boolean isHonest(Throwable failure) {
    return (failure instanceof IOException || failure instanceof SignatureException)
        && failure.getCause() instanceof JpkiException;
  }

  @Test
  void anotherProgramsSelectionCostsANewPinAndNoTry() throws Exception {
    PrivateKey key = Stores.key(Stores.loaded(provider, KeyKind.AUTH));
    Stores.sign(provider, key);
    desk.card().transmit(hex("00A4040C0AD3921000310001010408"));
    assertThat(Stores.sign(provider, key)).hasSize(256);
    assertThat(person.questions()).hasSize(2);
    assertThat(desk.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  private static byte[] hex(String text) {
    return java.util.HexFormat.of().parseHex(text);
  }

  @Test
  void closingForgetsPinsAndRefusalsAndTheNextUseBeginsAnew() throws Exception {
    JpkiProvider silent = new JpkiProvider(desk, Person.whoCancels());
    KeyStore store = Stores.loaded(silent, KeyKind.AUTH, Desk.AUTH_PIN);
    silent.close();
    silent.close();
    failsWith(io.github.jpki4j.PinCancelledException.class, silent, Stores.key(store));
    Stores.loaded(silent, KeyKind.AUTH, Desk.AUTH_PIN);
    Stores.sign(silent, Stores.key(store));
    assertThat(desk.card().isVerified(KeyKind.AUTH)).isTrue();
    silent.close();
    assertThat(desk.card().isVerified(KeyKind.AUTH)).as("the card forgets too").isFalse();
  }

  @Test
  void afterDestroyThePasswordIsGone() throws Exception {
    Provider silent = new JpkiProvider().configure("simulator");
    KeyStore store = Stores.loaded(silent, KeyKind.AUTH, Desk.AUTH_PIN);
    Stores.key(store).destroy();
    failsWith(PinRequiredException.class, silent, Stores.key(store));
  }

  @ParameterizedTest
  @CsvSource({"FIRST", "SECOND", "THIRD"})
  void theChainEndsInTheCaThatSigned(CaGeneration generation) throws Exception {
    Desk old = new Desk(TestCard.builder().generation(generation));
    for (KeyKind kind : KeyKind.values()) {
      Certificate[] chain =
          Stores.loaded(new JpkiProvider(old, person), kind)
              .getCertificateChain(Stores.alias(kind));
      assertThat(chain).hasSize(2);
      chain[0].verify(chain[1].getPublicKey());
      assertThat(chain[1].getEncoded())
          .isEqualTo(old.card().pki().authorityCertificate(kind, generation));
    }
  }

  @Test
  void aCaCertificateThatDidNotSignIsNotInTheChain() throws Exception {
    byte[] stranger = desk.card().pki().authorityCertificate(KeyKind.SIGN);
    Desk odd = new Desk(TestCard.builder().file(0x000B, stranger));
    assertThat(
            Stores.loaded(new JpkiProvider(odd, person), KeyKind.AUTH).getCertificateChain("auth"))
        .hasSize(1);
    Desk bare = new Desk(TestCard.builder().withoutFile(0x000B));
    assertThat(
            Stores.loaded(new JpkiProvider(bare, person), KeyKind.AUTH).getCertificateChain("auth"))
        .hasSize(1);
  }

  @Test
  void anEllipticCurveKeyIsNotOffered() throws Exception {
    byte[] certificate = SoftwareKeys.ecCertificate();
    assertThat(
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate))
                .getPublicKey()
                .getAlgorithm())
        .isEqualTo("EC");
    Desk next = new Desk(TestCard.builder().file(0x000A, certificate));
    KeyStore store = Stores.loaded(new JpkiProvider(next, person), KeyKind.AUTH);
    assertThatThrownBy(() -> store.getKey("auth", null))
        .isInstanceOf(UnrecoverableKeyException.class)
        .hasMessageContaining("EC");
  }

  @Test
  void aStoreThatWasNotLoadedSaysSo() throws Exception {
    KeyStore store = KeyStore.getInstance("JPKI-AUTH", provider);
    assertThatThrownBy(store::aliases).isInstanceOf(KeyStoreException.class);
  }
}

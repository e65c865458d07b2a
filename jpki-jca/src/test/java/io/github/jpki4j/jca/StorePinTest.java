package io.github.jpki4j.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinCancelledException;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.Stores;
import java.io.IOException;
import java.security.KeyStore;
import java.security.KeyStore.CallbackHandlerProtection;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.UnrecoverableKeyException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** When a key store sends a PIN, which is hardly ever. */
class StorePinTest {

  private final Desk desk = new Desk();
  private final Person person = Person.whoKnows();
  private final JpkiProvider provider = new JpkiProvider(desk, person);

  private static void askEverything(KeyStore store) throws Exception {
    for (String alias : Collections.list(store.aliases())) {
      assertThat(store.containsAlias(alias)).isTrue();
      assertThat(store.isKeyEntry(alias)).isTrue();
      assertThat(store.isCertificateEntry(alias)).isFalse();
      assertThat(store.getCreationDate(alias)).isNotNull();
      assertThat(store.entryInstanceOf(alias, PrivateKeyEntry.class))
          .isEqualTo(store.getCertificate(alias) != null);
      store.getCertificateAlias(store.getCertificate(alias));
      store.getCertificateChain(alias);
      try {
        store.getKey(alias, null);
      } catch (UnrecoverableKeyException e) {
        assertThat(e).hasMessageContaining("SIGN certificate needs its password");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void lookingAroundSendsNoPinAndAsksNobody(KeyKind kind) throws Exception {
    KeyStore store = Stores.loaded(provider, kind, "");
    List<String> reads = desk.takeCommands();
    assertThat(reads).hasSize(kind == KeyKind.AUTH ? 3 : 4);
    askEverything(store);
    assertThat(desk.takeCommands()).as("all is read while loading").isEmpty();
    assertThat(desk.secrets()).isZero();
    assertThat(person.questions()).isEmpty();
    assertThat(Collections.list(store.aliases())).containsExactly(Stores.alias(kind));
    assertThat(store.getCertificate(Stores.alias(kind)) == null).isEqualTo(kind == KeyKind.SIGN);
  }

  @Test
  void theAuthStoreKeepsItsPasswordForTheFirstSignature() throws Exception {
    JpkiProvider silent = new JpkiProvider(desk, Person.whoCancels());
    KeyStore store = Stores.loaded(silent, KeyKind.AUTH, Desk.AUTH_PIN);
    assertThat(desk.secrets()).isZero();
    desk.takeCommands();
    Stores.sign(silent, Stores.key(store));
    List<String> commands = desk.takeCommands();
    assertThat(commands).as("counter, VERIFY, signature").hasSize(3);
    assertThat(commands.get(1)).startsWith("00200098");
    Stores.sign(silent, Stores.key(store));
    assertThat(desk.takeCommands()).hasSize(1);
  }

  @Test
  void theSignStoreVerifiesItsPasswordOnceWhileLoading() throws Exception {
    JpkiProvider silent = new JpkiProvider(desk, Person.whoCancels());
    KeyStore store = Stores.loaded(silent, KeyKind.SIGN, "abc123");
    assertThat(desk.takeCommands())
        .as("SELECT, auth certificate, presence, CA, counter, VERIFY, sign certificate")
        .hasSize(7)
        .filteredOn(command -> command.startsWith("0020009B06"))
        .hasSize(1);
    assertThat(store.getCertificateChain("SIGN")).hasSize(2);
    Stores.sign(silent, Stores.key(store));
    assertThat(desk.takeCommands()).hasSize(1);
    Stores.loaded(silent, KeyKind.SIGN, Desk.SIGN_PASSWORD);
    assertThat(desk.takeCommands().stream().filter(c -> c.startsWith("0020009B06")))
        .as("each load with a password verifies it")
        .hasSize(1);
  }

  @Test
  void aWrongPasswordIsSentOnceHoweverOftenItIsGiven() throws Exception {
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(() -> Stores.loaded(provider, KeyKind.SIGN, "WRONG1"))
          .isInstanceOf(IOException.class)
          .hasCauseInstanceOf(UnrecoverableKeyException.class);
    }
    assertThat(desk.triesLeft(KeyKind.SIGN)).isEqualTo(4);
    Stores.loaded(provider, KeyKind.SIGN, Desk.SIGN_PASSWORD);
    assertThatThrownBy(() -> Stores.loaded(provider, KeyKind.SIGN, "wrong1"))
        .as("also after the right one, and in small letters")
        .hasCauseInstanceOf(UnrecoverableKeyException.class);
    assertThat(desk.triesLeft(KeyKind.SIGN)).isEqualTo(5);
  }

  @Test
  void aPasswordThatOneCardRefusedMayBeThatOfAnother() throws Exception {
    assertThatThrownBy(() -> Stores.loaded(provider, KeyKind.SIGN, "WRONG1"))
        .isInstanceOf(IOException.class);
    desk.swap(TestCard.builder().signPassword("WRONG1").holder(Desk.SOMEBODY_ELSE));
    assertThat(Stores.loaded(provider, KeyKind.SIGN, "WRONG1").getCertificate("sign")).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH, 12345",
    "AUTH, changeit",
    "AUTH, 12 4",
    "SIGN, 1234",
    "SIGN, パスワード",
    "SIGN, ABC-123",
  })
  void aPasswordThatCannotBeRightIsNotSent(KeyKind kind, String password) throws Exception {
    assertThatThrownBy(() -> Stores.loaded(provider, kind, password))
        .isInstanceOf(IOException.class)
        .hasCauseInstanceOf(UnrecoverableKeyException.class)
        .hasMessageNotContaining(password);
    KeyStore store = Stores.loaded(provider, kind);
    long before = desk.secrets();
    assertThatThrownBy(() -> store.getKey(Stores.alias(kind), password.toCharArray()))
        .isInstanceOf(UnrecoverableKeyException.class);
    assertThat(desk.secrets()).isEqualTo(before);
  }

  @Test
  void thePasswordsArrayStaysTheCallers() throws Exception {
    char[] password = Desk.SIGN_PASSWORD.toCharArray();
    KeyStore.getInstance("JPKI-SIGN", provider).load(null, password);
    assertThat(password).isEqualTo(Desk.SIGN_PASSWORD.toCharArray());
  }

  @Test
  void aBlockedOrNearlyBlockedPasswordIsNoWrongPassword() {
    desk.card().setTriesLeft(KeyKind.SIGN, 1);
    assertThatThrownBy(() -> Stores.loaded(provider, KeyKind.SIGN))
        .isInstanceOf(IOException.class)
        .hasCauseInstanceOf(LastTryException.class);
    desk.card().setTriesLeft(KeyKind.SIGN, 0);
    assertThatThrownBy(() -> Stores.loaded(provider, KeyKind.SIGN))
        .hasCauseInstanceOf(PinBlockedException.class);
    assertThat(desk.secrets()).isZero();
  }

  @Test
  void theLastTryIsSpentByOptionOnly() throws Exception {
    desk.card().setTriesLeft(KeyKind.SIGN, 1);
    JpkiProvider brave = new JpkiProvider(desk, person, JpkiOptions.DEFAULT.spendingLastTry());
    Stores.loaded(brave, KeyKind.SIGN);
    assertThat(desk.triesLeft(KeyKind.SIGN)).isEqualTo(5);
  }

  @Test
  void aCardWithoutASignCertificateHasAnEmptyStoreAndGetsNoPassword() throws Exception {
    Desk child = new Desk(TestCard.builder().type(TestCardType.NO_SIGN_CERTIFICATE));
    KeyStore store = Stores.loaded(new JpkiProvider(child, person), KeyKind.SIGN);
    assertThat(store.size()).isZero();
    assertThat(store.getKey("sign", null)).isNull();
    assertThat(child.secrets()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = TestCardType.class,
      names = {"ANDROID", "IPHONE"})
  void aPhonesStoreNeedsThePinForItsCertificate(TestCardType phone) throws Exception {
    Desk counter = new Desk(TestCard.builder().type(phone));
    JpkiProvider silent = new JpkiProvider(counter, Person.whoCancels());
    KeyStore locked = Stores.loaded(silent, KeyKind.AUTH, "");
    assertThat(locked.getCertificate("auth")).isNull();
    assertThat(counter.secrets()).isZero();
    KeyStore open = Stores.loaded(silent, KeyKind.AUTH, Desk.AUTH_PIN);
    assertThat(open.getCertificateChain("auth")).hasSize(2);
    assertThat(Stores.sign(silent, Stores.key(open))).hasSize(256);
    assertThat(counter.secrets()).isEqualTo(1);
  }

  @Test
  void aSourceOfItsOwnIsAskedOnceWhileTheSignStoreIsLoaded() throws Exception {
    Person own = Person.whoKnows();
    KeyStore store = KeyStore.getInstance("JPKI-SIGN", provider);
    store.load(JpkiLoadParameter.asking(own));
    assertThat(own.questions()).containsExactly("SIGN 5");
    store.load(JpkiLoadParameter.asking(own));
    assertThat(own.questions()).as("the certificate is known").hasSize(1);
    Stores.sign(provider, Stores.key(store));
    assertThat(desk.secrets()).isEqualTo(1);
    assertThat(person.questions()).isEmpty();
  }

  @Test
  void aSourceOfItsOwnIsAskedForTheAuthStoreNotBeforeItSigns() throws Exception {
    Person own = Person.whoKnows();
    KeyStore store = KeyStore.getInstance("JPKI-AUTH", provider);
    store.load(JpkiLoadParameter.asking(own));
    assertThat(own.questions()).isEmpty();
    Stores.sign(provider, Stores.key(store));
    assertThat(own.questions()).containsExactly("AUTH 3");
  }

  @Test
  void whoCancelsWhileLoadingSpendsNothing() {
    assertThatThrownBy(
            () ->
                KeyStore.getInstance("JPKI-SIGN", provider)
                    .load(JpkiLoadParameter.asking(Person.whoCancels())))
        .isInstanceOf(IOException.class)
        .hasCauseInstanceOf(PinCancelledException.class);
    assertThat(desk.secrets()).isZero();
  }

  private static CallbackHandler handler(List<String> prompts, String answer) {
    return callbacks -> {
      for (Callback callback : callbacks) {
        JpkiPasswordCallback question = (JpkiPasswordCallback) callback;
        prompts.add(question.getPrompt());
        assertThat(question.isEchoOn()).isFalse();
        assertThat(question.triesLeft()).isPresent();
        question.setPassword(answer.toCharArray());
      }
    };
  }

  @Test
  void aBuildersCallbackHandlerIsAskedWithTheTriesLeft() throws Exception {
    List<String> prompts = new ArrayList<>();
    desk.card().setTriesLeft(KeyKind.SIGN, 4);
    KeyStore.Builder builder =
        KeyStore.Builder.newInstance(
            "JPKI-SIGN",
            provider,
            new CallbackHandlerProtection(handler(prompts, Desk.SIGN_PASSWORD)));
    assertThat(prompts).isEmpty();
    PrivateKeyEntry entry =
        (PrivateKeyEntry)
            builder.getKeyStore().getEntry("sign", builder.getProtectionParameter("sign"));
    assertThat(prompts).singleElement().asString().contains("4");
    assertThat(entry.getCertificateChain()).hasSize(2);
    Stores.sign(provider, entry.getPrivateKey());
    assertThat(desk.secrets()).isEqualTo(1);
  }

  @Test
  void anEntrysOwnProtectionIsAskedWhenItsKeySigns() throws Exception {
    List<String> prompts = new ArrayList<>();
    KeyStore store = Stores.loaded(provider, KeyKind.AUTH);
    PrivateKeyEntry entry =
        (PrivateKeyEntry)
            store.getEntry("auth", new CallbackHandlerProtection(handler(prompts, Desk.AUTH_PIN)));
    assertThat(prompts).isEmpty();
    Stores.sign(provider, entry.getPrivateKey());
    assertThat(prompts).hasSize(1);
    assertThat(person.questions()).isEmpty();
    assertThat(store.getEntry("auth", new PasswordProtection(Desk.AUTH_PIN.toCharArray())))
        .isInstanceOf(PrivateKeyEntry.class);
    assertThat(store.getEntry("auth", null)).isInstanceOf(PrivateKeyEntry.class);
    assertThat(store.getEntry("sign", null)).isNull();
    assertThat(desk.secrets()).isEqualTo(1);
  }
}

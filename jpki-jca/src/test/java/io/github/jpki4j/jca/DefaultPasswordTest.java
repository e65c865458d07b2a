package io.github.jpki4j.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.Stores;
import java.io.IOException;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509KeyManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers hand to a key store when nobody set a password is not sent to a card. */
class DefaultPasswordTest {

  private static final String DEFAULT = "changeit";

  private final Desk desk = new Desk(TestCard.builder().signPassword("CHANGEIT"));
  private final JpkiProvider provider = new JpkiProvider(desk, Person.whoCancels());
  private final JpkiProvider meant =
      new JpkiProvider(desk, Person.whoCancels(), JpkiOptions.DEFAULT.takingDefaultPasswords());

  @ParameterizedTest
  @CsvSource({
    "SIGN, changeit",
    "SIGN, CHANGEIT",
    "SIGN, ChangeIt",
    "SIGN, password",
    "SIGN, PASSWORD",
    "AUTH, changeit",
    "AUTH, password"
  })
  void loadRefusesItBeforeTheCardIsTouched(KeyKind kind, String password) {
    for (int start = 0; start < 3; start++) {
      assertThatThrownBy(
              () -> Stores.loaded(new JpkiProvider(desk, Person.whoCancels()), kind, password))
          .isInstanceOf(IOException.class)
          .hasCauseInstanceOf(UnrecoverableKeyException.class)
          .hasMessageContaining("when nobody set one")
          .hasMessageContaining("default-password");
    }
    assertThat(desk.takeCommands()).isEmpty();
  }

  @Test
  void aProtectionParameterIsNoWayAround() throws Exception {
    KeyStore store = KeyStore.getInstance("JPKI-SIGN", provider);
    PasswordProtection protection = new PasswordProtection(DEFAULT.toCharArray());
    assertThatThrownBy(() -> store.load(() -> protection)).isInstanceOf(IOException.class);
    KeyStore.Builder builder = KeyStore.Builder.newInstance("JPKI-SIGN", provider, protection);
    assertThatThrownBy(builder::getKeyStore).hasRootCauseInstanceOf(IllegalArgumentException.class);
    assertThat(desk.takeCommands()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {DEFAULT, "PASSWORD"})
  void getKeyRefusesItToo(String password) throws Exception {
    KeyStore store = KeyStore.getInstance("JPKI-SIGN", provider);
    store.load(JpkiLoadParameter.asking(Person.whoSays("CHANGEIT"))); // a person may type it
    desk.takeCommands();
    assertThatThrownBy(() -> store.getKey("sign", password.toCharArray()))
        .isInstanceOf(UnrecoverableKeyException.class)
        .hasMessageContaining("default-password");
    assertThatThrownBy(() -> store.getEntry("sign", new PasswordProtection(password.toCharArray())))
        .isInstanceOf(UnrecoverableKeyException.class);
    assertThat(desk.takeCommands()).isEmpty();
  }

  @Test
  void aKeyManagerFactoryGetsNothingWithIt() throws Exception {
    KeyStore store = KeyStore.getInstance("JPKI-SIGN", provider);
    store.load(JpkiLoadParameter.asking(Person.whoSays("CHANGEIT")));
    desk.takeCommands();
    KeyManagerFactory old = KeyManagerFactory.getInstance("SunX509");
    assertThatThrownBy(() -> old.init(store, DEFAULT.toCharArray()))
        .isInstanceOf(UnrecoverableKeyException.class)
        .hasMessageContaining("default-password");
    KeyManagerFactory late = KeyManagerFactory.getInstance("NewSunX509");
    late.init(store, DEFAULT.toCharArray());
    X509KeyManager manager = (X509KeyManager) late.getKeyManagers()[0];
    assertThat(manager.getPrivateKey("0.0.sign")).as("the alias of this factory").isNull();
    assertThat(desk.takeCommands()).isEmpty();
  }

  @Test
  void byOptionItIsAPasswordAsAnyOther() throws Exception {
    KeyStore store = Stores.loaded(meant, KeyKind.SIGN, DEFAULT);
    assertThat(Stores.sign(meant, (PrivateKey) store.getKey("sign", null))).hasSize(256);
    assertThat(desk.secrets()).isEqualTo(1);
    store.getKey("sign", DEFAULT.toCharArray());
    Desk other = new Desk();
    assertThatThrownBy(
            () ->
                Stores.loaded(
                    new JpkiProvider(
                        other, Person.whoCancels(), JpkiOptions.DEFAULT.takingDefaultPasswords()),
                    KeyKind.SIGN,
                    DEFAULT))
        .isInstanceOf(IOException.class);
    assertThat(other.triesLeft(KeyKind.SIGN)).as("it was wrong").isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"simulator, when nobody set one", "simulator;default-password, tries left: 4"})
  void theOptionHasAName(String argument, String told) {
    assertThatThrownBy(
            () -> Stores.loaded(new JpkiProvider().configure(argument), KeyKind.SIGN, DEFAULT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(told);
  }
}

package io.github.jpki4j.it.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.Stores;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Apache's {@code loadKeyMaterial} asks a store for every key with one password (SunX509), before
 * anybody connects. That spends no try here, whichever password it is.
 */
class HttpClientKeysTest {

  private final Desk desk = new Desk();
  private final JpkiProvider jpki = new JpkiProvider(desk, Person.whoCancels());

  private static void load(KeyStore store, String password) throws Exception {
    SSLContexts.custom().loadKeyMaterial(store, password.toCharArray()).build();
  }

  @ParameterizedTest
  @CsvSource({"1234", "9999"})
  void aPinIsKeptForTheHandshakeAndNotSent(String pin) throws Exception {
    load(Stores.loaded(jpki, KeyKind.AUTH), pin);
    assertThat(Spent.by(desk)).isEqualTo(Spent.NOTHING);
  }

  @Test
  void aSecretOfTheOtherKeyIsRefusedByItsLook() throws Exception {
    KeyStore auth = Stores.loaded(jpki, KeyKind.AUTH);
    KeyStore sign = Stores.loaded(jpki, KeyKind.SIGN);
    assertThat(Spent.by(desk)).as("to load").isEqualTo(new Spent(1, 0, 0, 0));
    assertThatThrownBy(() -> load(auth, Desk.SIGN_PASSWORD))
        .isInstanceOf(UnrecoverableKeyException.class);
    assertThatThrownBy(() -> load(sign, Desk.AUTH_PIN))
        .isInstanceOf(UnrecoverableKeyException.class);
    assertThat(Spent.by(desk)).isEqualTo(Spent.NOTHING);
  }

  @Test
  void aKeyStoreThatWasLoadedWithoutItsPasswordHasNoKey() throws Exception {
    KeyStore locked = Stores.loaded(jpki, KeyKind.SIGN, "");
    assertThatThrownBy(() -> load(locked, Desk.SIGN_PASSWORD))
        .isInstanceOf(UnrecoverableKeyException.class)
        .hasMessageContaining("when the key store is loaded");
    assertThat(Spent.by(desk)).isEqualTo(Spent.NOTHING);
  }

  @Test
  void withoutAPasswordNothingIsAskedForYet() throws Exception {
    Person person = Person.whoKnows();
    JpkiProvider asking = new JpkiProvider(desk, person);
    SSLContexts.custom()
        .setKeyManagerFactoryAlgorithm("NewSunX509")
        .loadKeyMaterial(Stores.loaded(asking, KeyKind.AUTH), null)
        .build();
    assertThat(person.questions()).isEmpty();
    assertThat(Spent.by(desk)).isEqualTo(Spent.NOTHING);
  }
}

package io.github.jpki4j.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.testkit.LogListener;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Installed;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.Stores;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.Provider;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a provider comes into being, what it is called, and what it keeps to itself. */
@SuppressWarnings("try") // a provider is installed for the length of a block
class ProviderTest {

  @RegisterExtension final LogListener log = new LogListener();

  @Test
  void providersHaveNamesOfTheirOwnUnlessTheyAreGivenOne() {
    Person person = Person.whoKnows();
    Desk desk = new Desk();
    JpkiProvider one = new JpkiProvider(desk, person);
    JpkiProvider other = new JpkiProvider(desk, person);
    assertThat(one.getName()).startsWith("JPKI-").isNotEqualTo(other.getName());
    assertThat(
            new JpkiProvider(new Desk(), person, JpkiOptions.DEFAULT.named("counter 2")).getName())
        .isEqualTo("counter 2");
    try (Installed first = Installed.last(one);
        Installed second = Installed.last(other)) {
      assertThat(List.of(java.security.Security.getProviders())).contains(one, other);
    }
  }

  @Test
  void theProviderIsFoundByNameAndConfiguredByText() throws Exception {
    Provider found =
        ServiceLoader.load(Provider.class).stream()
            .filter(service -> service.type() == JpkiProvider.class)
            .map(ServiceLoader.Provider::get)
            .findFirst()
            .orElseThrow();
    assertThat(found.getName()).isEqualTo("JPKI");
    assertThat(found.isConfigured()).isFalse();
    Provider configured = found.configure("simulator;pss;sha1");
    assertThat(configured.isConfigured()).isTrue();
    assertThat(configured.getName()).isEqualTo("JPKI-simulator");
    for (String algorithm : List.of("SHA1withRSA", "RSASSA-PSS", "SHA256withRSA")) {
      KeyStore store = Stores.loaded(configured, KeyKind.AUTH, Desk.AUTH_PIN);
      byte[] signed = Stores.sign(configured, algorithm, Stores.key(store));
      assertThat(Stores.verifies(algorithm, Stores.publicKey(store), signed)).isTrue();
    }
  }

  @Test
  void withoutAnArgumentItSaysThatOneIsMissing() {
    assertThatThrownBy(() -> Stores.loaded(new JpkiProvider(), KeyKind.AUTH))
        .isInstanceOf(IOException.class)
        .hasCauseInstanceOf(TransportException.class)
        .hasMessageContaining("not configured");
  }

  @ParameterizedTest
  @CsvSource({
    "'', JPKI-",
    "pcsc, JPKI-pcsc",
    "pcsc:ACR122, JPKI-pcsc:ACR122",
    "simulator:expired, JPKI-simulator:expired",
    "simulator;name=desk 1, desk 1",
    "simulator; last-try ;pss, JPKI-simulator",
  })
  void namesByText(String argument, String name) {
    JpkiProvider unconfigured = new JpkiProvider();
    if (argument.isEmpty()) {
      assertThatThrownBy(() -> unconfigured.configure(argument))
          .isInstanceOf(InvalidParameterException.class);
    } else {
      assertThat(unconfigured.configure(argument).getName()).isEqualTo(name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nfc", "Simulator", "simulator:nobody", "simulator;md5", "pcsc;name="})
  void aTextThatMeansNothingIsRefused(String argument) {
    assertThatThrownBy(() -> new JpkiProvider().configure(argument))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageMatching(".*\".*\".*");
  }

  @Test
  void aKeyOfOneProviderSignsThroughAnother() throws Exception {
    JpkiProvider one = new JpkiProvider(new Desk(), Person.whoKnows());
    JpkiProvider other = new JpkiProvider(new Desk(), Person.whoCancels());
    PrivateKey key = Stores.key(Stores.loaded(one, KeyKind.AUTH));
    assertThat(Stores.sign(other, key)).isEqualTo(Stores.sign(one, key));
  }

  @ParameterizedTest
  @CsvSource({
    "ja, AUTH, 3, 利用者証明用パスワード（数字4桁、残り3回）: ",
    "ja, SIGN, -1, 署名用パスワード（英数字6～16文字）: ",
    "en, AUTH, 1, 'PIN for user authentication (4 digits, tries left: 1): '",
    "fr, SIGN, -1, 'Password for digital signatures (6 to 16 letters and digits): '",
  })
  void thePromptSaysWhichPinAndHowManyTries(String language, KeyKind key, int left, String text) {
    OptionalInt tries = left < 0 ? OptionalInt.empty() : OptionalInt.of(left);
    JpkiPasswordCallback callback =
        new JpkiPasswordCallback(key, tries, Locale.forLanguageTag(language));
    assertThat(callback.getPrompt().strip()).isEqualTo(text.strip());
    assertThat(callback.key()).isEqualTo(key);
    assertThat(callback.triesLeft()).isEqualTo(tries);
    assertThat(callback.isEchoOn()).isFalse();
  }

  @Test
  void theStoreIsReadOnlyAndIsNoFile() throws Exception {
    KeyStore store = Stores.loaded(new JpkiProvider(new Desk(), Person.whoKnows()), KeyKind.AUTH);
    assertThatThrownBy(() -> store.deleteEntry("auth")).isInstanceOf(KeyStoreException.class);
    assertThatThrownBy(() -> store.setCertificateEntry("x", store.getCertificate("auth")))
        .isInstanceOf(KeyStoreException.class);
    assertThatThrownBy(() -> store.setKeyEntry("x", new byte[1], null))
        .isInstanceOf(KeyStoreException.class);
    assertThatThrownBy(
            () ->
                store.setKeyEntry("x", Stores.key(store), null, store.getCertificateChain("auth")))
        .isInstanceOf(KeyStoreException.class);
    assertThatThrownBy(() -> store.store(new ByteArrayOutputStream(), new char[0]))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> store.load(new ByteArrayInputStream(new byte[1]), null))
        .isInstanceOf(IOException.class);
  }

  @Test
  void nothingOfPinOrPersonIsInALogOrAText() throws Exception {
    Desk desk = new Desk();
    JpkiProvider provider = new JpkiProvider(desk, Person.whoCancels());
    StringBuilder seen = new StringBuilder();
    for (KeyKind kind : KeyKind.values()) {
      KeyStore store = Stores.loaded(provider, kind, Desk.secret(kind));
      PrivateKey key = Stores.key(store);
      Stores.sign(provider, key);
      seen.append(key).append(store).append(provider);
    }
    assertThatThrownBy(() -> Stores.loaded(provider, KeyKind.SIGN, "QX7Z3KW"))
        .satisfies(e -> seen.append(e).append(e.getCause()).append(e.getCause().getCause()));
    assertThat(log.messages()).hasSizeGreaterThan(20);
    log.messages().forEach(seen::append);
    assertThat(seen)
        .doesNotContain(Desk.SIGN_PASSWORD, "QX7Z3KW", "31323334", "414243313233")
        .doesNotContain(desk.card().holder().name(), desk.card().holder().address());
  }
}

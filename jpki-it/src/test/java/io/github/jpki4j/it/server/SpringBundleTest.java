package io.github.jpki4j.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Installed;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.SoftwareKeys;
import io.github.jpki4j.testkit.key.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;

/** A bundle of Spring Boot, spring.ssl.bundle.jks.NAME.keystore, with a client's handshake. */
@SuppressWarnings("try") // a provider is installed for the length of a block
class SpringBundleTest {

  @TempDir private Path folder;

  private final Desk desk = new Desk();
  private final Person person = Person.whoKnows();

  /** What the property {@code location} says. */
  private enum Location {
    UNSET,
    NONE,
    EMPTY_FILE,
    EMPTY_BASE64,
    FILE
  }

  private enum Password {
    UNSET,
    RIGHT,
    WRONG,
    DEFAULT
  }

  private Optional<String> location(Location location) throws IOException {
    return switch (location) {
      case UNSET -> Optional.empty();
      case NONE -> Optional.of("NONE");
      case EMPTY_FILE -> Optional.of(Files.write(folder.resolve("e"), new byte[0]).toString());
      case EMPTY_BASE64 -> Optional.of("base64:");
      case FILE -> Optional.of(Files.writeString(folder.resolve("f"), "x").toString());
    };
  }

  private static Optional<String> password(KeyKind kind, Password password) {
    return switch (password) {
      case UNSET -> Optional.empty();
      case RIGHT -> Optional.of(Desk.secret(kind));
      case WRONG -> Optional.of(kind == KeyKind.AUTH ? "9999" : "WRONG1");
      case DEFAULT -> Optional.of("changeit");
    };
  }

  private KeyManager[] bundle(Provider jpki, KeyKind kind, Location location, Password password)
      throws Exception {
    JksSslStoreDetails details =
        new JksSslStoreDetails(
            Stores.type(kind),
            jpki.getName(),
            location(location).orElse(null),
            password(kind, password).orElse(null));
    return SslBundle.of(new JksSslStoreBundle(details, null)).getManagers().getKeyManagers();
  }

  private static SSLEngine server() throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
    keys.init(SoftwareKeys.server(), SoftwareKeys.PASSWORD);
    return engine(keys.getKeyManagers(), false);
  }

  private static SSLEngine engine(KeyManager[] keys, boolean client) throws Exception {
    SSLContext context = SSLContext.getInstance("TLSv1.2");
    context.init(keys, Trust.inWhoever(), null);
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(client);
    engine.setNeedClientAuth(!client);
    return engine;
  }

  private String play(Provider jpki, KeyKind kind, Location location, Password password)
      throws Exception {
    KeyManager[] keys;
    try {
      keys = bundle(jpki, kind, location, password);
    } catch (IllegalStateException e) {
      return "no start";
    }
    try {
      Engines.shakeHands(engine(keys, true), server());
      return person.questions().isEmpty() ? "works" : "asks";
    } catch (IOException e) {
      return "no handshake";
    }
  }

  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @CsvSource({
    "AUTH, UNSET,        RIGHT,   no start,     0, 0",
    "AUTH, NONE,         RIGHT,   no start,     0, 0",
    "AUTH, FILE,         RIGHT,   no start,     0, 0",
    "AUTH, EMPTY_BASE64, UNSET,   asks,         1, 0",
    "AUTH, EMPTY_FILE,   UNSET,   asks,         1, 0",
    "AUTH, EMPTY_BASE64, RIGHT,   works,        1, 0",
    "AUTH, EMPTY_BASE64, WRONG,   no handshake, 1, 1",
    "AUTH, EMPTY_BASE64, DEFAULT, no start,     0, 0",
    "SIGN, EMPTY_BASE64, UNSET,   no start,     0, 0",
    "SIGN, EMPTY_BASE64, RIGHT,   works,        1, 0",
    "SIGN, EMPTY_FILE,   WRONG,   no start,     1, 1",
    "SIGN, EMPTY_BASE64, DEFAULT, no start,     0, 0",
  })
  void aBundleByTypeAndLocation(
      KeyKind kind, Location location, Password password, String outcome, int secrets, int tries)
      throws Exception {
    try (JpkiProvider jpki = new JpkiProvider(desk, person);
        Installed here = Installed.last(jpki)) {
      assertThat(play(jpki, kind, location, password)).isEqualTo(outcome);
    }
    assertThat(desk.secrets()).as("PINs sent").isEqualTo(secrets);
    assertThat(3 - desk.triesLeft(KeyKind.AUTH) + 5 - desk.triesLeft(KeyKind.SIGN))
        .as("tries lost")
        .isEqualTo(tries);
  }
}

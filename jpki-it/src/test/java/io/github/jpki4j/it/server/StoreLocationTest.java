package io.github.jpki4j.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.jca.JpkiLoadParameter;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Installed;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.Stores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Provider;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The table of docs/jca.md: a server that takes its key store by type and location, and a password
 * that may be missing. Each server is started twice with one provider, and a client shakes hands
 * with each: whatever is repeated, a wrong PIN is one try.
 */
@SuppressWarnings("try") // a provider is installed for the length of a block
class StoreLocationTest {

  private static final Logger SERVERS = Logger.getLogger("org.apache");

  @TempDir private Path folder;

  private final Desk desk = new Desk();
  private final Person person = Person.whoKnows();

  private enum Maker {
    TOMCAT,
    JETTY
  }

  /** Where the key store is said to be. */
  private enum Location {
    UNSET,
    NONE,
    EMPTY_FILE,
    FILE,
    /** None: the program hands over the key store. */
    OBJECT
  }

  private enum Password {
    UNSET,
    EMPTY,
    RIGHT,
    WRONG
  }

  private Optional<String> password(KeyKind kind, Password password) {
    return switch (password) {
      case UNSET -> Optional.empty();
      case EMPTY -> Optional.of("");
      case RIGHT -> Optional.of(Desk.secret(kind));
      case WRONG -> Optional.of(kind == KeyKind.AUTH ? "9999" : "WRONG1");
    };
  }

  private Optional<String> path(Location location) throws Exception {
    return switch (location) {
      case UNSET, OBJECT -> Optional.empty();
      case NONE -> Optional.of("NONE");
      case EMPTY_FILE -> Optional.of(Files.write(folder.resolve("empty"), new byte[0]).toString());
      case FILE -> Optional.of(Files.writeString(folder.resolve("file"), "x").toString());
    };
  }

  private KeyStore loaded(Provider provider, KeyKind kind) throws Exception {
    KeyStore store = KeyStore.getInstance(Stores.type(kind), provider);
    store.load(JpkiLoadParameter.asking(person));
    return store;
  }

  private WebServer tomcat(Provider provider, KeyKind kind, Location location, Password password)
      throws Exception {
    SSLHostConfig host = new SSLHostConfig();
    host.setProtocols("TLSv1.2");
    Optional<String> path = path(location);
    return Tomcats.start(
        folder,
        host,
        certificate -> {
          if (location == Location.OBJECT) {
            certificate.setCertificateKeystore(loaded(provider, kind));
          } else {
            certificate.setCertificateKeystoreType(Stores.type(kind));
          }
          path.ifPresent(certificate::setCertificateKeystoreFile);
          password(kind, password).ifPresent(certificate::setCertificateKeystorePassword);
        });
  }

  private WebServer jetty(Provider provider, KeyKind kind, Location location, Password password)
      throws Exception {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setIncludeProtocols("TLSv1.2");
    if (location == Location.OBJECT) {
      tls.setKeyStore(loaded(provider, kind));
    } else {
      tls.setKeyStoreType(Stores.type(kind));
    }
    path(location).ifPresent(tls::setKeyStorePath);
    password(kind, password).ifPresent(tls::setKeyStorePassword);
    return Jetties.start(tls);
  }

  private WebServer start(
      Maker maker, Provider provider, KeyKind kind, Location location, Password password)
      throws Exception {
    return maker == Maker.TOMCAT
        ? tomcat(provider, kind, location, password)
        : jetty(provider, kind, location, password);
  }

  /** What became of it, in a word. */
  private String play(
      Maker maker, Provider provider, KeyKind kind, Location location, Password password)
      throws Exception {
    SSLContext client = SSLContext.getInstance("TLSv1.2");
    client.init(null, Trust.inWhoever(), null);
    WebServer server;
    try {
      server = start(maker, provider, kind, location, password);
    } catch (Exception e) {
      return "no start";
    }
    try (WebServer running = server) {
      running.shakeHands(client);
      return person.questions().isEmpty() ? "works" : "asks";
    } catch (java.io.IOException e) {
      return "no handshake";
    }
  }

  @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
  @CsvSource({
    "TOMCAT, AUTH, UNSET,      EMPTY, no start,     0, 0",
    "TOMCAT, AUTH, NONE,       UNSET, no start,     0, 0",
    "TOMCAT, AUTH, NONE,       EMPTY, asks,         1, 0",
    "TOMCAT, AUTH, NONE,       RIGHT, works,        1, 0",
    "TOMCAT, AUTH, NONE,       WRONG, no handshake, 1, 1",
    "TOMCAT, AUTH, EMPTY_FILE, UNSET, no start,     0, 0",
    "TOMCAT, AUTH, EMPTY_FILE, EMPTY, asks,         1, 0",
    "TOMCAT, AUTH, FILE,       RIGHT, no start,     0, 0",
    "TOMCAT, AUTH, OBJECT,     UNSET, no start,     0, 0",
    "TOMCAT, AUTH, OBJECT,     EMPTY, asks,         1, 0",
    "TOMCAT, SIGN, UNSET,      RIGHT, no start,     0, 0",
    "TOMCAT, SIGN, NONE,       UNSET, no start,     0, 0",
    "TOMCAT, SIGN, NONE,       EMPTY, no start,     0, 0",
    "TOMCAT, SIGN, NONE,       RIGHT, works,        2, 0",
    "TOMCAT, SIGN, NONE,       WRONG, no start,     1, 1",
    "TOMCAT, SIGN, EMPTY_FILE, RIGHT, works,        2, 0",
    "TOMCAT, SIGN, OBJECT,     UNSET, no start,     1, 0",
    "TOMCAT, SIGN, OBJECT,     EMPTY, asks,         1, 0",
    "JETTY,  AUTH, UNSET,      EMPTY, no handshake, 0, 0",
    "JETTY,  AUTH, NONE,       EMPTY, no start,     0, 0",
    "JETTY,  AUTH, EMPTY_FILE, UNSET, asks,         1, 0",
    "JETTY,  AUTH, EMPTY_FILE, EMPTY, asks,         1, 0",
    "JETTY,  AUTH, EMPTY_FILE, RIGHT, works,        1, 0",
    "JETTY,  AUTH, EMPTY_FILE, WRONG, no handshake, 1, 1",
    "JETTY,  AUTH, FILE,       RIGHT, no start,     0, 0",
    "JETTY,  AUTH, OBJECT,     UNSET, asks,         1, 0",
    "JETTY,  SIGN, UNSET,      RIGHT, no handshake, 0, 0",
    "JETTY,  SIGN, EMPTY_FILE, UNSET, no start,     0, 0",
    "JETTY,  SIGN, EMPTY_FILE, RIGHT, works,        4, 0",
    "JETTY,  SIGN, EMPTY_FILE, WRONG, no start,     1, 1",
    "JETTY,  SIGN, OBJECT,     UNSET, asks,         1, 0",
  })
  void aServerByTypeAndLocation(
      Maker maker,
      KeyKind kind,
      Location location,
      Password password,
      String outcome,
      int secrets,
      int tries)
      throws Exception {
    SERVERS.setLevel(Level.OFF);
    try (JpkiProvider jpki = new JpkiProvider(desk, person);
        Installed here = Installed.last(jpki)) {
      assertThat(play(maker, jpki, kind, location, password)).isEqualTo(outcome);
      String again = play(maker, jpki, kind, location, password);
      assertThat(again).isIn(outcome, "no start");
    } finally {
      SERVERS.setLevel(null);
    }
    assertThat(desk.secrets()).as("PINs sent").isEqualTo(secrets);
    assertThat(3 - desk.triesLeft(KeyKind.AUTH) + 5 - desk.triesLeft(KeyKind.SIGN))
        .as("tries lost")
        .isEqualTo(tries);
  }
}

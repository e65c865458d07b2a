package io.github.jpki4j.it.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinCancelledException;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.SoftwareKeys;
import io.github.jpki4j.testkit.key.Stores;
import io.github.jpki4j.testkit.program.ForeignServer;
import io.github.jpki4j.testkit.program.SshServer;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Apache MINA's SSH client logs in with the card's key, judged by OpenSSH's sshd. */
class SshLoginIT {

  private static final String ALGORITHM = "rsa-sha2-256";

  @TempDir private static Path folder;
  private static KeyPair hostKey;

  private final Desk desk = new Desk();

  @BeforeAll
  static void prepare() throws Exception {
    hostKey = SoftwareKeys.rsa();
  }

  private static ForeignServer letsIn(KeyStore store) throws Exception {
    String line = PublicKeyEntry.toString(Stores.publicKey(store));
    return SshServer.start(folder, hostKey, ALGORITHM, line);
  }

  private static String echo(ForeignServer server, JpkiProvider jpki, KeyStore store)
      throws Exception {
    return new SshExample(
            "127.0.0.1",
            server.port(),
            (session, address, shown) -> shown.equals(hostKey.getPublic()))
        .run(jpki, store, store.aliases().nextElement(), SshServer.ACCOUNT, SshServer.COMMAND);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void bothKeysRunACommandWithOneSignature(KeyKind kind) throws Exception {
    try (JpkiProvider jpki = new JpkiProvider(desk, Person.whoKnows())) {
      KeyStore store = Stores.loaded(jpki, kind);
      try (ForeignServer server = letsIn(store)) {
        assertThat(echo(server, jpki, store)).isEqualTo("TEST\n");
        assertThat(server.says("Accepted publickey for " + SshServer.ACCOUNT)).isTrue();
      }
    }
    assertThat(desk.secrets()).isEqualTo(1);
    assertThat(desk.takeCommands()).filteredOn(sent -> sent.startsWith("802A")).hasSize(1);
  }

  @Test
  void aKeyThatTheServerDoesNotKnowIsRefusedBeforeItsPinIsAskedFor() throws Exception {
    Person person = Person.whoKnows();
    try (JpkiProvider jpki = new JpkiProvider(desk, person);
        ForeignServer server = letsIn(Stores.loaded(jpki, KeyKind.SIGN))) {
      KeyStore other = Stores.loaded(jpki, KeyKind.AUTH);
      assertThatThrownBy(() -> echo(server, jpki, other)).isInstanceOf(SshException.class);
      assertThat(server.says("Connection closed by authenticating user")).isTrue();
    }
    assertThat(person.questions()).isEmpty();
    assertThat(desk.secrets()).as("of loading the store").isEqualTo(1);
  }

  @Test
  void aWrongPinIsOneTryHoweverOftenItIsGiven() throws Exception {
    Person person = Person.whoSays("9999");
    try (JpkiProvider jpki = new JpkiProvider(desk, person)) {
      KeyStore store = Stores.loaded(jpki, KeyKind.AUTH);
      try (ForeignServer server = letsIn(store)) {
        for (int i = 1; i <= 3; i++) {
          assertThatThrownBy(() -> echo(server, jpki, store)).isInstanceOf(SshException.class);
          assertThat(person.questions()).as("one question for each login").hasSize(i);
        }
      }
    }
    assertThat(desk.secrets()).isEqualTo(1);
    assertThat(desk.triesLeft(KeyKind.AUTH)).isEqualTo(2);
  }

  @Test
  void whoCancelsSpendsNoTry() throws Exception {
    Person person = Person.whoCancels();
    try (JpkiProvider jpki = new JpkiProvider(desk, person)) {
      KeyStore store = Stores.loaded(jpki, KeyKind.AUTH);
      try (ForeignServer server = letsIn(store)) {
        assertThatThrownBy(() -> echo(server, jpki, store))
            .isInstanceOf(SshException.class)
            .hasRootCauseInstanceOf(PinCancelledException.class);
      }
    }
    assertThat(person.questions()).hasSize(1);
    assertThat(desk.secrets()).isZero();
  }
}

package io.github.jpki4j.jca.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.Stores;
import io.github.jpki4j.testkit.key.TlsServer;
import java.security.Security;
import org.junit.jupiter.api.Test;

/** The examples of docs/jca.md do what is said there. */
class JcaDocTest {

  private final Desk desk = new Desk();
  private final Person person = Person.whoKnows();

  @Test
  void theDocumentIsSignedWithOneQuestion() throws Exception {
    JcaExample example = new JcaExample(desk, person);
    example.sign(Stores.MESSAGE);
    assertThat(
            Stores.verifies("SHA256withRSA", example.chain()[0].getPublicKey(), example.signed()))
        .isTrue();
    assertThat(example.chain()).hasSize(2);
    assertThat(person.questions()).containsExactly("SIGN 5");
    assertThat(desk.secrets()).isEqualTo(1);
    assertThat(desk.card().isVerified(KeyKind.SIGN)).as("closed").isFalse();
  }

  @Test
  void thePersonIsAskedInTheHandshake() throws Exception {
    JpkiProvider provider = new JpkiProvider(desk, person);
    try (TlsServer server = TlsServer.start(desk, KeyKind.AUTH)) {
      javax.net.ssl.SSLContext client = JcaExample.login(provider, server.trustInThis());
      assertThat(person.questions()).isEmpty();
      assertThat(server.connect(client).protocol()).isEqualTo("TLSv1.2");
      assertThat(person.questions()).containsExactly("AUTH 3");
    } finally {
      Security.removeProvider(provider.getName());
    }
  }
}

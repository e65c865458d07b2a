package io.github.jpki4j.login.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.login.InMemoryNonceStore;
import io.github.jpki4j.login.JpkiTrustManager;
import io.github.jpki4j.login.LoginCode;
import io.github.jpki4j.login.LoginException;
import io.github.jpki4j.login.LoginVerifier;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Person;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of docs/login.md do what is said there, and the pages name every code. */
class LoginDocTest {

  private static final Path DOCS = Path.of(System.getProperty("jpki.root"), "docs");
  private static final Pattern CODE = Pattern.compile("(?m)^\\| `([A-Z_0-9]+)` \\|");

  private final Desk desk = new Desk();
  private final Person person = Person.whoKnows();
  private final LoginVerifier verifier =
      LoginExample.server(
          anchors(),
          (certificate, issuer, at) -> new RevocationStatus.Good(at),
          new InMemoryNonceStore(10, Clock.systemUTC()));

  private TrustAnchors anchors() {
    try {
      return TrustAnchors.none()
          .withTestRoot(
              KeyKind.AUTH,
              JpkiCertificate.parse(desk.card().pki().authorityCertificate(KeyKind.AUTH)));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theHolderIsShownTheServerAndGetsIn() throws Exception {
    List<String> shown = new ArrayList<>();
    byte[] challenge = LoginExample.ask(verifier, "cookie");
    byte[] response =
        LoginExample.answer(
            URI.create("https://www.example.jp/login"), challenge, shown::add, desk, person);
    assertThat(shown).containsExactly("https://www.example.jp");
    Optional<String> who = LoginExample.judge(verifier, response, "cookie");
    assertThat(who).contains(JpkiCertificate.of(desk.certificate(KeyKind.AUTH)).sha256());
    assertThat(LoginExample.judge(verifier, response, "cookie")).as("replay").isEmpty();
  }

  @Test
  void aChallengeOfAnotherServerAsksNobody() throws Exception {
    byte[] challenge = LoginExample.ask(verifier, "cookie");
    assertThatThrownBy(
            () ->
                LoginExample.answer(
                    URI.create("https://evil.example/"), challenge, origin -> true, desk, person))
        .isInstanceOfSatisfying(
            LoginException.class, e -> assertThat(e.code()).isEqualTo(LoginCode.ORIGIN_OTHER));
    assertThat(person.questions()).isEmpty();
    assertThat(desk.sessions()).isZero();
  }

  @Test
  void theContextOfMutualTlsIsMade() throws Exception {
    assertThat(
            LoginExample.mutualTls(
                    new KeyManager[0],
                    io.github.jpki4j.cert.CertificateValidator.builder().build(),
                    List.of())
                .getProtocol())
        .isEqualTo("TLS");
    assertThat(JpkiTrustManager.class).isFinal();
  }

  @ParameterizedTest
  @ValueSource(strings = {"login.md", "login.ja.md"})
  void everyCodeIsOnThePageInItsOrder(String page) throws Exception {
    Matcher rows = CODE.matcher(Files.readString(DOCS.resolve(page)));
    assertThat(rows.results().map(row -> LoginCode.valueOf(row.group(1))))
        .containsExactlyElementsOf(Arrays.asList(LoginCode.values()));
  }
}

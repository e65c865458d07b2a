package io.github.jpki4j.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one spelling of a challenge and of an origin; those that are refused are FormAttacks. */
class LoginChallengeTest {

  private static final String TEXT =
      """
      JPKI-LOGIN 1
      origin: https://www.example.jp:8443
      purpose: transfer-money
      nonce: 00000000000000000000000000000000000000000000000000000000000000ff
      issued: 2026-06-01T03:00:00Z
      expires: 2026-06-01T03:05:00Z
      """;

  private static LoginChallenge parse(String text) throws LoginException {
    return LoginChallenge.parse(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void theTextIsWhatIsSignedAndShown() throws Exception {
    LoginChallenge challenge = parse(TEXT);
    assertThat(challenge.text()).isEqualTo(TEXT);
    assertThat(challenge.encoded()).isEqualTo(TEXT.getBytes(StandardCharsets.US_ASCII));
    assertThat(challenge.origin()).isEqualTo(LoginOrigin.of("https://www.example.jp:8443"));
    assertThat(challenge.purpose()).isEqualTo("transfer-money");
    assertThat(challenge.nonce()).hasSize(64).endsWith("ff");
    assertThat(challenge.issued()).isEqualTo("2026-06-01T03:00:00Z");
    assertThat(challenge.expires()).isEqualTo("2026-06-01T03:05:00Z");
    assertThat(challenge).isEqualTo(parse(TEXT)).hasSameHashCodeAs(parse(TEXT));
    assertThat(challenge).isNotEqualTo(parse(TEXT.replace("ff\n", "fe\n")));
    assertThat(challenge.toString()).doesNotContain("00ff");
  }

  @Test
  void theLongestChallengeIsWithinTheBound() throws Exception {
    String label = "a".repeat(63);
    String host = (label + ".").repeat(3) + "a".repeat(61);
    assertThat(host).hasSize(253);
    String longest =
        TEXT.replace("www.example.jp:8443", host + ":65535")
            .replace("transfer-money", "a".repeat(64));
    assertThat(parse(longest).encoded()).hasSizeLessThanOrEqualTo(LoginChallenge.LONGEST);
  }

  @Test
  void aServersChallengeIsOfItsOriginPurposeAndTime() throws Exception {
    LoginWorld world = new LoginWorld();
    LoginChallenge one = world.verifier.issue("login", "a");
    assertThat(one.origin()).isEqualTo(LoginWorld.ORIGIN);
    assertThat(one.issued()).isEqualTo(LoginWorld.NOW);
    assertThat(one.expires()).isEqualTo(LoginWorld.NOW.plusSeconds(300));
    assertThat(one.nonce()).isNotEqualTo(world.verifier.issue("login", "a").nonce());
    assertThat(LoginChallenge.parse(one.encoded())).isEqualTo(one);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.example.jp",
        "https://localhost:8443",
        "https://127.0.0.1",
        "https://255.249.99.0:1",
        "https://xn--eckwd4c7c.xn--zckzah",
        "https://1.example.jp",
        "https://a"
      })
  void originsInTheirOnlySpelling(String text) throws Exception {
    assertThat(LoginOrigin.of(text)).hasToString(text);
    assertThat(LoginOrigin.ofAddress(URI.create(text + "/path?query#part")))
        .isEqualTo(LoginOrigin.of(text));
    assertThat(parse(TEXT.replace("https://www.example.jp:8443", text)).origin()).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://256.0.0.1",
        "https://1.2.3",
        "https://1.2.3.4.5",
        "https://-a.jp",
        "https://a-.jp",
        "https://a..jp",
        "https://.a",
        "https://a:0",
        "https://[::1]",
        "https://a:",
        "wss://a",
        "https://a_b.jp"
      })
  void whatIsNoOrigin(String text) {
    assertThatThrownBy(() -> LoginOrigin.of(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> parse(TEXT.replace("https://www.example.jp:8443", text)))
        .isInstanceOfSatisfying(
            LoginException.class, e -> assertThat(e.code()).isEqualTo(LoginCode.CHALLENGE_ORIGIN));
  }

  @ParameterizedTest
  @CsvSource({
    "HTTPS://WWW.Example.JP:443/x, https://www.example.jp",
    "https://www.example.jp:8443, https://www.example.jp:8443"
  })
  void theOriginOfAnAddress(String address, String origin) {
    assertThat(LoginOrigin.ofAddress(URI.create(address))).hasToString(origin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://www.example.jp",
        "https://user@www.example.jp",
        "https://www.example.jp./",
        "https:/path",
        "mailto:a@example.jp",
        "/path"
      })
  void addressesWithoutAnOrigin(String address) {
    assertThatThrownBy(() -> LoginOrigin.ofAddress(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void settingsThatMakeNoSense() {
    LoginWorld world = new LoginWorld();
    assertThatThrownBy(() -> world.verifier.issue("Login", "a"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> world.verifier.issue("login", ""))
        .isInstanceOf(IllegalArgumentException.class);
    LoginVerifier.Builder builder =
        LoginVerifier.builder(LoginWorld.ORIGIN, world.validator().build(), world.nonces);
    for (Duration wrong :
        new Duration[] {
          Duration.ofSeconds(9), Duration.ofSeconds(3_601), Duration.ofMillis(10_500)
        }) {
      assertThatThrownBy(() -> builder.validity(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> builder.skew(Duration.ofSeconds(-1)).build())
        .isInstanceOf(IllegalArgumentException.class);
  }
}

package io.github.jpki4j.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.Check;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.testcard.pki.Validity;
import io.github.jpki4j.testkit.key.Desk;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The holder's side, with a simulated card. */
class LoginClientTest {

  private final LoginWorld world = new LoginWorld();
  private final LoginClient client =
      LoginClient.of(LoginWorld.ORIGIN, world.clock, Duration.ofMinutes(10));

  private Desk desk() {
    return new Desk(TestCard.builder().clock(world.clock).validity(KeyKind.AUTH, LoginWorld.VALID));
  }

  private byte[] issued() throws Exception {
    return world.verifier.issue(LoginWorld.PURPOSE, LoginWorld.SESSION).encoded();
  }

  private static LoginResponse sign(ReceivedChallenge challenge, Desk desk, String typed)
      throws Exception {
    try (Pin pin = Pin.auth(typed.toCharArray());
        MyNumberCard card = MyNumberCard.open(desk.open())) {
      return challenge.sign(card, pin);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TestCardType.class,
      names = {"MY_NUMBER", "ANDROID", "IPHONE", "NO_SIGN_CERTIFICATE"})
  void aCardLogsInWithOneVerify(TestCardType type) throws Exception {
    Desk desk =
        new Desk(
            TestCard.builder()
                .type(type)
                .clock(world.clock)
                .validity(KeyKind.AUTH, LoginWorld.VALID));
    ReceivedChallenge received = client.receive(issued(), LoginWorld.PURPOSE);
    assertThat(received.challenge().text()).contains("origin: https://www.example.jp\n");
    assertThat(desk.sessions()).as("nothing yet").isZero();
    byte[] sent = sign(received, desk, Desk.AUTH_PIN).encoded();
    LoginReport report = world.verifier.verify(sent, LoginWorld.PURPOSE, LoginWorld.SESSION);
    assertThat(report.verdict()).as(report.toString()).isEqualTo(LoginVerdict.ACCEPTED);
    assertThat(report.accepted().orElseThrow().certificate().x509())
        .isEqualTo(desk.certificate(KeyKind.AUTH));
    assertThat(desk.secrets()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.example.jp, https://evil.example, ORIGIN_OTHER",
    "purpose: login, purpose: transfer-money, PURPOSE_OTHER",
    "T03:05:00Z, T04:00:01Z, CHALLENGE_VALID_TOO_LONG",
    "JPKI-LOGIN 1, JPKI-LOGIN 2, CHALLENGE_VERSION"
  })
  void anotherChallengeIsRefusedBeforeTheHolderIsAsked(String from, String to, LoginCode code)
      throws Exception {
    byte[] other = changed(text -> text.replace(from, to));
    assertThatThrownBy(() -> client.receive(other, LoginWorld.PURPOSE))
        .isInstanceOfSatisfying(LoginException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private byte[] changed(UnaryOperator<String> change) throws Exception {
    return change
        .apply(new String(issued(), StandardCharsets.US_ASCII))
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void aChallengeThatIsOverWhenTheHolderComesBackIsNotSigned() throws Exception {
    Desk desk = desk();
    ReceivedChallenge received = client.receive(issued(), LoginWorld.PURPOSE);
    world.clock.goOn(Duration.ofMinutes(16));
    LoginException refused =
        catchThrowableOfType(LoginException.class, () -> sign(received, desk, Desk.AUTH_PIN));
    assertThat(refused.code()).isEqualTo(LoginCode.CHALLENGE_EXPIRED);
    assertThat(desk.takeCommands()).isEmpty();
  }

  @Test
  void aCertificateThatIsOverCostsNoPin() throws Exception {
    Validity over =
        new Validity(LoginWorld.VALID.notBefore(), LoginWorld.NOW.minus(Duration.ofDays(1)));
    Desk desk = new Desk(TestCard.builder().clock(world.clock).validity(KeyKind.AUTH, over));
    ReceivedChallenge received = client.receive(issued(), LoginWorld.PURPOSE);
    LoginException refused =
        catchThrowableOfType(LoginException.class, () -> sign(received, desk, Desk.AUTH_PIN));
    assertThat(refused.code()).isEqualTo(LoginCode.CERTIFICATE_NOT_VALID_NOW);
    assertThat(desk.secrets()).isZero();
  }

  @Test
  void theOtherKeysSecretIsAMistakeAndNothingIsSent() throws Exception {
    Desk desk = desk();
    ReceivedChallenge received = client.receive(issued(), LoginWorld.PURPOSE);
    try (Pin pin = Pin.sign(Desk.SIGN_PASSWORD.toCharArray());
        MyNumberCard card = MyNumberCard.open(desk.open())) {
      assertThatThrownBy(() -> received.sign(card, pin))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(desk.takeCommands()).isEmpty();
  }

  @Test
  void aWrongPinSpendsOneTryAndTheChallengeCanBeSignedStill() throws Exception {
    Desk desk = desk();
    ReceivedChallenge received = client.receive(issued(), LoginWorld.PURPOSE);
    assertThatThrownBy(() -> sign(received, desk, "9999"))
        .isInstanceOf(PinIncorrectException.class);
    assertThat(desk.triesLeft(KeyKind.AUTH)).isEqualTo(2);
    LoginResponse response = sign(received, desk, Desk.AUTH_PIN);
    assertThat(world.verifier.verify(response, LoginWorld.PURPOSE, LoginWorld.SESSION).verdict())
        .isEqualTo(LoginVerdict.ACCEPTED);
  }

  @Test
  void whoMayNotAskForRevocationSeesThatNobodyAsked() throws Exception {
    LoginVerifier without =
        world.verifier(
            CertificateValidator.builder()
                .anchors(LoginWorld.anchors())
                .clock(world.clock)
                .acceptNotPerformed(Check.REVOCATION)
                .build(),
            world.nonces);
    LoginReport report = world.draft().verifier(without).send();
    assertThat(report.verdict()).isEqualTo(LoginVerdict.ACCEPTED);
    assertThat(report.has(LoginCode.REVOCATION_NOT_CHECKED)).isTrue();
  }

  @Test
  void nothingOfThePersonIsInATextForLogs() throws Exception {
    Draft draft = world.draft();
    LoginResponse response = LoginResponse.parse(draft.bytes());
    LoginReport report = draft.send();
    String serial =
        LoginWorld.PKI.serial(KeyKind.AUTH, LoginWorld.HOLDER, LoginWorld.VALID).toString(16);
    for (Object each :
        new Object[] {
          response,
          response.challenge(),
          report,
          report.accepted().orElseThrow(),
          LoginNonce.of(response.challenge(), "a")
        }) {
      assertThat(each.toString())
          .doesNotContainIgnoringCase(serial)
          .doesNotContain(response.challenge().nonce())
          .doesNotContain("13999");
    }
  }
}

package io.github.jpki4j.samples.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.revocation.Crl;
import io.github.jpki4j.cert.revocation.CrlChecker;
import io.github.jpki4j.login.InMemoryNonceStore;
import io.github.jpki4j.login.LoginClient;
import io.github.jpki4j.login.LoginCode;
import io.github.jpki4j.login.LoginException;
import io.github.jpki4j.login.LoginOrigin;
import io.github.jpki4j.login.LoginVerifier;
import io.github.jpki4j.pin.PinFormatException;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import io.github.jpki4j.testcard.junit.WithTestCard;
import io.github.jpki4j.testcard.pki.Revocation;
import io.github.jpki4j.transport.CardSource;
import java.net.URI;
import java.security.cert.CRLReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DesktopLoginTest {

  private static final String TODAY = "2026-11-23T00:00:00Z";
  private static final Instant NOW = Instant.parse(TODAY);
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final LoginOrigin ORIGIN = LoginOrigin.of("https://www.example.jp");

  private static CertificateValidator validator(TestCard card, Revocation... revoked)
      throws Exception {
    var list = card.pki().crl(KeyKind.AUTH, NOW);
    List.of(revoked).forEach(list::revoke);
    var authority = JpkiCertificate.parse(card.pki().authorityCertificate(KeyKind.AUTH));
    return CertificateValidator.builder()
        .anchors(TrustAnchors.none().withTestRoot(KeyKind.AUTH, authority))
        .revocation(CrlChecker.of(Crl.parse(list.build())))
        .clock(CLOCK)
        .build();
  }

  private static LoginVerifier server(CertificateValidator validator) {
    return LoginVerifier.builder(ORIGIN, validator, new InMemoryNonceStore(10, CLOCK))
        .clock(CLOCK)
        .build();
  }

  private static LoginClient client(Clock clock) {
    return LoginClient.of(ORIGIN, clock, Duration.ofMinutes(10));
  }

  private static byte[] challenge(LoginVerifier server) throws Exception {
    return server.issue(CardLogin.PURPOSE, "session").encoded();
  }

  private static byte[] login(CardSource reader, String pin, LoginVerifier server)
      throws Exception {
    return CardLogin.login(reader, pin.toCharArray(), client(CLOCK), challenge(server));
  }

  private static List<String> objections(LoginVerifier server, byte[] response) {
    return DesktopLogin.objections(server.verify(response, CardLogin.PURPOSE, "session"));
  }

  private static List<String> objections(TestCard card, CertificateValidator validator)
      throws Exception {
    LoginVerifier server = server(validator);
    return objections(server, login(card, "1234", server));
  }

  /** What the person reads after a login that failed. */
  private static String failure(TestCard card, CardSource reader, String pin) throws Exception {
    LoginVerifier server = server(validator(card));
    return DesktopLogin.sentence(
        catchThrowableOfType(JpkiException.class, () -> login(reader, pin, server)));
  }

  @Test
  @WithTestCard(today = TODAY)
  void theRightPinLogsInOnce(TestCard card) throws Exception {
    LoginVerifier server = server(validator(card));
    byte[] response = login(card, "1234", server);
    assertThat(objections(server, response)).isEmpty();
    assertThat(objections(server, response)).startsWith("NONCE_USED");
  }

  @Test
  @WithTestCard(today = TODAY)
  void aResponseToAnotherChallengeIsRefused(TestCard card) throws Exception {
    byte[] response = login(card, "1234", server(validator(card)));
    assertThat(objections(server(validator(card)), response)).startsWith("NONCE_UNKNOWN");
  }

  @Test
  @WithTestCard(today = TODAY)
  void aChallengeOfAnotherServerReachesNoCard(TestCard card) throws Exception {
    byte[] challenge = challenge(server(validator(card)));
    var other = LoginClient.of(URI.create("https://evil.example/"));
    assertThatThrownBy(() -> CardLogin.login(card, "1234".toCharArray(), other, challenge))
        .isInstanceOfSatisfying(
            LoginException.class,
            e ->
                assertThat(DesktopLogin.sentence(e))
                    .startsWith("Nothing was signed: " + LoginCode.ORIGIN_OTHER));
    assertThat(card.traffic().commands()).isZero();
  }

  @Test
  @WithTestCard(today = TODAY)
  void aWrongPinSpendsOneTry(TestCard card) throws Exception {
    assertThat(failure(card, card, "9999")).isEqualTo("Wrong PIN. Tries left: 2.");
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(2);
  }

  @Test
  @WithTestCard(today = TODAY)
  void aPinOfAWrongFormReachesNoCard(TestCard card) throws Exception {
    LoginVerifier server = server(validator(card));
    assertThatThrownBy(() -> login(card, "12a4", server)).isInstanceOf(PinFormatException.class);
    assertThat(card.traffic().commands()).isZero();
  }

  @Test
  @WithTestCard(today = TODAY, authTriesLeft = 0)
  void aBlockedPinIsSaid(TestCard card) throws Exception {
    assertThat(failure(card, card, "1234")).startsWith("The PIN is blocked.");
  }

  @Test
  @WithTestCard(today = TODAY, authTriesLeft = 1)
  void theLastTryIsKept(TestCard card) throws Exception {
    assertThat(failure(card, card, "1234")).startsWith("Only one try is left.");
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(1);
  }

  @Test
  @WithTestCard(today = TODAY)
  void withoutACardThePersonIsAskedForOne(TestCard card) throws Exception {
    card.remove();
    assertThat(failure(card, card, "1234")).startsWith("No card.");
  }

  @Test
  @WithTestCard(today = TODAY)
  void aCardThatIsPulledAtAnyCommandSpendsNoTry(TestCard card) throws Exception {
    FaultyConnection counting = new FaultyConnection(card.open(), Fault.DELAY, -1);
    login(() -> counting, "1234", server(validator(card)));
    Set<String> told = new HashSet<>();
    int last = counting.commands() - 1; // leaves the application at close(), which never fails
    for (int command = 0; command < last; command++) {
      card.insert();
      FaultyConnection pulled = new FaultyConnection(card.open(), Fault.REMOVED_BEFORE, command);
      told.add(failure(card, () -> pulled, "1234"));
      assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    }
    assertThat(told)
        .containsExactlyInAnyOrder(
            "The card was removed too early. Put it back and leave it.",
            "The card was lost while the PIN was sent. One try may be spent.");
  }

  @Test
  @WithTestCard(today = TODAY)
  void anExpiredCertificateIsSaidBeforeThePinIsUsed(TestCard card) throws Exception {
    Clock later = Clock.offset(CLOCK, Duration.ofDays(6 * 366));
    LoginVerifier server =
        LoginVerifier.builder(ORIGIN, validator(card), new InMemoryNonceStore(10, later))
            .clock(later)
            .build();
    byte[] challenge = challenge(server);
    assertThatThrownBy(() -> CardLogin.login(card, "9999".toCharArray(), client(later), challenge))
        .isInstanceOfSatisfying(
            LoginException.class,
            e -> assertThat(e.code()).isEqualTo(LoginCode.CERTIFICATE_NOT_VALID_NOW));
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  @Test
  @WithTestCard(today = TODAY)
  void aRevokedCertificateIsRefused(TestCard card) throws Exception {
    var revocation =
        new Revocation(
            JpkiCertificate.parse(card.certificate(CertificateKind.AUTH)).serial(),
            CRLReason.CESSATION_OF_OPERATION,
            NOW.minus(Duration.ofHours(1)));
    assertThat(objections(card, validator(card, revocation)))
        .containsExactly("CERTIFICATE_NOT_TRUSTED REVOKED");
  }

  @Test
  @WithTestCard(today = TODAY)
  void whereNobodyIsAskedAboutRevocationNobodyGetsIn(TestCard card) throws Exception {
    var authority = JpkiCertificate.parse(card.pki().authorityCertificate(KeyKind.AUTH));
    CertificateValidator asksNobody =
        CertificateValidator.builder()
            .anchors(TrustAnchors.none().withTestRoot(KeyKind.AUTH, authority))
            .clock(CLOCK)
            .build();
    assertThat(objections(card, asksNobody))
        .containsExactly("CERTIFICATE_UNDETERMINED REVOCATION_NOT_CHECKED");
  }

  @Test
  @WithTestCard(today = TODAY)
  void aTestCardIsNotAcceptedInProduction(TestCard card) throws Exception {
    CertificateValidator production =
        CertificateValidator.builder().anchors(TrustAnchors.production()).clock(CLOCK).build();
    assertThat(objections(card, production))
        .singleElement()
        .asString()
        .startsWith("CERTIFICATE_NOT_TRUSTED ")
        .contains("ANCHOR_TEST_NOT_ACCEPTED");
  }
}

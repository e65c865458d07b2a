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
import io.github.jpki4j.pin.PinFormatException;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import io.github.jpki4j.testcard.junit.WithTestCard;
import io.github.jpki4j.testcard.pki.Revocation;
import io.github.jpki4j.transport.CardSource;
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

  private static LoginCheck server(TestCard card, Instant now, Revocation... revoked)
      throws Exception {
    var list = card.pki().crl(KeyKind.AUTH, now);
    List.of(revoked).forEach(list::revoke);
    var authority = JpkiCertificate.parse(card.pki().authorityCertificate(KeyKind.AUTH));
    return new LoginCheck(
        CertificateValidator.builder()
            .anchors(TrustAnchors.none().withTestRoot(KeyKind.AUTH, authority))
            .revocation(CrlChecker.of(Crl.parse(list.build())))
            .clock(Clock.fixed(now, ZoneOffset.UTC))
            .build());
  }

  private static LoginProof login(CardSource reader, String pin, LoginCheck server)
      throws JpkiException {
    return CardLogin.login(reader, pin.toCharArray(), server.challenge());
  }

  /** What the person reads after a login that failed. */
  private static String failure(CardSource reader, String pin) {
    byte[] challenge = new byte[32];
    return DesktopLogin.sentence(
        catchThrowableOfType(
            JpkiException.class, () -> CardLogin.login(reader, pin.toCharArray(), challenge)));
  }

  @Test
  @WithTestCard(today = TODAY)
  void theRightPinLogsInOnce(TestCard card) throws Exception {
    LoginCheck server = server(card, NOW);
    LoginProof proof = login(card, "1234", server);
    assertThat(server.objections(proof)).isEmpty();
    assertThat(server.objections(proof)).containsExactly("the challenge was answered before");
  }

  @Test
  @WithTestCard(today = TODAY)
  void aProofForAnotherChallengeIsRefused(TestCard card) throws Exception {
    LoginProof proof = login(card, "1234", server(card, NOW));
    assertThat(server(card, NOW).objections(proof))
        .containsExactly("the signature is not that of this challenge");
  }

  @Test
  @WithTestCard(today = TODAY)
  void theCertificateForSignaturesIsRefused(TestCard card) throws Exception {
    LoginCheck server = server(card, NOW);
    LoginProof proof = login(card, "1234", server);
    byte[] other = card.certificate(CertificateKind.SIGN);
    assertThat(server.objections(new LoginProof(other, proof.issuer(), proof.signature())))
        .contains("KEY_USAGE_WRONG");
  }

  @Test
  @WithTestCard
  void aWrongPinSpendsOneTry(TestCard card) {
    assertThat(failure(card, "9999")).isEqualTo("Wrong PIN. Tries left: 2.");
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(2);
  }

  @Test
  @WithTestCard
  void aPinOfAWrongFormReachesNoCard(TestCard card) {
    assertThatThrownBy(() -> CardLogin.login(card, "12a4".toCharArray(), new byte[32]))
        .isInstanceOf(PinFormatException.class);
    assertThat(card.traffic().commands()).isZero();
  }

  @Test
  @WithTestCard(authTriesLeft = 0)
  void aBlockedPinIsSaid(TestCard card) {
    assertThat(failure(card, "1234")).startsWith("The PIN is blocked.");
  }

  @Test
  @WithTestCard(authTriesLeft = 1)
  void theLastTryIsKept(TestCard card) {
    assertThat(failure(card, "1234")).startsWith("Only one try is left.");
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(1);
  }

  @Test
  @WithTestCard
  void withoutACardThePersonIsAskedForOne(TestCard card) {
    card.remove();
    assertThat(failure(card, "1234")).startsWith("No card.");
  }

  @Test
  @WithTestCard
  void aCardThatIsPulledAtAnyCommandSpendsNoTry(TestCard card) throws Exception {
    FaultyConnection counting = new FaultyConnection(card.open(), Fault.DELAY, -1);
    CardLogin.login(() -> counting, "1234".toCharArray(), new byte[32]);
    Set<String> told = new HashSet<>();
    int last = counting.commands() - 1; // leaves the application at close(), which never fails
    for (int command = 0; command < last; command++) {
      card.insert();
      FaultyConnection pulled = new FaultyConnection(card.open(), Fault.REMOVED_BEFORE, command);
      told.add(failure(() -> pulled, "1234"));
      assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    }
    assertThat(told)
        .containsExactlyInAnyOrder(
            "The card was removed too early. Put it back and leave it.",
            "The card was lost while the PIN was sent. One try may be spent.");
  }

  @Test
  @WithTestCard(today = TODAY)
  void anExpiredCertificateIsRefused(TestCard card) throws Exception {
    LoginCheck server = server(card, NOW.plus(Duration.ofDays(6 * 366)));
    assertThat(server.objections(login(card, "1234", server))).containsExactly("EXPIRED");
  }

  @Test
  @WithTestCard(today = TODAY)
  void aRevokedCertificateIsRefused(TestCard card) throws Exception {
    byte[] certificate = login(card, "1234", server(card, NOW)).certificate();
    var revocation =
        new Revocation(
            JpkiCertificate.parse(certificate).serial(),
            CRLReason.CESSATION_OF_OPERATION,
            NOW.minus(Duration.ofHours(1)));
    LoginCheck server = server(card, NOW, revocation);
    assertThat(server.objections(login(card, "1234", server))).containsExactly("REVOKED");
  }

  @Test
  @WithTestCard(today = TODAY)
  void aTestCardIsNotAcceptedInProduction(TestCard card) throws Exception {
    LoginCheck server =
        new LoginCheck(CertificateValidator.builder().anchors(TrustAnchors.production()).build());
    assertThat(server.objections(login(card, "1234", server))).contains("ANCHOR_TEST_NOT_ACCEPTED");
  }
}

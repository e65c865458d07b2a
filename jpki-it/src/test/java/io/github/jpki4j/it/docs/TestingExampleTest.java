package io.github.jpki4j.it.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.Finding;
import io.github.jpki4j.cert.FindingCode;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.revocation.Crl;
import io.github.jpki4j.cert.revocation.CrlChecker;
import io.github.jpki4j.it.docs.LoginJob.Login;
import io.github.jpki4j.testcard.Scenario;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import io.github.jpki4j.testcard.junit.TestCardExtension;
import io.github.jpki4j.testcard.junit.WithTestCard;
import io.github.jpki4j.testcard.pki.Revocation;
import io.github.jpki4j.testcard.recording.Recording;
import io.github.jpki4j.testcard.recording.RecordingConnection;
import io.github.jpki4j.testcard.recording.ReplayConnection;
import io.github.jpki4j.transport.CardSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/testing.md, between the marks; DocExampleTest compares. */
class TestingExampleTest {

  private static final byte[] CHALLENGE = "TEST challenge".getBytes(StandardCharsets.UTF_8);

  private static Login login(CardSource reader, String pin) throws JpkiException {
    return LoginJob.login(reader, pin.toCharArray(), CHALLENGE);
  }

  // example-begin
  @Test
  @WithTestCard
  void theRightPinLogsIn(TestCard card) throws Exception {
    Login login = login(card, "1234"); // a TestCard is a CardSource
    assertThat(login.certificate().encoded()).isEqualTo(card.certificate(CertificateKind.AUTH));
  }

  @Test
  @WithTestCard(authPin = "5678")
  void aWrongPinSpendsOneTry(TestCard card) {
    assertThatThrownBy(() -> login(card, "1234")).hasMessage("wrong PIN, tries left: 2");
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(2);
  }

  @Test
  @WithTestCard(authTriesLeft = 0)
  void aBlockedPinIsSaid(TestCard card) {
    assertThatThrownBy(() -> login(card, "1234")).isInstanceOf(PinBlockedException.class);
  }

  @Test
  @WithTestCard(authTriesLeft = 1)
  void theLastTryIsKept(TestCard card) {
    assertThatThrownBy(() -> login(card, "1234")).isInstanceOf(LastTryException.class);
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(1);
  }

  // example-end

  // example-begin
  @Test
  @WithTestCard
  void aCardThatIsPulledAtAnyCommandSpendsNoTry(TestCard card) throws Exception {
    FaultyConnection counting = new FaultyConnection(card.open(), Fault.DELAY, -1);
    login(() -> counting, "1234");
    int last = counting.commands() - 1; // leaves the application at close(), which never fails
    for (int command = 0; command < last; command++) {
      card.insert();
      FaultyConnection pulled = new FaultyConnection(card.open(), Fault.REMOVED_BEFORE, command);
      assertThatThrownBy(() -> login(() -> pulled, "1234"))
          .isInstanceOfAny(CardRemovedException.class, PinOutcomeUnknownException.class);
      assertThat(pulled.fired()).isTrue();
      assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    }
  }

  // example-end

  // example-begin
  @Test
  @WithTestCard
  void withoutACardThePersonIsAskedForOne(TestCard card) {
    card.remove();
    assertThatThrownBy(() -> login(card, "1234"))
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.PRESENT_CARD));
  }

  @Test
  void anotherPersonsCardIsAnotherCertificate(
      @WithTestCard TestCard mine, @WithTestCard(today = "2024-04-01T00:00:00Z") TestCard yours)
      throws Exception {
    AtomicReference<TestCard> inserted = new AtomicReference<>(mine);
    CardSource reader = () -> inserted.get().open();
    Login first = login(reader, "1234");
    mine.remove();
    inserted.set(yours);
    assertThat(login(reader, "1234").certificate()).isNotEqualTo(first.certificate());
  }

  // example-end

  // example-begin
  @RegisterExtension
  final TestCardExtension staff = TestCardExtension.with(card -> card.authPin("1111"));

  @RegisterExtension
  final TestCardExtension guest = TestCardExtension.with(card -> card.authPin("2222"));

  @Test
  void twoCardsInFields() throws Exception {
    login(staff.card(), "1111");
    assertThatThrownBy(() -> login(guest.card(), "1111")).hasMessageContaining("wrong PIN");
    assertThat(staff.card().triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  // example-end

  // example-begin
  private static List<FindingCode> objections(TestCard card, Instant now, Revocation... revoked)
      throws Exception {
    Login login = login(card, "1234");
    var list = card.pki().crl(KeyKind.AUTH, now);
    List.of(revoked).forEach(list::revoke);
    return CertificateValidator.builder()
        .anchors(TrustAnchors.none().withTestRoot(KeyKind.AUTH, login.issuer()))
        .revocation(CrlChecker.of(Crl.parse(list.build())))
        .clock(Clock.fixed(now, ZoneOffset.UTC))
        .build()
        .validate(KeyKind.AUTH, login.certificate(), List.of(login.issuer()))
        .objections()
        .stream()
        .map(Finding::code)
        .toList();
  }

  @Test
  @WithTestCard(today = "2026-11-23T00:00:00Z")
  void theCertificateIsGoodTodayAndExpiredLater(TestCard card) throws Exception {
    assertThat(objections(card, Instant.parse("2026-11-23T00:00:00Z"))).isEmpty();
    assertThat(objections(card, Instant.parse("2032-01-01T00:00:00Z")))
        .containsExactly(FindingCode.EXPIRED);
  }

  @Test
  @WithTestCard(today = "2026-11-23T00:00:00Z")
  void aRevokedCertificateIsRefused(TestCard card) throws Exception {
    Instant now = Instant.parse("2026-11-23T00:00:00Z");
    var revocation =
        new Revocation(
            login(card, "1234").certificate().serial(),
            CRLReason.CESSATION_OF_OPERATION,
            now.minusSeconds(3600));
    assertThat(objections(card, now, revocation)).containsExactly(FindingCode.REVOKED);
  }

  @Test
  void aSituationOfLifeIsACard() throws Exception {
    TestCard card = Scenario.EXPIRED.card().build();
    assertThat(objections(card, Instant.now())).containsExactly(FindingCode.EXPIRED);
  }

  // example-end

  // example-begin
  @Test
  @WithTestCard
  void aLoginIsRecordedAndReplayed(TestCard card, @TempDir Path folder) throws Exception {
    RecordingConnection recorder = new RecordingConnection(card.open());
    Login recorded = login(() -> recorder, "1234");
    Path file = folder.resolve("login.txt");
    recorder.recording().save(file);

    ReplayConnection replay = new ReplayConnection(Recording.load(file));
    Login replayed = login(() -> replay, "0000"); // the PIN is in no recording: any PIN will do
    assertThat(replayed.signature()).isEqualTo(recorded.signature());
    assertThat(replay.isFinished()).isTrue();
  }
  // example-end
}

package io.github.jpki4j.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.CertificateNotFoundException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.ScriptedConnection;
import io.github.jpki4j.StatusWord;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.card.CardAnswer.State;
import io.github.jpki4j.pin.Pin;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked for an overview, in which order, and what is made of each answer. */
class CardOverviewTest {

  private static final String READ_TOKEN = "00B08600A0";
  private static final String READ_PRESENCE = "00B0880003";
  private static final String ASK_AUTH = "00200098";
  private static final String ASK_SIGN = "0020009B";
  private static final String READ_AUTH = "00B08A00 000640";
  private static final String READ_SIGN = "00B08100 000730";
  private static final String MY_NUMBER = "4A504B49415049434354 4F4B454E32" + "20".repeat(17);

  private final ScriptedConnection link = ScriptedConnection.extended();
  private final MyNumberCard card = MyNumberCard.open(link);

  @AfterEach
  void everyLineOfTheScriptWasUsed() {
    assertThat(link.isDone()).isTrue();
  }

  private ScriptedConnection upToTheCounters() {
    return link.selectJpki()
        .expect(READ_TOKEN, MY_NUMBER + "9000")
        .expect(READ_PRESENCE, "8F8F00 9000")
        .expect(ASK_AUTH, "63C3")
        .expect(ASK_SIGN, "63C5");
  }

  private static String certificate() {
    return TestKey.certificateFile(1600) + "9000";
  }

  @Test
  void everythingThatIsFreeTakesOneExchangeEach() throws Exception {
    upToTheCounters().expect(READ_AUTH, certificate());
    CardOverview overview = card.overview(CardKind::isSupported);
    assertThat(overview.kind()).isEqualTo(CardKind.MY_NUMBER);
    assertThat(overview.requireKind()).isEqualTo(CardKind.MY_NUMBER);
    assertThat(overview.presence().orElseThrow()).isEqualTo(new CertificatePresence(true, true));
    assertThat(overview.counter(KeyKind.AUTH).orElseThrow().triesLeft()).hasValue(3);
    assertThat(overview.counter(KeyKind.SIGN).orElseThrow().triesLeft()).hasValue(5);
    assertThat(overview.certificate(KeyKind.AUTH).orElseThrow().encoded())
        .isEqualTo(TestKey.certificate());
    assertThat(overview.certificate(KeyKind.SIGN).state()).isEqualTo(State.PIN_REQUIRED);
    assertThatThrownBy(overview.signCertificate()::orElseThrow)
        .isInstanceOf(PinRequiredException.class);
  }

  @Test
  void theSelectionBelongsToTheOneTransaction() {
    link.failNextReservation(
        new TransportException("in use", TransportException.Remedy.CHECK_READER));
    assertThatThrownBy(() -> card.overview(kind -> true)).isInstanceOf(TransportException.class);
    assertThat(link.transactions()).isEqualTo(1);
    assertThat(link.received()).isEmpty();
  }

  @Test
  void theSignCertificateIsReadOnceItsPasswordWasVerified() throws Exception {
    upToTheCounters();
    link.expect(READ_AUTH, certificate());
    try (Pin password = Pin.sign("ABC123".toCharArray())) {
      card.overview(kind -> true);
      link.expect(ASK_SIGN, "63C5").expect(ASK_SIGN + "06414243313233", "9000");
      card.selected().orElseThrow().verify(password);
    }
    link.expect(READ_TOKEN, MY_NUMBER + "9000")
        .expect(READ_PRESENCE, "8F8F00 9000")
        .expect(ASK_AUTH, "63C3")
        .expect(ASK_SIGN, "63C5")
        .expect(READ_AUTH, certificate())
        .expect(READ_SIGN, certificate());
    CardOverview overview = card.selected().orElseThrow().overview(kind -> true);
    assertThat(overview.signCertificate().state()).isEqualTo(State.TOLD);
    link.expect("00A4040C 07 A0000001510000", "9000");
    card.close();
  }

  @Test
  void ofAKindThatIsNotWantedNothingElseIsAsked() throws Exception {
    link.selectJpki().expect(READ_TOKEN, MY_NUMBER + "9000");
    CardOverview overview = card.identify();
    assertThat(overview.kind()).isEqualTo(CardKind.MY_NUMBER);
    for (KeyKind key : KeyKind.values()) {
      assertThat(overview.counter(key).state()).isEqualTo(State.NOT_ASKED);
      assertThat(overview.certificate(key).state()).isEqualTo(State.NOT_ASKED);
    }
    assertThatThrownBy(overview.presence()::orElseThrow).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aCardWithoutTheApplicationIsAnAnswerAndNothingIsSelected() throws Exception {
    link.selectJpki().expect("00A4040C 0A D392F000260100000001", "6A82");
    card.jpki();
    assertThat(card.selected()).isPresent();
    CardOverview overview = card.overview(kind -> true);
    assertThat(overview.kind()).isEqualTo(CardKind.OTHER);
    assertThat(overview.requireKind()).isEqualTo(CardKind.OTHER);
    assertThat(overview.token().state()).isEqualTo(State.NOT_ASKED);
    assertThat(card.selected()).isEmpty();
  }

  @Test
  void anotherApplicationIsSelectedAfterwardsAndTheJpkiApplicationIsNot() throws Exception {
    link.selectJpki()
        .expect(READ_TOKEN, MY_NUMBER + "9000")
        .expect("00A4040C 0A D3921000310001010100", "6A82");
    card.identify();
    assertThat(card.selected()).isPresent();
    assertThat(card.expiry()).isEmpty();
    assertThat(card.selected()).isEmpty();
  }

  /** Each question alone: what one of them meets says nothing of the others. */
  @ParameterizedTest
  @CsvSource({"6A82, MISSING", "6985, FAILED", "6F00, FAILED", "01 9000, FAILED"})
  void whatIsRefusedIsUnknownAndTheRestIsRead(String answer, State state) throws Exception {
    link.selectJpki().expect(READ_TOKEN, MY_NUMBER + "9000").expect(READ_PRESENCE, answer);
    if (!answer.endsWith("9000")) {
      link.expect("00A4020C 02 0008", answer);
    }
    link.expect(ASK_AUTH, "63C3") // still the application?
        .expect(ASK_AUTH, "63C3")
        .expect(ASK_SIGN, "63C5")
        .expect(READ_AUTH, "FFFF 9000")
        .expect(ASK_AUTH, "63C3");
    CardOverview overview = card.overview(kind -> true);
    assertThat(overview.presence().state()).isEqualTo(state);
    assertThat(overview.presence().value()).isEmpty();
    assertThat(overview.authPin().state()).isEqualTo(State.TOLD);
    assertThat(overview.signPassword().state()).isEqualTo(State.TOLD);
    assertThat(overview.authCertificate().state()).isEqualTo(State.MISSING);
    assertThatThrownBy(overview.authCertificate()::orElseThrow)
        .isInstanceOf(CertificateNotFoundException.class);
  }

  @Test
  void aLabelThatIsRefusedIsNoKindOfCard() throws Exception {
    link.selectJpki()
        .expect(READ_TOKEN, "6F00")
        .expect("00A4020C 02 0006", "6F00")
        .expect(ASK_AUTH, "63C3");
    CardOverview overview = card.identify();
    assertThat(overview.kind()).isEqualTo(CardKind.UNREADABLE_JPKI);
    assertThatThrownBy(overview::requireKind).isInstanceOf(CardResponseException.class);
  }

  @Test
  void aLinkThatFailsInTheMiddleLeavesNoHalfOverview() {
    link.selectJpki().expect(READ_TOKEN, MY_NUMBER + "9000").expect(READ_PRESENCE, "!removed");
    assertThatThrownBy(() -> card.overview(kind -> true)).isInstanceOf(TransportException.class);
  }

  @Test
  void valueAndFailureFitTheState() {
    CardResponseException failure = new CardResponseException("test", new StatusWord(0x6F00));
    for (State state : State.values()) {
      boolean told = state == State.TOLD;
      assertThatThrownBy(
              () ->
                  new CardAnswer<>(
                      state,
                      told ? Optional.empty() : Optional.of(1),
                      told || state == State.NOT_ASKED ? Optional.of(failure) : Optional.empty()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}

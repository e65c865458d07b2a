package io.github.jpki4j.android;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.card.CardKind;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.SignatureScheme;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.card.InsertedCard;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole JPKI session over the real IsoDep, with a simulated card behind it. */
class NfcSessionTest {

  private static final byte[] MESSAGE = "TEST message".getBytes(StandardCharsets.UTF_8);
  private static final NfcSettings SHORT = NfcSettings.standard();
  private static final NfcSettings EXTENDED = SHORT.withExtendedLength(true);
  private static final TestPki PKI = TestPki.create();

  private static TestCardBuilder card() {
    return TestCard.builder().pki(PKI);
  }

  /** All that a program does with a card: detect, read, verify, sign, change the PIN. */
  private static void session(PhoneField field, NfcSettings settings) throws JpkiException {
    try (MyNumberCard card = MyNumberCard.open(field.open(settings));
        Pin auth = Pin.auth("1234".toCharArray());
        Pin next = Pin.auth("5678".toCharArray());
        Pin sign = Pin.sign("ABC123".toCharArray())) {
      JpkiAp jpki = card.jpki();
      assertThat(jpki.token().kind()).isEqualTo(CardKind.MY_NUMBER);
      Digest digest = Digest.ofMessage(HashAlgorithm.SHA256, MESSAGE);
      JpkiCertificate certificate = jpki.readCertificate(CertificateKind.AUTH);
      assertSignature(certificate, jpki.sign(auth, digest));
      jpki.verify(sign);
      certificate = jpki.readCertificate(CertificateKind.SIGN);
      assertSignature(certificate, jpki.sign(KeyKind.SIGN, digest, SignatureScheme.PKCS1));
      jpki.changePin(auth, next, TryPolicy.KEEP_LAST);
    }
  }

  private static void assertSignature(JpkiCertificate certificate, byte[] value) {
    try {
      Signature verifier = Signature.getInstance("SHA256withRSA");
      verifier.initVerify(certificate.x509());
      verifier.update(MESSAGE);
      assertThat(verifier.verify(value)).isTrue();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aPhoneWithShortCommandsDoesEverything() throws Exception {
    TestCard card = card().build();
    PhoneField field = new PhoneField(card.connect(LinkProfile.shortOnly()));
    session(field, SHORT);
    assertThat(field.sent()).allMatch(command -> command.length <= 261 && !isExtended(command));
    assertNothingSpent(card);
    assertPinIs(card, "5678");
  }

  @Test
  void extendedLengthSavesExchangesWherePhoneAndCardKnowIt() throws Exception {
    PhoneField shortField = new PhoneField(card().build().connect());
    session(shortField, SHORT);
    PhoneField field = new PhoneField(card().build().connect());
    session(field, EXTENDED);
    assertThat(field.sent()).anyMatch(NfcSessionTest::isExtended);
    assertThat(field.sent()).allMatch(command -> command.length <= 261);
    assertThat(field.sent()).hasSizeLessThan(shortField.sent().size());
  }

  @Test
  void aCardThatRefusesExtendedLengthIsReadWithShortCommands() throws Exception {
    TestCard card = card().with(CardVariant.NO_EXTENDED_LENGTH).build();
    PhoneField field = new PhoneField(card.connect());
    session(field, EXTENDED);
    assertThat(field.sent()).filteredOn(NfcSessionTest::isExtended).hasSize(1);
    assertPinIs(card, "5678");
  }

  @Test
  void aPhoneThatFailsOnExtendedLengthIsReadWithShortCommands() throws Exception {
    TestCard card = card().build();
    PhoneField field =
        new PhoneField(new FaultyConnection(card.connect(), Fault.EXTENDED_REFUSED_IO, 0));
    session(field, EXTENDED);
    assertThat(field.sent()).filteredOn(NfcSessionTest::isExtended).hasSize(1);
    assertPinIs(card, "5678");
  }

  @ParameterizedTest
  @CsvSource({
    "REMOVED_BEFORE, false",
    "REMOVED_AFTER, false",
    "REMOVED_BEFORE, true",
    "REMOVED_AFTER, true"
  })
  void aCardThatLeavesAtAnyCommandIsReportedAndSpendsNoTry(Fault fault, boolean extended) {
    NfcSettings settings = extended ? EXTENDED : SHORT;
    int cases = 0;
    for (boolean fired = true; fired; cases++) {
      TestCard card = card().build();
      FaultyConnection faulty = new FaultyConnection(InsertedCard.connect(card), fault, cases);
      PhoneField field = new PhoneField(faulty);
      JpkiException failure = failureOf(field, settings);
      fired = faulty.fired();
      String name = fault + " at command " + cases;
      if (fired && cases < field.sent().size() - 1) {
        assertThat(failure).as("%s: nothing is sent to a card that left", name).isNull();
      }
      if (failure != null) {
        assertThat(fired).as("%s: %s", name, failure).isTrue();
        assertLost(name, failure);
      }
      assertNothingSpent(card);
    }
    // the last one was undisturbed
    assertThat(cases).isGreaterThan(extended ? 12 : 20);
  }

  private static @Nullable JpkiException failureOf(PhoneField field, NfcSettings settings) {
    try {
      session(field, settings);
      return null;
    } catch (JpkiException e) {
      return e;
    }
  }

  private static void assertLost(String name, JpkiException failure) {
    if (failure instanceof PinOutcomeUnknownException unknown) {
      assertThat(unknown).as(name).hasCauseInstanceOf(CardRemovedException.class);
    } else {
      assertThat(failure).as(name).isInstanceOf(CardRemovedException.class);
    }
  }

  /** With a wrong PIN a lost card may have spent a try: the one that was owed, or none. */
  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"REMOVED_BEFORE", "REMOVED_AFTER"})
  void aWrongPinSpendsAtMostTheTryThatTheCardSaw(Fault fault) {
    boolean fired = true;
    for (int index = 0; fired; index++) {
      TestCard card = card().build();
      FaultyConnection faulty = new FaultyConnection(InsertedCard.connect(card), fault, index);
      PhoneField field = new PhoneField(faulty);
      JpkiException failure = null;
      try (MyNumberCard session = MyNumberCard.open(field.open());
          Pin wrong = Pin.auth("9999".toCharArray())) {
        session.jpki().verify(wrong);
      } catch (JpkiException e) {
        failure = e;
      }
      fired = faulty.fired();
      long secrets = field.sent().stream().filter(NfcSessionTest::isVerifyWithData).count();
      boolean lostOnTheWay =
          fired
              && fault == Fault.REMOVED_BEFORE
              && index < field.sent().size()
              && isVerifyWithData(field.sent().get(index));
      assertThat(3 - card.triesLeft(KeyKind.AUTH))
          .as("%s at command %d: tries spent", fault, index)
          .isEqualTo(lostOnTheWay ? 0 : (int) secrets);
      assertThat(secrets).isLessThanOrEqualTo(1);
      assertThat(failure)
          .isInstanceOfAny(
              TransportException.class,
              PinOutcomeUnknownException.class,
              io.github.jpki4j.PinIncorrectException.class);
    }
  }

  private static boolean isVerifyWithData(byte[] command) {
    return command[1] == 0x20 && command.length > 5;
  }

  private static boolean isExtended(byte[] command) {
    return command.length > 6 && command[4] == 0;
  }

  private static void assertNothingSpent(TestCard card) {
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(5);
  }

  private static void assertPinIs(TestCard card, String pin) {
    card.powerOff();
    card.powerOn();
    card.transmit(hex("00A4040C0AD392F000260100000001"));
    card.transmit(hex("00A4020C020018"));
    String ascii = HexFormat.of().formatHex(pin.getBytes(StandardCharsets.US_ASCII));
    assertThat(card.transmit(hex("0020008004" + ascii))).containsExactly(0x90, 0);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}

package io.github.jpki4j.it.card;

import static io.github.jpki4j.testkit.Answered.isQuestion;
import static io.github.jpki4j.testkit.Answered.isVerify;
import static io.github.jpki4j.testkit.card.AnsweringConnection.isShortIdentifier;
import static io.github.jpki4j.testkit.card.AnsweringConnection.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.card.CardKind;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.SignatureScheme;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.card.AnsweringConnection;
import io.github.jpki4j.testkit.card.InsertedCard;
import io.github.jpki4j.testkit.card.TracingConnection;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cards and programs that lie, contradict themselves or interfere: no try is spent on them. */
class HostileCardTest {

  private static final TestPki PKI = TestPki.create();
  private static final Digest DIGEST = Digest.ofMessage(HashAlgorithm.SHA256, new byte[] {1});
  private static final List<String> OTHER_APPLICATIONS =
      List.of(
          "D3921000310001010408",
          "D3921000310001010402",
          "D3921000310001010401",
          "D3921000310001010100",
          "A0000001510000");

  private final TestCard card = TestCard.builder().pki(PKI).build();

  private static Pin pin(String secret) {
    return Pin.auth(secret.toCharArray());
  }

  private static void select(TestCard card, String aid) {
    card.transmit(HexFormat.of().parseHex("00A4040C" + (aid.length() == 20 ? "0A" : "07") + aid));
  }

  private TracingConnection link(AnsweringConnection.Answers answers) {
    return new TracingConnection(new AnsweringConnection(InsertedCard.connect(card), answers));
  }

  private static JpkiAp open(TracingConnection link) throws JpkiException {
    return MyNumberCard.open(link).jpki();
  }

  @ParameterizedTest
  @EnumSource(TryPolicy.class)
  void aPinGoesToNoApplicationThatAnotherProgramSelectedMeanwhile(TryPolicy policy)
      throws Exception {
    for (String aid : OTHER_APPLICATIONS) {
      TracingConnection link = link(command -> Optional.empty());
      JpkiAp jpki = open(link);
      try (Pin pin = pin("1234");
          Pin next = pin("5678")) {
        jpki.pinStatus(KeyKind.AUTH);
        select(card, aid);
        jpki.verify(pin, policy);
        assertThat(jpki.sign(KeyKind.AUTH, DIGEST, SignatureScheme.PKCS1)).as(aid).hasSize(256);
        select(card, aid);
        assertThat(jpki.sign(pin, DIGEST, SignatureScheme.PKCS1, policy)).as(aid).hasSize(256);
        select(card, aid);
        jpki.changePin(pin, next, policy);
        select(card, aid);
        jpki.changePin(next, pin, policy);
        select(card, aid);
        jpki.verify(pin, policy);
      }
      assertThat(card.isVerified(KeyKind.AUTH)).as(aid).isTrue();
      assertThat(card.triesLeft(KeyKind.AUTH)).as(aid).isEqualTo(3);
      assertThat(card.triesLeft(DataSecret.CARD_INFO)).as(aid).isEqualTo(3);
      assertThat(link.secrets()).as(aid).isEqualTo(7);
    }
  }

  /** An application with secrets of the same references, which answers the question for them. */
  private static final class Twin implements AnsweringConnection.Answers {
    private final List<String> stolen = new ArrayList<>();
    private boolean isSelected;

    @Override
    public Optional<byte[]> to(byte[] command) {
      if (command[1] == (byte) 0xA4 && command[2] == 4) {
        isSelected = false;
      }
      if (!isSelected) {
        return Optional.empty();
      }
      if (isVerify(command)) {
        stolen.add(HexFormat.of().formatHex(command));
      }
      return command[1] == 0x20 ? status(0x63C2) : status(0x6A82);
    }
  }

  @ParameterizedTest
  @EnumSource(TryPolicy.class)
  void aPinGoesToNoApplicationThatOnlyHasTheSameReference(TryPolicy policy) throws Exception {
    Twin twin = new Twin();
    JpkiAp jpki = open(link(twin));
    try (Pin pin = pin("1234")) {
      jpki.verify(pin, policy);
      twin.isSelected = true;
      jpki.verify(pin, policy);
    }
    assertThat(twin.stolen).isEmpty();
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  @Test
  void whatAnApplicationWithTheSameReferencesSaysIsNotTold() throws Exception {
    Twin twin = new Twin();
    JpkiAp jpki = open(link(twin));
    twin.isSelected = true;
    assertThat(jpki.pinStatus(KeyKind.AUTH).triesLeft()).hasValue(3);
    twin.isSelected = true;
    assertThat(jpki.readCertificate(CertificateKind.AUTH)).isNotNull();
    twin.isSelected = true;
    assertThat(jpki.token().kind()).isEqualTo(CardKind.MY_NUMBER);
    jpki.verify(pin("1234"));
    twin.isSelected = true;
    assertThatThrownBy(() -> jpki.sign(KeyKind.AUTH, DIGEST, SignatureScheme.PKCS1))
        .isInstanceOf(PinRequiredException.class);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x6983, 0x6984, 0x63C0, 0x63C4, 0x63C9, 0x63CF, 0x6982, 0x6985, 0x6A86, 0x9000, 0x6C04
      })
  void whatTheShortFormOfTheQuestionRefusesIsToldOnlyIfSelectSaysSoToo(int refusal)
      throws Exception {
    TracingConnection link =
        link(
            command ->
                isQuestion(command) && isShortIdentifier(command)
                    ? status(refusal)
                    : Optional.empty());
    JpkiAp jpki = open(link);
    PinStatus told = jpki.pinStatus(KeyKind.AUTH);
    assertThat(told.triesLeft()).hasValue(3);
    try (Pin pin = pin("1234")) {
      jpki.verify(pin);
    }
    assertThat(card.isVerified(KeyKind.AUTH)).isTrue();
    assertThat(link.secrets()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x6983, 0x6984, 0x63C0, 0x63CF})
  void whatTheAnswerToVerifyRefusesIsToldOnlyIfTheQuestionSaysSoToo(int refusal) throws Exception {
    TracingConnection link =
        link(command -> isVerify(command) ? status(refusal) : Optional.empty());
    JpkiAp jpki = open(link);
    try (Pin pin = pin("1234")) {
      Class<?> told =
          (refusal & 0xFFF0) == 0x63C0
              ? PinIncorrectException.class
              : PinOutcomeUnknownException.class;
      assertThatThrownBy(() -> jpki.verify(pin)).isExactlyInstanceOf(told);
    }
    assertThat(link.secrets()).isEqualTo(1);
  }

  @Test
  void whatTheShortFormOfReadAndSignatureRefusesIsToldOnlyIfSelectSaysSoToo() throws Exception {
    TracingConnection link =
        link(
            command -> {
              boolean read = command[1] == (byte) 0xB0 && command[2] < 0;
              boolean sign = command[1] == 0x2A && isShortIdentifier(command);
              return read || sign ? status(0x6982) : Optional.empty();
            });
    JpkiAp jpki = open(link);
    assertThat(jpki.readCertificate(CertificateKind.AUTH)).isNotNull();
    assertThat(jpki.token().label()).isEqualTo("JPKIAPICCTOKEN2");
    try (Pin pin = pin("1234")) {
      assertThat(jpki.sign(pin, DIGEST)).hasSize(256);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0x6C00, 0x6C04, 0x6C39, 0x6CFF, 0x6100, 0x6104, 0x61FF})
  void nothingIsSentAgainBecauseACardAsksForAnotherLength(int status) throws Exception {
    TracingConnection verify =
        link(command -> isVerify(command) ? status(status) : Optional.empty());
    try (Pin pin = pin("1234")) {
      assertThatThrownBy(() -> open(verify).verify(pin))
          .isInstanceOf(PinOutcomeUnknownException.class);
    }
    assertThat(verify.secrets()).isEqualTo(1);
    assertThat(verify.commands().get(verify.commands().size() - 1)).startsWith("00200098");
    TracingConnection question =
        link(
            command ->
                isQuestion(command)
                    ? status(command.length == 4 ? 0x6700 : status)
                    : Optional.empty());
    assertThatThrownBy(() -> open(question).pinStatus(KeyKind.AUTH))
        .isInstanceOf(CardResponseException.class);
    assertThat(question.commands())
        .noneMatch(c -> c.startsWith("0020") && c.length() == 10 && !c.endsWith("00"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void anAnswerWithoutAStatusIsTheLinksFaultAndNoKindOfCard(int length) {
    TracingConnection link =
        link(
            command ->
                command[1] == (byte) 0xB0 ? Optional.of(new byte[length]) : Optional.empty());
    assertThatThrownBy(() -> MyNumberCard.open(link).identify().requireKind())
        .isInstanceOf(MalformedResponseException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x6F00, 0x6581, 0x2020, 0xFFFF})
  void aStatusThatSaysNothingOfTheLabelIsNoKindOfCard(int status) {
    TracingConnection link =
        link(command -> command[1] == (byte) 0xB0 ? status(status) : Optional.empty());
    assertThatThrownBy(() -> MyNumberCard.open(link).identify().requireKind())
        .isInstanceOf(CardResponseException.class);
  }
}

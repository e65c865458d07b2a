package io.github.jpki4j.it.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.SignatureScheme;
import io.github.jpki4j.card.info.CardInfoInputAp;
import io.github.jpki4j.card.number.IndividualNumber;
import io.github.jpki4j.card.number.IndividualNumberAccess;
import io.github.jpki4j.card.number.IndividualNumberPurpose;
import io.github.jpki4j.card.surface.CardFace;
import io.github.jpki4j.card.surface.CardImage;
import io.github.jpki4j.card.surface.CardSurfaceAp;
import io.github.jpki4j.card.surface.FaceScope;
import io.github.jpki4j.pin.BirthKey;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.PinFormatException;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.pin.VerificationNumberA;
import io.github.jpki4j.pin.VerificationNumberB;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.recording.RecordingConnection;
import io.github.jpki4j.testkit.LogListener;
import io.github.jpki4j.testkit.card.TracingConnection;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Everything that a program can see of a session, searched for what must not be in it. */
class SecretLeakTest {

  private static final String B = "55021720359876";
  private static final String WRONG_B = "61072920318642";
  private static final String NUMBER = "987135792468";
  private static final String WRONG_NUMBER = "864297531357";

  /** Digits and letters that stand nowhere else in the output, so that a hit is a leak. */
  private static final List<String> SECRETS =
      List.of(
          "7391", "8264", "QX7Z3KW", "PV5J8HD", "6152", "9518", B, WRONG_B, NUMBER, WRONG_NUMBER);

  @RegisterExtension final LogListener log = new LogListener();

  private final List<String> seen = new ArrayList<>();

  /** What a recording keeps of the fixed test PKI: chance has put digits of anything into it. */
  private final List<String> kept = new ArrayList<>();

  private interface Step {
    void run() throws JpkiException;
  }

  private void see(Step step) {
    try {
      step.run();
    } catch (JpkiException | IllegalArgumentException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      seen.add(trace.toString());
    }
  }

  @Test
  void neitherLogNorMessageNorRecordingHoldsASecretOrAnAttribute() throws Exception {
    TestCard card =
        TestCard.builder()
            .authPin("7391")
            .signPassword("QX7Z3KW")
            .cardInfoPin("6152")
            .securityCode("9876")
            .individualNumber(NUMBER)
            .build();
    TracingConnection trace = new TracingConnection(card.connect());
    RecordingConnection recorder = new RecordingConnection(trace);
    Digest digest = Digest.ofMessage(HashAlgorithm.SHA256, new byte[] {1});
    try (MyNumberCard session = MyNumberCard.open(recorder);
        Pin auth = Pin.auth("7391".toCharArray());
        Pin nextAuth = Pin.auth("8264".toCharArray());
        Pin sign = Pin.sign("qx7z3kw".toCharArray());
        Pin wrong = Pin.sign("PV5J8HD".toCharArray());
        CardInfoPin cardInfoPin = CardInfoPin.of("6152".toCharArray());
        CardInfoPin wrongCardInfoPin = CardInfoPin.of("9518".toCharArray())) {
      JpkiAp jpki = session.jpki();
      seen.add(jpki.token().toString());
      seen.add(jpki.presence().toString());
      seen.add(jpki.overview(kind -> true).toString());
      seen.add(jpki.pinStatus(KeyKind.AUTH).toString());
      see(() -> jpki.readCertificate(CertificateKind.SIGN));
      see(() -> jpki.verify(wrong));
      see(() -> jpki.verify(wrong));
      see(() -> kept.add(HexFormat.of().formatHex(jpki.sign(sign, digest))));
      see(() -> jpki.readCertificate(CertificateKind.SIGN));
      see(() -> jpki.changePin(auth, nextAuth, TryPolicy.KEEP_LAST));
      see(() -> jpki.verify(auth));
      see(() -> jpki.sign(nextAuth, digest, SignatureScheme.PSS, TryPolicy.KEEP_LAST));
      see(() -> jpki.changePin(nextAuth, sign, TryPolicy.KEEP_LAST));
      CardInfoInputAp application = session.cardInfoInput();
      seen.add(application.pinStatus().toString());
      see(() -> application.read(wrongCardInfoPin));
      see(() -> application.read(wrongCardInfoPin));
      see(() -> seen.add(application.read(cardInfoPin).toString()));
      see(() -> seen.add(application.read(cardInfoPin).attributes().toString()));
      see(() -> seen.add(session.expiry().toString()));
      surface(session);
      see(() -> CardInfoPin.of("6152 9518".toCharArray()));
      seen.add(cardInfoPin + " " + cardInfoPin.kind());
      seen.add(auth + " " + sign + " " + digest);
      see(() -> Pin.auth("7391 8264".toCharArray()));
      see(() -> Pin.sign("QX7Z3KW-PV5J8HD".toCharArray()));
      assertThat(trace.secretArrays())
          .hasSizeGreaterThan(4)
          .allSatisfy(
              a -> {
                for (int i = 0; i < a.length; i++) {
                  assertThat(a[i]).as("command arrays are erased").isZero();
                }
              });
    }
    String recording = recorder.recording().text();
    assertThat(kept).as("the card signed").hasSize(1);
    kept.add(HexFormat.of().formatHex(card.certificate(CertificateKind.AUTH)));
    assertThat(recording.toLowerCase(Locale.ROOT).replace(" ", "")).contains(kept);
    seen.add(recording);
    seen.addAll(log.messages());
    assertThat(seen).as("everything was read").anyMatch(t -> t.startsWith("CardFace[hidden]"));
    assertThat(seen).contains("IndividualNumber[hidden]", "CardImage[PNG, hidden]");
    assertThat(log.messages()).as("the session did log").hasSizeGreaterThan(20);
    assertThat(recording).as("the session was recorded").hasSizeGreaterThan(200);
    assertNothingLeaks(card);
  }

  /** The card face, the age record and the individual number, with right and wrong secrets. */
  private void surface(MyNumberCard session) {
    try (VerificationNumberB number = VerificationNumberB.of(B.toCharArray());
        VerificationNumberB wrong = VerificationNumberB.of(WRONG_B.toCharArray());
        VerificationNumberA individual = VerificationNumberA.of(NUMBER.toCharArray());
        VerificationNumberA wrongIndividual = VerificationNumberA.of(WRONG_NUMBER.toCharArray());
        CardInfoPin pin = CardInfoPin.of("6152".toCharArray());
        BirthKey key = BirthKey.of("550217".toCharArray())) {
      CardSurfaceAp application = session.surface();
      IndividualNumberAccess access = session.individualNumber(IndividualNumberPurpose.OWN_NUMBER);
      see(() -> seen.add(application.pinStatus(DataSecret.SURFACE_NUMBER_B).toString()));
      see(() -> application.readFace(wrong).close());
      see(() -> application.readFace(wrong).close());
      for (FaceScope scope : FaceScope.values()) {
        see(
            () -> {
              try (CardFace face = application.readFace(number, scope, TryPolicy.KEEP_LAST)) {
                seen.add(face + " " + face.photo() + " " + face.name());
              }
            });
      }
      see(() -> seen.add(application.readAge(key).toString()));
      see(() -> access.readImage(wrongIndividual, TryPolicy.KEEP_LAST).close());
      see(() -> access.read(wrongIndividual, TryPolicy.KEEP_LAST).close());
      see(
          () -> {
            try (CardImage image = access.readImage(individual, TryPolicy.KEEP_LAST)) {
              seen.add(image.toString());
            }
          });
      see(
          () -> {
            try (IndividualNumber read = access.read(pin)) {
              seen.add(read.toString());
            }
          });
      seen.add(number + " " + individual + " " + key + " " + access.purpose());
      see(() -> VerificationNumberB.of((B + "1").toCharArray()));
      see(() -> VerificationNumberA.of((NUMBER + "1").toCharArray()));
    }
  }

  private void assertNothingLeaks(TestCard card) {
    List<String> forbidden = new ArrayList<>();
    for (String secret : SECRETS) {
      forbidden.add(secret.toLowerCase(Locale.ROOT));
      forbidden.add(hex(secret));
    }
    for (String attribute :
        List.of(
            card.holder().name(),
            card.holder().address(),
            card.holder().birth(),
            card.holder().birth().substring(1))) {
      forbidden.add(attribute.toLowerCase(Locale.ROOT));
      forbidden.add(hex(attribute));
    }
    // what an image begins with: PNG, JP2; and what holds it
    forbidden.addAll(List.of("89504e470d0a", "6a5020200d0a", "df25", "df27", "df41"));
    assertThat(seen)
        .allSatisfy(
            text ->
                assertThat(withoutKept(text.toLowerCase(Locale.ROOT).replace(" ", "")))
                    .doesNotContain(forbidden));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theRuleThatIsBrokenIsNamedWithoutTheCharacters() {
    see(() -> Pin.auth("7391８".toCharArray()));
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0)).contains(PinFormatException.class.getName()).doesNotContain("7391");
  }

  private String withoutKept(String text) {
    String rest = text;
    for (String known : kept) {
      rest = rest.replace(known, "");
    }
    return rest;
  }
}

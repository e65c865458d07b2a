package io.github.jpki4j.it.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.SignatureScheme;
import io.github.jpki4j.card.info.CardInfoInputAp;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.PinFormatException;
import io.github.jpki4j.pin.TryPolicy;
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

  /** Digits and letters that stand nowhere else in the output, so that a hit is a leak. */
  private static final List<String> SECRETS =
      List.of("7391", "8264", "QX7Z3KW", "PV5J8HD", "6152", "9518");

  @RegisterExtension final LogListener log = new LogListener();

  private final List<String> seen = new ArrayList<>();

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
        TestCard.builder().authPin("7391").signPassword("QX7Z3KW").cardInfoPin("6152").build();
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
      see(() -> jpki.sign(sign, digest));
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
    seen.add(recording);
    seen.addAll(log.messages());
    assertThat(log.messages()).as("the session did log").hasSizeGreaterThan(20);
    assertThat(recording).as("the session was recorded").hasSizeGreaterThan(200);
    assertNothingLeaks(card);
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
    assertThat(seen)
        .allSatisfy(
            text ->
                assertThat(text.toLowerCase(Locale.ROOT).replace(" ", ""))
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
}

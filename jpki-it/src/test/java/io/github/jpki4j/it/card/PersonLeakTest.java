package io.github.jpki4j.it.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.authenticity.AuthenticityReport;
import io.github.jpki4j.card.authenticity.AuthenticityRequest;
import io.github.jpki4j.card.number.IndividualNumber;
import io.github.jpki4j.card.number.IndividualNumberAccess;
import io.github.jpki4j.card.number.IndividualNumberPurpose;
import io.github.jpki4j.card.surface.CardFace;
import io.github.jpki4j.card.surface.CardImage;
import io.github.jpki4j.card.surface.CardSurfaceAp;
import io.github.jpki4j.pin.BirthKey;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.pin.VerificationNumberA;
import io.github.jpki4j.pin.VerificationNumberB;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.recording.RecordingConnection;
import io.github.jpki4j.testkit.LogListener;
import io.github.jpki4j.testkit.card.Ability;
import io.github.jpki4j.testkit.card.TestAuthorities;
import io.github.jpki4j.testkit.card.TracingConnection;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link SecretLeakTest} for the face, the individual number and genuineness. */
class PersonLeakTest {

  private static final String NUMBER_A = "739182645562";
  private static final String WRONG_A = "951826473384";
  private static final String WRONG_B = "03040520317486";

  @RegisterExtension final LogListener log = new LogListener();

  private final List<String> seen = new ArrayList<>();

  /** Parts of images, and what else nobody may see. */
  private final List<String> forbidden = new ArrayList<>();

  private interface Step {
    Object run() throws JpkiException;
  }

  private void see(Step step) {
    try {
      seen.add(String.valueOf(step.run()));
    } catch (JpkiException | IllegalArgumentException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      seen.add(trace.toString());
    }
  }

  private void forbid(CardImage image) {
    seen.add(image.toString());
    byte[] bytes = image.bytes();
    for (int at : new int[] {0, bytes.length / 2, bytes.length - 12}) {
      forbidden.add(HexFormat.of().formatHex(Arrays.copyOfRange(bytes, at, at + 12)));
    }
  }

  private void forbid(String text) {
    forbidden.add(text.toLowerCase(Locale.ROOT).replace(" ", ""));
    forbidden.add(HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @EnumSource(names = {"FULL", "SHORT_LINK", "NEITHER"})
  void nothingOfThePersonIsInLogMessageOrRecording(Ability ability) throws Exception {
    TestCard model =
        ability.card().individualNumber(NUMBER_A).securityCode("8264").cardInfoPin("6152").build();
    TracingConnection trace = new TracingConnection(model.connect(ability.link()));
    RecordingConnection recorder = new RecordingConnection(trace);
    String numberB = model.verificationNumberB();
    try (MyNumberCard card = MyNumberCard.open(recorder);
        VerificationNumberB rightB = VerificationNumberB.of(numberB.toCharArray());
        VerificationNumberB wrongB = VerificationNumberB.of(WRONG_B.toCharArray());
        VerificationNumberA rightA = VerificationNumberA.of(NUMBER_A.toCharArray());
        VerificationNumberA wrongA = VerificationNumberA.of(WRONG_A.toCharArray());
        BirthKey birthKey = BirthKey.of(model.birthKey().toCharArray());
        CardInfoPin pin = CardInfoPin.of("6152".toCharArray())) {
      readSurface(card.surface(), rightB, wrongB, birthKey);
      readNumber(card.individualNumber(IndividualNumberPurpose.OWN_NUMBER), pin, rightA, wrongA);
      see(() -> card.cardInfoInput().read(rightB, TryPolicy.KEEP_LAST));
      check(card, AuthenticityRequest.withNumberB(rightB).text(pin).includingImages());
      check(card, AuthenticityRequest.withNumberA(rightA).text(pin).includingIndividualNumber());
      check(card, AuthenticityRequest.withBirthKey(birthKey));
      see(() -> VerificationNumberB.of((numberB + "8264").toCharArray()));
      see(() -> VerificationNumberA.of((NUMBER_A + "7").toCharArray()));
      see(() -> BirthKey.of("551317".toCharArray()));
      seen.add(rightB + " " + rightA + " " + birthKey + " " + pin);
    }
    assertThat(trace.secretArrays())
        .hasSizeGreaterThan(10)
        .allSatisfy(array -> assertThat(new BigInteger(array)).as("erased").isZero());
    assertNothingLeaks(model, recorder.recording().text());
  }

  private void readSurface(
      CardSurfaceAp surface, VerificationNumberB right, VerificationNumberB wrong, BirthKey key)
      throws JpkiException {
    seen.add(surface.pinStatus(DataSecret.SURFACE_NUMBER_B).toString());
    see(() -> surface.readFace(wrong));
    see(() -> surface.readFace(wrong));
    try (CardFace face = surface.readFace(right)) {
      seen.add(face.toString());
      face.name().ifPresent(this::forbid);
      face.address().ifPresent(this::forbid);
      face.photo().ifPresent(this::forbid);
      face.securityCode().ifPresent(this::forbid);
    }
    surface.readAge(key);
  }

  private void readNumber(
      IndividualNumberAccess access,
      CardInfoPin pin,
      VerificationNumberA right,
      VerificationNumberA wrong)
      throws JpkiException {
    see(() -> access.read(wrong, TryPolicy.KEEP_LAST));
    see(() -> access.readImage(wrong, TryPolicy.KEEP_LAST));
    try (IndividualNumber number = access.read(pin);
        CardImage image = access.readImage(right, TryPolicy.KEEP_LAST)) {
      seen.add(number.toString());
      forbid(image);
    }
  }

  /** Findings and evidence have words for everything, and none of the contents. */
  private void check(MyNumberCard card, AuthenticityRequest request) throws JpkiException {
    AuthenticityReport report = card.authenticity(TestAuthorities.test()).check(request);
    assertThat(report.findings()).hasSizeGreaterThan(4);
    seen.add(report + " " + report.findings() + " " + report.evidence());
    seen.add(report.person().toString());
  }

  private void assertNothingLeaks(TestCard model, String recording) throws Exception {
    assertThat(forbidden).as("all images of the card").hasSize(15);
    forbid(NUMBER_A);
    forbid(WRONG_A);
    forbid(WRONG_B);
    forbid(model.verificationNumberB());
    forbid("8264");
    forbid("6152");
    forbid(model.birthKey());
    forbid(model.holder().name());
    forbid(model.holder().address());
    forbid(model.holder().birth().substring(1));
    byte[] file =
        ("\u00ff\u0010\f" + NUMBER_A + "\u00ff\u00ff").getBytes(StandardCharsets.ISO_8859_1);
    forbidden.add(
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(file))
            .substring(0, 24));
    seen.add(recording);
    assertThat(recording).hasSizeGreaterThan(1_000);
    assertThat(log.messages()).hasSizeGreaterThan(50);
    seen.addAll(log.messages());
    assertThat(seen)
        .allSatisfy(
            text ->
                assertThat(text.toLowerCase(Locale.ROOT).replace(" ", ""))
                    .doesNotContain(forbidden));
  }
}

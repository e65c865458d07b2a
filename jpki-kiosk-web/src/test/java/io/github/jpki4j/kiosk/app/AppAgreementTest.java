package io.github.jpki4j.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.CertificateNotFoundException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.revocation.RevocationReason;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.kiosk.flow.Patience;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.reset.PresentedCard;
import io.github.jpki4j.reset.Reason;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.simulation.FaceMatch;
import io.github.jpki4j.reset.simulation.IssuedCard;
import io.github.jpki4j.reset.simulation.KeyProof;
import io.github.jpki4j.reset.simulation.ReservationRequest;
import io.github.jpki4j.reset.simulation.ResetRefusedException;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The app and the service: where the app leads is what the service says to whoever asks it without
 * an app.
 */
@Tag("sweep")
class AppAgreementTest {

  private static final List<String> CARDS =
      List.of(
          "good",
          "auth-blocked",
          "sign-blocked",
          "auth-1",
          "sign-1",
          "auth-ended",
          "sign-ended",
          "auth-not-begun",
          "sign-not-begun",
          "child",
          "android");

  /** What the lists say. */
  private enum Word {
    GOOD,
    AUTH_REVOKED,
    SIGN_REVOKED,
    AUTH_ON_HOLD,
    SIGN_ON_HOLD,
    UNKNOWN;

    RevocationStatus of(KeyKind key) {
      if (this == UNKNOWN) {
        return new RevocationStatus.Unknown(RevocationStatus.Why.NO_ANSWER);
      }
      if (!name().startsWith(key.name())) {
        return new RevocationStatus.Good(AppDesk.NOON);
      }
      return name().endsWith("HOLD")
          ? new RevocationStatus.OnHold(AppDesk.NOON)
          : new RevocationStatus.Revoked(RevocationReason.SUPERSEDED, AppDesk.NOON);
    }
  }

  /** One situation. */
  private record Scene(String card, KeyKind target, Word word, boolean moved, FaceMatch face) {

    /** The same as far as a card and a person can tell: only the service sees the rest. */
    Scene asTheAppSeesIt() {
      return new Scene(card, target, Word.GOOD, false, FaceMatch.MATCHED);
    }

    String secret() {
      return target == KeyKind.SIGN ? "1234" : "ABC123";
    }
  }

  private static AppDesk desk(Scene scene, TestCard card) {
    JpkiCertificate auth = AppDesk.certificate(card, CertificateKind.AUTH);
    AppDesk desk =
        new AppDesk(
            service ->
                service.revocation(
                    (certificate, issuer, at) ->
                        scene
                            .word()
                            .of(auth.x509().equals(certificate) ? KeyKind.AUTH : KeyKind.SIGN)),
            UnaryOperator.identity(),
            Optional.empty(),
            Patience.STANDARD);
    desk.withoutAudit();
    desk.service.register(issued(card));
    if (scene.moved()) {
      desk.service.noteAttributesChanged(auth);
    }
    return desk;
  }

  private static IssuedCard issued(TestCard card) {
    Map<KeyKind, JpkiCertificate> certificates = new EnumMap<>(KeyKind.class);
    for (KeyKind key : KeyKind.values()) {
      if (key == KeyKind.AUTH || card.type().hasSignCertificate()) {
        certificates.put(key, AppDesk.certificate(card, key.certificate()));
      }
    }
    PresentedCard kind =
        card.type() == TestCardType.ANDROID ? PresentedCard.PHONE : PresentedCard.MY_NUMBER;
    return IssuedCard.of(kind, certificates, card.expiry());
  }

  /** What the service says to whoever asks it without an app; empty if it reserves. */
  private static Optional<Refusal> service(Scene scene) throws JpkiException {
    TestCard card = AppCards.of(scene.card());
    KeyKind other = scene.target().other();
    try (AppDesk desk = desk(scene, card);
        MyNumberCard session = MyNumberCard.open(card.connect());
        Pin pin = Pin.of(other, scene.secret().toCharArray())) {
      JpkiAp jpki = session.jpki();
      jpki.verify(pin, TryPolicy.SPEND_LAST);
      KeyProof proof = KeyProof.of(jpki, other, desk.service.challenge());
      Optional<String> accepted = Optional.of(desk.service.terms().version());
      desk.service.reserve(new ReservationRequest(scene.target(), accepted, proof, scene.face()));
      return Optional.empty();
    } catch (ResetRefusedException e) {
      return Optional.of(e.refusal());
    } catch (PinBlockedException e) {
      return Optional.of(Refusal.OTHER_SECRET_BLOCKED);
    } catch (CertificateNotFoundException e) {
      return Optional.of(Refusal.CERTIFICATE_ABSENT);
    }
  }

  /** Where the app leads who knows the other secret. */
  private static void agree(Scene scene) throws JpkiException {
    TestCard card = AppCards.of(scene.card());
    try (AppDesk desk = desk(scene, card)) {
      desk.play(
          card,
          "insert reserve accept "
              + (scene.target() == KeyKind.SIGN ? "sign" : "auth")
              + " yes go-on dare type/"
              + scene.secret()
              + (scene.face() == FaceMatch.TOO_DIFFERENT ? " too-different" : " matched"));
      boolean isDone = desk.page().equals("done");
      assertThat(desk.reservations()).as("%s", scene).isEqualTo(isDone ? 1 : 0);
      Optional<Refusal> said = service(scene);
      assertThat(isDone).as("%s: %s", scene, desk.seen()).isEqualTo(said.isEmpty());
      String[] seen = desk.seen().split("/", -1);
      switch (seen[0]) {
        case "done" -> {}
        case "refused" -> assertThat(said).as("%s", scene).contains(Refusal.valueOf(seen[1]));
        case "advice" ->
            assertThat(Refusal.of(Reason.valueOf(seen[2])))
                .as("%s", scene)
                .isEqualTo(service(scene.asTheAppSeesIt()));
        default -> throw new AssertionError(scene + " led to " + desk.seen());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void theAppLeadsWhereTheServiceSends(KeyKind target) throws JpkiException {
    for (String card : CARDS) {
      for (Word word : Word.values()) {
        for (boolean moved : new boolean[] {false, true}) {
          for (FaceMatch face : List.of(FaceMatch.MATCHED, FaceMatch.TOO_DIFFERENT)) {
            Scene scene = new Scene(card, target, word, moved, face);
            agree(scene);
          }
        }
      }
    }
  }
}

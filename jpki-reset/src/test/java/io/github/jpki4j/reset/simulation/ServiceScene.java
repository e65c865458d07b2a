package io.github.jpki4j.reset.simulation;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.revocation.RevocationReason;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testcard.pki.Validity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** One situation at {@link #LATER}, for {@link ServiceAgreementTest}. */
record ServiceScene(
    Kind kind,
    KeyKind target,
    int otherTries,
    int targetTries,
    Word word,
    boolean changed,
    Face face,
    boolean reserved) {

  static final TestPki PKI = TestPki.create();

  /** When a reservation was made, if one was. */
  static final Instant NOON = ResetDesk.NOON;

  /** When the advice is asked for; that is two hours later. */
  static final Instant LATER = NOON.plus(Duration.ofHours(2));

  /** Certificates that ended after the reservation. */
  private static final Validity ENDED =
      new Validity(NOON.minus(Duration.ofDays(400)), NOON.plus(Duration.ofHours(1)));

  private static final Validity NOT_BEGUN =
      new Validity(LATER.plusSeconds(1), LATER.plus(Duration.ofDays(400)));

  /** Cards that can prove who asks: no other reaches the service. */
  enum Kind {
    IN_ORDER,
    AUTH_ENDED,
    SIGN_ENDED,
    AUTH_NOT_BEGUN,
    SIGN_NOT_BEGUN,
    NO_SIGN_CERTIFICATE,
    ANDROID,
    IPHONE;

    TestCard card() {
      return builder().build();
    }

    private TestCardBuilder builder() {
      TestCardBuilder card = TestCard.builder().pki(PKI).clock(Clock.fixed(NOON, ZoneOffset.UTC));
      return switch (this) {
        case IN_ORDER -> card;
        case AUTH_ENDED -> card.validity(KeyKind.AUTH, ENDED).validity(KeyKind.SIGN, ENDED);
        case SIGN_ENDED -> card.validity(KeyKind.SIGN, ENDED);
        case AUTH_NOT_BEGUN -> card.validity(KeyKind.AUTH, NOT_BEGUN);
        case SIGN_NOT_BEGUN -> card.validity(KeyKind.SIGN, NOT_BEGUN);
        case NO_SIGN_CERTIFICATE -> card.type(TestCardType.NO_SIGN_CERTIFICATE);
        case ANDROID -> card.type(TestCardType.ANDROID);
        case IPHONE -> card.type(TestCardType.IPHONE);
      };
    }
  }

  /** What the lists say at last. */
  enum Word {
    GOOD,
    AUTH_REVOKED,
    SIGN_REVOKED,
    AUTH_HELD,
    SIGN_HELD;

    RevocationStatus of(KeyKind key) {
      if (this == GOOD || !name().startsWith(key.name())) {
        return new RevocationStatus.Good(LATER);
      }
      return name().endsWith("HELD")
          ? new RevocationStatus.OnHold(NOON)
          : new RevocationStatus.Revoked(RevocationReason.SUPERSEDED, NOON);
    }
  }

  /** What the app says of the face. */
  enum Face {
    MATCHES,
    TOO_DIFFERENT,
    COOLING_DOWN
  }

  /** Every combination for one secret. */
  static List<ServiceScene> all(KeyKind target) {
    List<ServiceScene> scenes = new ArrayList<>();
    int most = target.other() == KeyKind.AUTH ? 3 : 5;
    for (Kind kind : Kind.values()) {
      for (Word word : Word.values()) {
        for (boolean changed : List.of(false, true)) {
          for (Face face : Face.values()) {
            for (boolean reserved : List.of(false, true)) {
              for (int otherTries : List.of(0, 2, most)) {
                int targetTries = otherTries == 2 ? 1 : 0;
                scenes.add(
                    new ServiceScene(
                        kind, target, otherTries, targetTries, word, changed, face, reserved));
              }
            }
          }
        }
      }
    }
    return scenes;
  }
}

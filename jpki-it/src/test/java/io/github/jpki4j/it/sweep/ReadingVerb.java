package io.github.jpki4j.it.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.card.ApplicationPresence;
import io.github.jpki4j.card.CardAnswer;
import io.github.jpki4j.card.CardKind;
import io.github.jpki4j.card.CardOverview;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.NeighbourApplication;
import io.github.jpki4j.card.SignatureScheme;
import io.github.jpki4j.card.WholeCard;
import io.github.jpki4j.card.authenticity.AuthenticityReport;
import io.github.jpki4j.card.authenticity.AuthenticityRequest;
import io.github.jpki4j.card.authenticity.AuthenticityVerdict;
import io.github.jpki4j.card.authenticity.CvAuthorities;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.testkit.card.TestAuthorities;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The verbs that need no secret, or notice that they would. */
enum ReadingVerb implements Verb {
  DETECT {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      assertThat(MyNumberCard.open(scene.link()).identify().requireKind())
          .isEqualTo(CardKind.MY_NUMBER);
    }
  },
  TOKEN {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      assertThat(card.jpki().token().kind()).isEqualTo(CardKind.MY_NUMBER);
    }
  },
  OVERVIEW {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      CardOverview overview = card.overview(kind -> true);
      assertThat(overview.kind())
          .isEqualTo(
              overview.token().state() == CardAnswer.State.TOLD
                  ? CardKind.MY_NUMBER
                  : CardKind.UNREADABLE_JPKI);
      overview.presence().value().ifPresent(there -> assertThat(there.sign()).isTrue());
      for (KeyKind key : KeyKind.values()) {
        overview.counter(key).value().ifPresent(told -> assertCounter(told, scene));
      }
      overview
          .authCertificate()
          .value()
          .ifPresent(
              read ->
                  assertThat(read.encoded())
                      .isEqualTo(scene.model().certificate(CertificateKind.AUTH)));
      assertThat(overview.authCertificate().state())
          .as("nothing that is there is said to be missing")
          .isNotEqualTo(CardAnswer.State.MISSING);
      assertThat(overview.signCertificate().state()).isEqualTo(CardAnswer.State.PIN_REQUIRED);
    }
  },
  PRESENCE {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      assertThat(card.jpki().presence().sign()).isTrue();
    }
  },
  COUNTERS {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      JpkiAp jpki = card.jpki();
      for (KeyKind key : KeyKind.values()) {
        assertCounter(jpki.pinStatus(key), scene);
      }
    }
  },
  CARD_INFO_COUNTER {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      assertCounter(card.cardInfoInput().pinStatus(), scene);
    }
  },
  SURFACE_COUNTER {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      assertCounter(card.surface().pinStatus(DataSecret.SURFACE_NUMBER_B), scene);
    }
  },
  READ_AUTH {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      Verb.read(card.jpki(), scene, CertificateKind.AUTH);
    }
  },
  READ_BOTH_CA {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      JpkiAp jpki = card.jpki();
      Verb.read(jpki, scene, CertificateKind.AUTH_CA);
      Verb.read(jpki, scene, CertificateKind.SIGN_CA);
    }
  },
  READ_SIGN_WITHOUT_PASSWORD(PinRequiredException.class) {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      card.jpki().readCertificate(CertificateKind.SIGN);
    }
  },
  SIGN_WITHOUT_PIN(PinRequiredException.class) {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      Digest digest = Digest.ofMessage(HashAlgorithm.SHA256, new byte[] {1});
      JpkiAp jpki = card.jpki();
      jpki.token();
      jpki.sign(KeyKind.AUTH, digest, SignatureScheme.PKCS1);
    }
  },
  EXPIRY {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      assertThat(card.expiry()).contains(scene.model().expiry());
    }
  },
  GENUINE_WITHOUT_SECRET {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      AuthenticityReport report =
          card.authenticity(AUTHORITIES).check(AuthenticityRequest.withoutSecret());
      assertThat(report.verdict()).isIn(AuthenticityVerdict.NOT_PROVEN, AuthenticityVerdict.FAILED);
    }
  },
  WHOLE_CARD {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      WholeCard whole = card.wholeCard();
      for (NeighbourApplication application : NeighbourApplication.values()) {
        boolean onPlastic =
            application != NeighbourApplication.DRIVING_LICENCE
                && application != NeighbourApplication.RESIDENCE;
        assertThat(whole.presence(application))
            .as("%s", application)
            .isIn(
                ApplicationPresence.UNKNOWN,
                onPlastic ? ApplicationPresence.PRESENT : ApplicationPresence.ABSENT);
      }
      for (SecretKind secret : SweepCase.SECRETS) {
        whole.counter(secret).value().ifPresent(told -> assertCounter(told, scene));
      }
      whole.expiry().ifPresent(day -> assertThat(day).isEqualTo(scene.model().expiry()));
      assertThat(whole.hints()).isEmpty();
    }
  };

  /** The same for every case. */
  private static final CvAuthorities AUTHORITIES = TestAuthorities.supplied();

  private final @Nullable Class<? extends JpkiException> end;

  ReadingVerb() {
    this(null);
  }

  ReadingVerb(@Nullable Class<? extends JpkiException> end) {
    this.end = end;
  }

  @Override
  public @Nullable Class<? extends JpkiException> end() {
    return end;
  }

  private static void assertCounter(PinStatus told, Scene scene) {
    if (told.triesLeft().isPresent() || !scene.mayHideCounter()) {
      assertThat(told.triesLeft())
          .isEqualTo(OptionalInt.of(scene.model().triesLeft(told.secret())));
    }
    assertThat(told.triesMax()).isEqualTo(SweepCase.FRESH.get(told.secret()));
  }
}

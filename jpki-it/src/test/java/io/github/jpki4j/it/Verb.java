package io.github.jpki4j.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.CardKind;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.Profile;
import io.github.jpki4j.card.SignatureScheme;
import io.github.jpki4j.cert.AttributeText;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.ProfilePin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.testcard.TestCard;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.LocalDate;
import java.util.OptionalInt;

/** One thing that a program does with a card, and the proof that what it was told is true. */
enum Verb {
  TOKEN {
    @Override
    void run(MyNumberCard card, TestCard model, Secrets secrets) throws JpkiException {
      assertThat(card.jpki().token().kind()).isEqualTo(CardKind.MY_NUMBER);
    }
  },
  PRESENCE {
    @Override
    void run(MyNumberCard card, TestCard model, Secrets secrets) throws JpkiException {
      assertThat(card.jpki().presence().sign()).isTrue();
    }
  },
  COUNTERS {
    @Override
    void run(MyNumberCard card, TestCard model, Secrets secrets) throws JpkiException {
      JpkiAp jpki = card.jpki();
      for (KeyKind key : KeyKind.values()) {
        assertThat(jpki.pinStatus(key).triesLeft()).isEqualTo(OptionalInt.of(model.triesLeft(key)));
      }
    }
  },
  READ_AUTH {
    @Override
    void run(MyNumberCard card, TestCard model, Secrets secrets) throws JpkiException {
      read(card.jpki(), model, CertificateKind.AUTH);
    }
  },
  READ_BOTH_CA {
    @Override
    void run(MyNumberCard card, TestCard model, Secrets secrets) throws JpkiException {
      JpkiAp jpki = card.jpki();
      read(jpki, model, CertificateKind.AUTH_CA);
      read(jpki, model, CertificateKind.SIGN_CA);
    }
  },
  READ_SIGN {
    @Override
    void run(MyNumberCard card, TestCard model, Secrets secrets) throws JpkiException {
      JpkiAp jpki = card.jpki();
      jpki.verify(secrets.open(KeyKind.SIGN, "ABC123"));
      assertVerified(model, KeyKind.SIGN);
      read(jpki, model, CertificateKind.SIGN);
    }
  },
  VERIFY_AUTH {
    @Override
    void run(MyNumberCard card, TestCard model, Secrets secrets) throws JpkiException {
      card.jpki().verify(secrets.open(KeyKind.AUTH, "1234"));
      assertVerified(model, KeyKind.AUTH);
    }
  },
  VERIFY_WRONG_AUTH {
    @Override
    void run(MyNumberCard card, TestCard model, Secrets secrets) throws JpkiException {
      card.jpki().verify(secrets.open(KeyKind.AUTH, "9999"));
      throw new AssertionError("a wrong PIN was taken");
    }
  },
  VERIFY_WRONG_SIGN {
    @Override
    void run(MyNumberCard card, TestCard model, Secrets secrets) throws JpkiException {
      card.jpki().verify(secrets.open(KeyKind.SIGN, "WRONG99"), TryPolicy.SPEND_LAST);
      throw new AssertionError("a wrong password was taken");
    }
  },
  SIGN_WITH_AUTH {
    @Override
    void run(MyNumberCard card, TestCard model, Secrets secrets) throws JpkiException {
      JpkiAp jpki = card.jpki();
      byte[] signature = jpki.sign(secrets.open(KeyKind.AUTH, "1234"), DIGEST);
      assertSignature(model, KeyKind.AUTH, SignatureScheme.PKCS1, signature);
    }
  },
  SIGN_TWICE_WITH_SIGN {
    @Override
    void run(MyNumberCard card, TestCard model, Secrets secrets) throws JpkiException {
      JpkiAp jpki = card.jpki();
      jpki.verify(secrets.open(KeyKind.SIGN, "ABC123"));
      for (int i = 0; i < 2; i++) {
        byte[] signature = jpki.sign(KeyKind.SIGN, DIGEST, SignatureScheme.PKCS1);
        assertSignature(model, KeyKind.SIGN, SignatureScheme.PKCS1, signature);
      }
    }
  },
  SIGN_PSS_CHECKED {
    @Override
    void run(MyNumberCard card, TestCard model, Secrets secrets) throws JpkiException {
      JpkiAp jpki = card.jpki();
      read(jpki, model, CertificateKind.AUTH);
      Pin pin = secrets.open(KeyKind.AUTH, "1234");
      byte[] signature = jpki.sign(pin, DIGEST, SignatureScheme.PSS, TryPolicy.KEEP_LAST);
      assertSignature(model, KeyKind.AUTH, SignatureScheme.PSS, signature);
    }
  },
  PROFILE_COUNTER {
    @Override
    void run(MyNumberCard card, TestCard model, Secrets secrets) throws JpkiException {
      assertThat(card.profile().pinStatus().triesLeft())
          .isEqualTo(OptionalInt.of(model.triesLeft(DataSecret.PROFILE)));
    }
  },
  READ_PROFILE {
    @Override
    void run(MyNumberCard card, TestCard model, Secrets secrets) throws JpkiException {
      readProfile(card, model, secrets.openProfile("4321"));
    }
  },
  READ_PROFILE_BETWEEN_JPKI {
    @Override
    void run(MyNumberCard card, TestCard model, Secrets secrets) throws JpkiException {
      card.jpki().verify(secrets.open(KeyKind.AUTH, "1234"));
      readProfile(card, model, secrets.openProfile("4321"));
      read(card.jpki(), model, CertificateKind.AUTH);
    }
  },
  READ_PROFILE_WITH_WRONG_PIN {
    @Override
    void run(MyNumberCard card, TestCard model, Secrets secrets) throws JpkiException {
      card.profile().read(secrets.openProfile("9999"), TryPolicy.SPEND_LAST);
      throw new AssertionError("a wrong PIN was taken");
    }
  },
  EXPIRY {
    @Override
    void run(MyNumberCard card, TestCard model, Secrets secrets) throws JpkiException {
      assertThat(card.expiry()).contains(LocalDate.of(2035, 2, 17));
    }
  },
  CHANGE_AUTH {
    @Override
    void run(MyNumberCard card, TestCard model, Secrets secrets) throws JpkiException {
      Pin current = secrets.open(KeyKind.AUTH, "1234");
      Pin next = secrets.open(KeyKind.AUTH, "5678");
      card.jpki().changePin(current, next, TryPolicy.KEEP_LAST);
    }
  },
  CHANGE_SIGN_FROM_WRONG {
    @Override
    void run(MyNumberCard card, TestCard model, Secrets secrets) throws JpkiException {
      Pin current = secrets.open(KeyKind.SIGN, "WRONG99");
      Pin next = secrets.open(KeyKind.SIGN, "NEXT999");
      card.jpki().changePin(current, next, TryPolicy.KEEP_LAST);
      throw new AssertionError("a wrong password was taken");
    }
  };

  private static final byte[] MESSAGE = "TEST message".getBytes(StandardCharsets.UTF_8);
  private static final Digest DIGEST = Digest.ofMessage(HashAlgorithm.SHA256, MESSAGE);

  /** Where a verb gets its secrets, so that the sweep can look at them afterwards. */
  interface Secrets {
    Pin open(KeyKind key, String characters);

    ProfilePin openProfile(String digits);
  }

  /**
   * Does it.
   *
   * @throws AssertionError if what the library returned is not true of the model
   */
  abstract void run(MyNumberCard card, TestCard model, Secrets secrets) throws JpkiException;

  private static void read(JpkiAp jpki, TestCard model, CertificateKind kind) throws JpkiException {
    assertThat(jpki.readCertificate(kind).encoded()).isEqualTo(model.certificate(kind));
  }

  private static void readProfile(MyNumberCard card, TestCard model, ProfilePin pin)
      throws JpkiException {
    Profile profile = card.profile().read(pin);
    assertThat(profile.name().map(AttributeText::text)).contains(model.holder().name());
    assertThat(profile.address().map(AttributeText::text)).contains(model.holder().address());
    assertThat(profile.attributes().problems()).isEmpty();
  }

  private static void assertVerified(TestCard model, KeyKind key) {
    assertThat(model.isVerified(key)).as("the card knows the secret as verified").isTrue();
  }

  private static void assertSignature(
      TestCard model, KeyKind key, SignatureScheme scheme, byte[] value) {
    CertificateKind kind = key.certificate();
    try {
      Signature verifier;
      if (scheme == SignatureScheme.PSS) {
        verifier = Signature.getInstance("RSASSA-PSS");
        verifier.setParameter(
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
      } else {
        verifier = Signature.getInstance("SHA256withRSA");
      }
      verifier.initVerify(
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(model.certificate(kind))));
      verifier.update(MESSAGE);
      assertThat(verifier.verify(value)).as("the signature is right").isTrue();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}

package io.github.jpki4j.android;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.SignatureScheme;
import io.github.jpki4j.card.number.IndividualNumberPurpose;
import io.github.jpki4j.card.surface.FaceScope;
import io.github.jpki4j.pin.BirthKey;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.pin.VerificationNumberA;
import io.github.jpki4j.pin.VerificationNumberB;
import java.nio.charset.StandardCharsets;

/** One thing that a program on a phone does with a card. */
enum PhoneVerb {
  TOKEN {
    @Override
    void run(MyNumberCard card) throws JpkiException {
      card.jpki().token();
    }
  },
  PRESENCE {
    @Override
    void run(MyNumberCard card) throws JpkiException {
      card.jpki().presence();
    }
  },
  COUNTERS {
    @Override
    void run(MyNumberCard card) throws JpkiException {
      JpkiAp jpki = card.jpki();
      jpki.pinStatus(KeyKind.AUTH);
      jpki.pinStatus(KeyKind.SIGN);
    }
  },
  READ_AUTH {
    @Override
    void run(MyNumberCard card) throws JpkiException {
      card.jpki().readCertificate(CertificateKind.AUTH);
    }
  },
  READ_BOTH_CA {
    @Override
    void run(MyNumberCard card) throws JpkiException {
      JpkiAp jpki = card.jpki();
      jpki.readCertificate(CertificateKind.AUTH_CA);
      jpki.readCertificate(CertificateKind.SIGN_CA);
    }
  },
  READ_SIGN {
    @Override
    void run(MyNumberCard card) throws JpkiException {
      JpkiAp jpki = card.jpki();
      try (Pin pin = Pin.sign("ABC123".toCharArray())) {
        jpki.verify(pin);
      }
      jpki.readCertificate(CertificateKind.SIGN);
    }
  },
  VERIFY {
    @Override
    void run(MyNumberCard card) throws JpkiException {
      try (Pin pin = Pin.auth("1234".toCharArray())) {
        card.jpki().verify(pin);
      }
    }
  },
  VERIFY_WRONG {
    @Override
    void run(MyNumberCard card) throws JpkiException {
      try (Pin pin = Pin.auth("9999".toCharArray())) {
        card.jpki().verify(pin, TryPolicy.SPEND_LAST);
      }
    }
  },
  VERIFY_LONG_WRONG {
    @Override
    void run(MyNumberCard card) throws JpkiException {
      try (Pin pin = Pin.sign("WRONGWRONGWRONG9".toCharArray())) {
        card.jpki().verify(pin);
      }
    }
  },
  SIGN_SHA256 {
    @Override
    void run(MyNumberCard card) throws JpkiException {
      sign(card, HashAlgorithm.SHA256, SignatureScheme.PKCS1);
    }
  },
  SIGN_SHA512 {
    @Override
    void run(MyNumberCard card) throws JpkiException {
      sign(card, HashAlgorithm.SHA512, SignatureScheme.PKCS1);
    }
  },
  SIGN_PSS {
    @Override
    void run(MyNumberCard card) throws JpkiException {
      sign(card, HashAlgorithm.SHA256, SignatureScheme.PSS);
    }
  },
  CHANGE {
    @Override
    void run(MyNumberCard card) throws JpkiException {
      try (Pin current = Pin.sign("ABC123".toCharArray());
          Pin next = Pin.sign("NEXTNEXTNEXT9999".toCharArray())) {
        card.jpki().changePin(current, next, TryPolicy.KEEP_LAST);
      }
    }
  },
  READ_ATTRIBUTES {
    @Override
    void run(MyNumberCard card) throws JpkiException {
      try (CardInfoPin pin = CardInfoPin.of("4321".toCharArray())) {
        card.cardInfoInput().read(pin);
      }
    }
  },
  READ_ATTRIBUTES_WITH_WRONG_PIN {
    @Override
    void run(MyNumberCard card) throws JpkiException {
      try (CardInfoPin pin = CardInfoPin.of("9999".toCharArray())) {
        card.cardInfoInput().read(pin);
      }
    }
  },
  READ_FACE {
    @Override
    void run(MyNumberCard card) throws JpkiException {
      face(card, "55021720352285", FaceScope.ALL);
    }
  },
  READ_FACE_WITHOUT_PHOTO {
    @Override
    void run(MyNumberCard card) throws JpkiException {
      face(card, "55021720352285", FaceScope.WITHOUT_PHOTO);
    }
  },
  READ_FACE_WITH_WRONG_NUMBER {
    @Override
    void run(MyNumberCard card) throws JpkiException {
      face(card, "01010120310000", FaceScope.ALL);
    }
  },
  READ_AGE {
    @Override
    void run(MyNumberCard card) throws JpkiException {
      try (BirthKey key = BirthKey.of("550217".toCharArray())) {
        card.surface().readAge(key);
      }
    }
  },
  READ_NUMBER_IMAGE {
    @Override
    void run(MyNumberCard card) throws JpkiException {
      try (VerificationNumberA number = VerificationNumberA.of("012345678901".toCharArray())) {
        card.individualNumber(IndividualNumberPurpose.OWN_NUMBER)
            .readImage(number, TryPolicy.KEEP_LAST)
            .close();
      }
    }
  },
  EXPIRY {
    @Override
    void run(MyNumberCard card) throws JpkiException {
      card.expiry();
    }
  };

  private static final byte[] MESSAGE = "TEST message".getBytes(StandardCharsets.UTF_8);

  /** Does it, with secrets of its own; each is meant for one VERIFY. */
  abstract void run(MyNumberCard card) throws JpkiException;

  private static void face(MyNumberCard card, String digits, FaceScope scope) throws JpkiException {
    try (VerificationNumberB number = VerificationNumberB.of(digits.toCharArray())) {
      card.surface().readFace(number, scope, TryPolicy.KEEP_LAST).close();
    }
  }

  private static void sign(MyNumberCard card, HashAlgorithm hash, SignatureScheme scheme)
      throws JpkiException {
    JpkiAp jpki = card.jpki();
    try (Pin pin = Pin.auth("1234".toCharArray())) {
      jpki.sign(pin, Digest.ofMessage(hash, MESSAGE), scheme, TryPolicy.KEEP_LAST);
    }
  }
}

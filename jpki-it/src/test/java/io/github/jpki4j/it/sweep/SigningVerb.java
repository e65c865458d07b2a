package io.github.jpki4j.it.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.SignatureScheme;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.testcard.TestCard;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.jspecify.annotations.Nullable;

/** The verbs that sign, and those that go to two applications. */
enum SigningVerb implements Verb {
  SIGN_WITH_AUTH {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      byte[] signature = card.jpki().sign(scene.open(KeyKind.AUTH, "1234"), DIGEST);
      assertSignature(scene, KeyKind.AUTH, SignatureScheme.PKCS1, signature);
    }
  },
  SIGN_WITH_WRONG_PIN(PinIncorrectException.class) {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      card.jpki().sign(scene.open(KeyKind.AUTH, "9999"), DIGEST);
    }
  },
  SIGN_KEEPS_LAST_TRY(LastTryException.class) {
    @Override
    public void prepare(TestCard model) {
      model.setTriesLeft(KeyKind.SIGN, 1);
    }

    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      card.jpki().sign(scene.open(KeyKind.SIGN, "ABC123"), DIGEST);
    }
  },
  SIGN_TWICE_WITH_SIGN {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      JpkiAp jpki = card.jpki();
      jpki.verify(scene.open(KeyKind.SIGN, "ABC123"));
      for (int i = 0; i < 2; i++) {
        byte[] signature = jpki.sign(KeyKind.SIGN, DIGEST, SignatureScheme.PKCS1);
        assertSignature(scene, KeyKind.SIGN, SignatureScheme.PKCS1, signature);
      }
    }
  },
  SIGN_PSS_CHECKED {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      JpkiAp jpki = card.jpki();
      Verb.read(jpki, scene, CertificateKind.AUTH);
      byte[] signature =
          jpki.sign(
              scene.open(KeyKind.AUTH, "1234"), DIGEST, SignatureScheme.PSS, TryPolicy.KEEP_LAST);
      assertSignature(scene, KeyKind.AUTH, SignatureScheme.PSS, signature);
    }
  },
  READ_ATTRIBUTES_BETWEEN_JPKI {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      card.jpki().verify(scene.open(KeyKind.AUTH, "1234"));
      Verb.readAttributes(card, scene);
      Verb.read(card.jpki(), scene, CertificateKind.AUTH);
    }
  };

  private static final byte[] MESSAGE = "TEST message".getBytes(StandardCharsets.UTF_8);
  private static final Digest DIGEST = Digest.ofMessage(HashAlgorithm.SHA256, MESSAGE);

  private final @Nullable Class<? extends JpkiException> end;

  SigningVerb() {
    this(null);
  }

  SigningVerb(@Nullable Class<? extends JpkiException> end) {
    this.end = end;
  }

  @Override
  public @Nullable Class<? extends JpkiException> end() {
    return end;
  }

  private static void assertSignature(
      Scene scene, KeyKind key, SignatureScheme scheme, byte[] value) {
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
              .generateCertificate(
                  new ByteArrayInputStream(scene.model().certificate(key.certificate()))));
      verifier.update(MESSAGE);
      assertThat(verifier.verify(value)).as("the signature is right").isTrue();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}

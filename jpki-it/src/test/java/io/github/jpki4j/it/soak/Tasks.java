package io.github.jpki4j.it.soak;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.SignatureScheme;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.it.soak.TaskResult.Kind;
import io.github.jpki4j.pcsc.KioskSession;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;

/** What a kiosk does with a card, one task after the other. */
final class Tasks {

  private static final byte[] CONTRACT = "TEST contract".getBytes(StandardCharsets.UTF_8);

  private Tasks() {}

  /** Does one, and says what came of it. */
  static TaskResult run(Task task, KioskSession session, KioskUser user) {
    try {
      return new TaskResult(Kind.DONE, perform(task, session, user));
    } catch (PinIncorrectException e) {
      return new TaskResult(Kind.INCORRECT, text(e));
    } catch (LastTryException e) {
      return new TaskResult(Kind.LAST_TRY, text(e));
    } catch (PinOutcomeUnknownException e) {
      return new TaskResult(Kind.OUTCOME_UNKNOWN, text(e));
    } catch (TransportException e) {
      return new TaskResult(Kind.LINK_LOST, text(e));
    } catch (JpkiException e) {
      return new TaskResult(Kind.REFUSED, text(e));
    }
  }

  static String text(Exception e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  private static String perform(Task task, KioskSession session, KioskUser user)
      throws JpkiException {
    return switch (task) {
      case READ ->
          session.run(
              card -> {
                JpkiAp jpki = card.jpki();
                jpki.readCertificate(CertificateKind.AUTH);
                return jpki.token().serialNumber();
              });
      case STATUS ->
          session.run(
              card -> {
                JpkiAp jpki = card.jpki();
                jpki.pinStatus(KeyKind.AUTH);
                jpki.pinStatus(KeyKind.SIGN);
                return jpki.token().serialNumber();
              });
      case SIGN -> withSecret(KeyKind.AUTH, user, pin -> sign(session, pin));
      case SIGN_PASSWORD -> withSecret(KeyKind.SIGN, user, pin -> contract(session, pin));
      case CHANGE_PIN -> {
        withSecret(KeyKind.AUTH, user, pin -> change(session, pin, user));
        user.changed();
        yield withSecret(KeyKind.AUTH, user, pin -> change(session, pin, user));
      }
    };
  }

  /** Work with a secret that was typed. */
  @FunctionalInterface
  private interface SecretWork {
    String run(Pin pin) throws JpkiException;
  }

  /** Lets a customer who mistyped type once more: never sends a refused secret again by itself. */
  private static String withSecret(KeyKind key, KioskUser user, SecretWork work)
      throws JpkiException {
    try (Pin pin = Pin.of(key, user.typeCurrent(key))) {
      return work.run(pin);
    } catch (PinIncorrectException e) {
      if (!user.again(key, e.triesLeft())) {
        throw e;
      }
    }
    try (Pin pin = Pin.of(key, user.typeCurrent(key))) {
      return work.run(pin);
    }
  }

  private static String sign(KioskSession session, Pin pin) throws JpkiException {
    return session.run(
        card -> {
          JpkiAp jpki = card.jpki();
          JpkiCertificate certificate = jpki.readCertificate(CertificateKind.AUTH);
          byte[] signature = jpki.sign(pin, Digest.ofMessage(HashAlgorithm.SHA256, CONTRACT));
          requireValid(certificate, signature);
          return jpki.token().serialNumber();
        });
  }

  private static String contract(KioskSession session, Pin password) throws JpkiException {
    return session.run(
        card -> {
          JpkiAp jpki = card.jpki();
          jpki.verify(password);
          JpkiCertificate certificate = jpki.readCertificate(CertificateKind.SIGN);
          byte[] signature =
              jpki.sign(
                  KeyKind.SIGN,
                  Digest.ofMessage(HashAlgorithm.SHA256, CONTRACT),
                  SignatureScheme.PKCS1);
          requireValid(certificate, signature);
          return jpki.token().serialNumber();
        });
  }

  private static String change(KioskSession session, Pin current, KioskUser user)
      throws JpkiException {
    try (Pin next = Pin.of(current.key(), user.typeNext(current.key()))) {
      return session.run(
          card -> {
            JpkiAp jpki = card.jpki();
            jpki.changePin(current, next, TryPolicy.KEEP_LAST);
            return jpki.token().serialNumber();
          });
    }
  }

  private static void requireValid(JpkiCertificate certificate, byte[] signature) {
    try {
      Signature check = Signature.getInstance("SHA256withRSA");
      check.initVerify(certificate.x509().getPublicKey());
      check.update(CONTRACT);
      if (!check.verify(signature)) {
        throw new IllegalStateException("a signature that the library let pass is not valid");
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

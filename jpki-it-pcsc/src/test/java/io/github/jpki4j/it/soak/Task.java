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
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.pin.TryPolicy;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a user comes for, and what the kiosk does with the card then. */
enum Task {
  /** Read the auth certificate. */
  READ(null, 4),
  /** Sign with the auth key. */
  SIGN(KeyKind.AUTH, 8),
  /** Ask how many tries are left. */
  STATUS(null, 4),
  /** Change the PIN, and change it back. */
  CHANGE_PIN(KeyKind.AUTH, 13),
  /** Verify the signature password, read the sign certificate, sign. */
  SIGN_PASSWORD(KeyKind.SIGN, 8);

  private static final byte[] CONTRACT = "TEST contract".getBytes(StandardCharsets.UTF_8);
  private static final Digest CONTRACT_HASH = Digest.ofMessage(HashAlgorithm.SHA256, CONTRACT);

  private final Optional<KeyKind> secret;
  private final int commands;

  Task(@Nullable KeyKind secret, int commands) {
    this.secret = Optional.ofNullable(secret);
    this.commands = commands;
  }

  /** The secret that the user has to type, if any. */
  Optional<KeyKind> secret() {
    return secret;
  }

  /** About how many commands it takes. */
  int commands() {
    return commands;
  }

  /** Does it, and says how it ended. */
  TaskResult run(KioskSession session, KioskUser user) {
    try {
      return new TaskResult(Kind.DONE, perform(session, user));
    } catch (PinIncorrectException e) {
      return TaskResult.of(Kind.INCORRECT, e);
    } catch (LastTryException e) {
      return TaskResult.of(Kind.LAST_TRY, e);
    } catch (PinOutcomeUnknownException e) {
      return TaskResult.of(Kind.OUTCOME_UNKNOWN, e);
    } catch (TransportException e) {
      return TaskResult.of(Kind.LINK_LOST, e);
    } catch (JpkiException e) {
      return TaskResult.of(Kind.REFUSED, e);
    }
  }

  /** Work with the card, or with a secret that was typed. */
  private interface Work<T, R> {
    R run(T with) throws JpkiException;
  }

  private String perform(KioskSession session, KioskUser user) throws JpkiException {
    return switch (this) {
      case READ -> onCard(session, jpki -> jpki.readCertificate(CertificateKind.AUTH));
      case STATUS -> onCard(session, Task::triesLeft);
      case SIGN -> withSecret(KeyKind.AUTH, user, pin -> sign(session, pin));
      case SIGN_PASSWORD -> withSecret(KeyKind.SIGN, user, password -> sign(session, password));
      case CHANGE_PIN -> {
        withSecret(KeyKind.AUTH, user, pin -> changePin(session, pin, user));
        user.pinChanged();
        yield withSecret(KeyKind.AUTH, user, pin -> changePin(session, pin, user));
      }
    };
  }

  private static List<PinStatus> triesLeft(JpkiAp jpki) throws JpkiException {
    return List.of(jpki.pinStatus(KeyKind.AUTH), jpki.pinStatus(KeyKind.SIGN));
  }

  private static String sign(KioskSession session, Pin pin) throws JpkiException {
    return onCard(
        session,
        jpki -> {
          if (pin.key() == KeyKind.AUTH) {
            JpkiCertificate certificate = jpki.readCertificate(CertificateKind.AUTH);
            return requireValid(certificate, jpki.sign(pin, CONTRACT_HASH));
          }
          jpki.verify(pin);
          JpkiCertificate certificate = jpki.readCertificate(CertificateKind.SIGN);
          return requireValid(
              certificate, jpki.sign(KeyKind.SIGN, CONTRACT_HASH, SignatureScheme.PKCS1));
        });
  }

  private static String changePin(KioskSession session, Pin current, KioskUser user)
      throws JpkiException {
    try (Pin next = Pin.of(KeyKind.AUTH, user.typeNextPin())) {
      return onCard(
          session,
          jpki -> {
            jpki.changePin(current, next, TryPolicy.KEEP_LAST);
            return next;
          });
    }
  }

  /** Does one piece of work; returns the serial number on the card. */
  private static String onCard(KioskSession session, Work<JpkiAp, ?> work) throws JpkiException {
    return session.run(
        card -> {
          JpkiAp jpki = card.jpki();
          work.run(jpki);
          return jpki.token().serialNumber();
        });
  }

  /** Lets a user who mistyped type once more: never sends a refused secret again by itself. */
  private static String withSecret(KeyKind key, KioskUser user, Work<Pin, String> work)
      throws JpkiException {
    for (boolean last = false; ; last = true) {
      try (Pin pin = Pin.of(key, user.typeCurrent(key))) {
        return work.run(pin);
      } catch (PinIncorrectException e) {
        if (last || !user.retries(key, e.triesLeft())) {
          throw e;
        }
      }
    }
  }

  private static boolean requireValid(JpkiCertificate certificate, byte[] signature) {
    try {
      Signature check = Signature.getInstance("SHA256withRSA");
      check.initVerify(certificate.x509().getPublicKey());
      check.update(CONTRACT);
      if (check.verify(signature)) {
        return true;
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    throw new IllegalStateException("a signature that the library let pass is not valid");
  }
}

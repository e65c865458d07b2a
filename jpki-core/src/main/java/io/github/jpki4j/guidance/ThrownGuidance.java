package io.github.jpki4j.guidance;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CardResetException;
import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.CertificateNotFoundException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinCancelledException;
import io.github.jpki4j.PinException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.pin.PinFormatException;

/** What is said of each exception. */
final class ThrownGuidance {

  private ThrownGuidance() {}

  static Guidance of(Throwable thrown, Texts texts) {
    if (thrown instanceof PinException e) {
      return ofPin(e, texts);
    }
    if (thrown instanceof PinFormatException e) {
      return ofFormat(e, texts);
    }
    if (thrown instanceof TransportException e) {
      return ofLink(e, texts);
    }
    if (thrown instanceof ApplicationNotFoundException) {
      return texts.guidance("application-not-found");
    }
    if (thrown instanceof CertificateNotFoundException e) {
      return texts.guidance("certificate-not-found." + e.kind().name());
    }
    if (thrown instanceof CardResponseException e) {
      return texts.guidance("card-response", "status", e.status().toString());
    }
    if (thrown instanceof MalformedResponseException) {
      return texts.guidance("malformed-response");
    }
    if (thrown instanceof MalformedDataException e) {
      String data = texts.name("data", e.data());
      return texts.guidance("malformed." + e.problem().name(), "data", data);
    }
    return texts.guidance("unknown-error");
  }

  static Guidance of(TransportException.Remedy remedy, Texts texts) {
    return texts.guidance("remedy." + remedy.name());
  }

  private static Guidance ofLink(TransportException e, Texts texts) {
    if (e instanceof CardRemovedException) {
      return texts.guidance("card-removed");
    }
    return e instanceof CardResetException ? texts.guidance("card-reset") : of(e.remedy(), texts);
  }

  private static Guidance ofPin(PinException e, Texts texts) {
    String key = GuidanceTerms.key(e.secret());
    String secret = GuidanceTerms.name(e.secret(), texts);
    if (e instanceof PinIncorrectException wrong) {
      return ofWrong(wrong, key, texts);
    }
    if (e instanceof PinBlockedException) {
      return texts.guidance("pin-blocked." + key);
    }
    if (e instanceof LastTryException last) {
      return texts.guidance(
          last.isToldByCard() ? "last-try" : "last-try-not-told", "secret", secret);
    }
    if (e instanceof PinOutcomeUnknownException unknown) {
      return ofUnknown(unknown, secret, texts);
    }
    if (e instanceof PinCancelledException) {
      return texts.guidance("pin-cancelled", "secret", secret);
    }
    if (e instanceof PinRequiredException) {
      return texts.guidance("pin-required", "secret", secret);
    }
    return texts.guidance("unknown-error");
  }

  /** With the last try spent, only what helps with a blocked secret helps. */
  private static Guidance ofWrong(PinIncorrectException e, String key, Texts texts) {
    if (e.triesLeft() > 0) {
      return texts.guidance("pin-wrong." + key, "tries", Integer.toString(e.triesLeft()));
    }
    String happened =
        Texts.fill(
            texts.get("pin-wrong-now-blocked"), "secret", GuidanceTerms.name(e.secret(), texts));
    return new Guidance(happened, texts.guidance("pin-blocked." + key).action());
  }

  private static Guidance ofUnknown(PinOutcomeUnknownException e, String secret, Texts texts) {
    boolean told =
        e.operation() == PinOutcomeUnknownException.Operation.VERIFY && e.triesBefore().isPresent();
    return texts.guidance(
        "pin-unknown." + e.operation().name() + (told ? "-told" : ""),
        "secret",
        secret,
        "tries",
        Integer.toString(e.triesBefore().orElse(0)));
  }

  /** The password has letters, and so sentences of its own for what it may consist of. */
  private static Guidance ofFormat(PinFormatException e, Texts texts) {
    boolean own =
        switch (e.rule()) {
          case LENGTH -> true;
          case CHARACTERS, HALF_WIDTH -> e.secret() == KeyKind.SIGN;
          case NO_SPACES, DATE, EXPIRY_YEAR -> false;
        };
    return texts.guidance(
        "pin-malformed." + (own ? GuidanceTerms.key(e.secret()) + "." : "") + e.rule().name(),
        "secret",
        GuidanceTerms.name(e.secret(), texts));
  }
}

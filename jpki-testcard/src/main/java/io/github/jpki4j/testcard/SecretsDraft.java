package io.github.jpki4j.testcard;

import io.github.jpki4j.testcard.application.Personalisation;
import io.github.jpki4j.testcard.application.PinFile;
import io.github.jpki4j.testcard.application.PinFile.Rule;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The secrets of a card to make, and their counters. */
final class SecretsDraft {

  private static final String NO_LICENCE_PIN = "****";

  String auth = "1234";
  String sign = "ABC123";
  String cardInfo = "4321";
  @Nullable Integer authTries;
  int signTries = PinFile.SIGN_TRIES;

  /** Refuses what no card can have. */
  CardSecrets frozen(TestCardType type, Personalisation card, Set<CardVariant> behaviours) {
    Map<TestSecret, PinFile> files = new EnumMap<>(TestSecret.class);
    int authLeft = authTries != null ? authTries : type.authTries();
    files.put(TestSecret.AUTH, new PinFile(Rule.PIN, auth, PinFile.PIN_TRIES, authLeft));
    files.put(TestSecret.SIGN, new PinFile(Rule.PASSWORD, sign, PinFile.SIGN_TRIES, signTries));
    files.put(TestSecret.CARD_INFO, pin(cardInfo));
    files.put(TestSecret.RESIDENT, pin(auth));
    files.put(TestSecret.COMMON, pin(auth));

    int tries = numberTries(behaviours);
    files.put(TestSecret.TEXT_NUMBER_A, number(card.individualNumber(), tries));
    files.put(TestSecret.TEXT_NUMBER_B, number(card.numberB(), tries));
    files.put(TestSecret.SURFACE_BIRTH_KEY, number(card.birthKey(), tries));
    files.put(TestSecret.SURFACE_NUMBER_B, number(card.numberB(), tries));
    files.put(TestSecret.SURFACE_NUMBER_A, number(card.individualNumber(), tries));

    boolean unset = behaviours.contains(CardVariant.LICENCE_PIN_NOT_SET);
    int left = behaviours.contains(CardVariant.LICENCE_BLOCKED) ? 0 : PinFile.NUMBER_TRIES;
    files.put(
        TestSecret.LICENCE,
        new PinFile(Rule.LICENCE, unset ? NO_LICENCE_PIN : auth, PinFile.NUMBER_TRIES, left));
    return new CardSecrets(files);
  }

  private static PinFile pin(String value) {
    return new PinFile(Rule.PIN, value, PinFile.PIN_TRIES, PinFile.PIN_TRIES);
  }

  private static PinFile number(String value, int tries) {
    return new PinFile(Rule.NUMBER, value, tries, tries);
  }

  private static int numberTries(Set<CardVariant> behaviours) {
    if (behaviours.contains(CardVariant.NUMBER_TRIES_UNLIMITED)) {
      return PinFile.UNLIMITED;
    }
    return behaviours.contains(CardVariant.NUMBER_TRIES_3) ? 3 : PinFile.NUMBER_TRIES;
  }
}

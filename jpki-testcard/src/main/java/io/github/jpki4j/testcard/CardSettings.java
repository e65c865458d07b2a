package io.github.jpki4j.testcard;

import io.github.jpki4j.testcard.application.Application;
import io.github.jpki4j.testcard.application.CardObjects;
import io.github.jpki4j.testcard.application.Personalisation;
import io.github.jpki4j.testcard.crypto.Randomness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What a card is made from. It does not change afterwards. */
@SuppressWarnings("ArrayRecordComponent") // handed over by the builder and read only
record CardSettings(
    TestCardType type,
    Issuance issue,
    Personalisation card,
    TestChip chip,
    byte[] atr,
    Files files,
    String tokenSerial,
    Randomness random,
    Set<CardVariant> behaviours) {

  /**
   * How the files of the card differ from those of a card without faults.
   *
   * @param filler the byte after a certificate
   * @param certificateSize bytes of a file with a certificate, if that is not longer
   * @param longestRead the most that one READ BINARY gives
   * @param replacements other contents by application and file identifier
   * @param removals files that are not there
   * @param dataObjects other contents of data objects by tag
   */
  record Files(
      byte filler,
      int certificateSize,
      int longestRead,
      Map<TestApplication, Map<Integer, byte[]>> replacements,
      Map<TestApplication, Set<Integer>> removals,
      Map<Integer, byte[]> dataObjects) {}

  boolean has(CardVariant behaviour) {
    return behaviours.contains(behaviour);
  }

  /** The applications in the order in which truncated AIDs find them. */
  List<Application> applications(CardSecrets secrets) {
    List<Application> applications = new ArrayList<>();
    if (type != TestCardType.OTHER_CARD) {
      applications.add(new Application(Application.Name.ISSUER_DOMAIN, Map.of()));
      applications.add(new CardContents(this, secrets).application());
    }
    if (type.isPlastic()) {
      applications.addAll(new OtherApplications(this, secrets).applications());
    }
    return applications.stream().map(this::changed).toList();
  }

  private Application changed(Application application) {
    for (TestApplication each : TestApplication.values()) {
      if (each.name().equals(application.name().name())) {
        return application.with(
            files.replacements().getOrDefault(each, Map.of()),
            files.removals().getOrDefault(each, Set.of()));
      }
    }
    return application;
  }

  /** The data objects of the card itself, by tag. */
  Map<Integer, Supplier<byte[]>> dataObjects() {
    Map<Integer, Supplier<byte[]>> objects = new HashMap<>();
    if (type.isPlastic()) {
      objects.putAll(CardObjects.of(card, atr));
    }
    if (has(CardVariant.NO_CARD_CERTIFICATE)) {
      objects.remove(CardObjects.LOWER_CERTIFICATE);
    }
    files.dataObjects().forEach((tag, content) -> objects.put(tag, () -> content));
    return objects;
  }
}

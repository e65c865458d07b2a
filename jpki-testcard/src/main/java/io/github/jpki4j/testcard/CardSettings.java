package io.github.jpki4j.testcard;

import io.github.jpki4j.KeyKind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a card is made from, once and for all. */
@SuppressWarnings("ArrayRecordComponent") // handed over by the builder and read only
record CardSettings(
    Profile profile,
    String authPin,
    Holder holder,
    byte[] atr,
    byte filler,
    int certificateFileSize,
    int longestRead,
    String tokenSerial,
    Clock clock,
    Randomness random,
    TestPki pki,
    Set<Behaviour> behaviours,
    Map<Integer, byte[]> replacements,
    Set<Integer> removals,
    Map<KeyKind, Validity> validities) {

  boolean has(Behaviour behaviour) {
    return behaviours.contains(behaviour);
  }

  Validity validity(KeyKind kind) {
    Validity given = validities.get(kind);
    return given != null ? given : Validity.aroundNow(clock, holder.birthday());
  }

  /** The applications in the order in which truncated AIDs find them. */
  List<Application> applications(Secret authPin, Secret signPassword) {
    List<Application> applications = new ArrayList<>();
    if (profile != Profile.OTHER_CARD) {
      applications.add(new Application(Application.Name.ISSUER_DOMAIN, Map.of()));
      applications.add(new CardContents(this, authPin, signPassword).application());
    }
    if (isPlastic()) {
      applications.addAll(new Neighbours(this).applications());
    }
    return List.copyOf(applications);
  }

  /** The data objects of the card itself, by tag. */
  Map<Integer, byte[]> dataObjects() {
    return isPlastic() ? Neighbours.dataObjects(holder, atr) : Map.of();
  }

  private boolean isPlastic() {
    return profile == Profile.MY_NUMBER || profile == Profile.NO_SIGN_CERTIFICATE;
  }
}

package io.github.jpki4j.testcard;

import io.github.jpki4j.testcard.crypto.Randomness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a card is made from. It does not change afterwards. */
@SuppressWarnings("ArrayRecordComponent") // handed over by the builder and read only
record CardSettings(
    TestCardType type,
    String authPin,
    Issuance issue,
    byte[] atr,
    Files files,
    String tokenSerial,
    Randomness random,
    Set<CardVariant> behaviours) {

  /**
   * How the files of the JPKI application differ from those of a card without faults.
   *
   * @param filler the byte after a certificate
   * @param certificateSize bytes of a file with a certificate, if that is not longer
   * @param longestRead the most that one READ BINARY gives
   * @param replacements other contents by file identifier
   * @param removals files that are not there
   */
  record Files(
      byte filler,
      int certificateSize,
      int longestRead,
      Map<Integer, byte[]> replacements,
      Set<Integer> removals) {}

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
    if (isPlastic()) {
      applications.addAll(new OtherApplications(this, secrets.cardInfo()).applications());
    }
    return List.copyOf(applications);
  }

  /** The data objects of the card itself, by tag. */
  Map<Integer, byte[]> dataObjects() {
    return isPlastic() ? OtherApplications.dataObjects(issue, atr) : Map.of();
  }

  private boolean isPlastic() {
    return type == TestCardType.MY_NUMBER || type == TestCardType.NO_SIGN_CERTIFICATE;
  }
}

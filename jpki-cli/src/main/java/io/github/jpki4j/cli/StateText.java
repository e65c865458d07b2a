package io.github.jpki4j.cli;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.reset.SavedFaces;
import io.github.jpki4j.testcard.reset.SavedReservation;
import io.github.jpki4j.testcard.reset.ServiceMemory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A simulation as text: a line of title, a version, a kind of card, words, and a checksum over all
 * of it, by which an edit shows. The checksum keeps mistakes out, not people: it has no key.
 */
final class StateText {

  private static final String TITLE = "jpki TEST state";
  private static final String VERSION = "version 1";
  private static final String REMARK =
      "# A simulated card and its reset service. No real card is in it; do not edit it.";
  private static final String CHECKSUM = "checksum ";

  /** Why a text is not taken: the key of a sentence. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final String key;

    /** The card of which the file is, where that is what is wrong. */
    private final String card;

    Refused(String key, String card) {
      super(key);
      this.key = key;
      this.card = card;
    }

    String key() {
      return key;
    }

    String card() {
      return card;
    }
  }

  private final List<String> lines;

  private StateText(List<String> lines) {
    this.lines = lines;
  }

  /** Writes it. */
  static String of(SimulatedCard kind, SimulationState state) {
    StringBuilder text = new StringBuilder();
    line(text, TITLE);
    line(text, VERSION);
    line(text, REMARK);
    line(text, "card " + kind.name());
    line(text, "made " + state.made());
    state.lastUse().ifPresent(at -> line(text, "used " + at));
    line(text, "auth " + state.authPin() + " " + state.authTries());
    line(text, "sign " + state.signPassword() + " " + state.signTries());
    line(text, "profile " + state.profileTries());
    for (SavedReservation one : state.memory().reservations()) {
      line(text, "reservation " + Names.of(one.target()) + " " + one.card() + " " + one.until());
    }
    for (SavedFaces one : state.memory().faces()) {
      String end = one.coolDownUntil().map(until -> " " + until).orElse("");
      line(text, "faces " + one.card() + " " + one.failures() + end);
    }
    return text + CHECKSUM + checksum(text.toString()) + "\n";
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }

  /** Reads it: whose it is, of which version, whole, and of the card that is wanted. */
  static SimulationState parse(String text, SimulatedCard wanted) throws Refused {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(TITLE)) {
      throw new Refused("state.other-file", "");
    }
    if (lines.size() < 2 || !lines.get(1).equals(VERSION)) {
      throw new Refused("state.other-version", "");
    }
    int end = text.lastIndexOf(CHECKSUM);
    if (end < 0
        || !text.substring(end).equals(CHECKSUM + checksum(text.substring(0, end)) + "\n")) {
      throw new Refused("state.edited", "");
    }
    StateText state = new StateText(lines);
    try {
      String card = state.words("card").get(0).get(1);
      if (!card.equals(wanted.name())) {
        throw new Refused("state.other-card", card);
      }
      return state.state();
    } catch (DateTimeException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | NoSuchElementException e) {
      throw new Refused("state.edited", "");
    }
  }

  private SimulationState state() {
    List<SavedReservation> reservations = new ArrayList<>();
    for (List<String> words : words("reservation")) {
      KeyKind target = words.get(1).equals(Names.of(KeyKind.AUTH)) ? KeyKind.AUTH : KeyKind.SIGN;
      reservations.add(new SavedReservation(target, words.get(2), Instant.parse(words.get(3))));
    }
    List<SavedFaces> faces = new ArrayList<>();
    for (List<String> words : words("faces")) {
      Optional<Instant> until =
          words.size() > 3 ? Optional.of(Instant.parse(words.get(3))) : Optional.empty();
      faces.add(new SavedFaces(words.get(1), Integer.parseInt(words.get(2)), until));
    }
    List<String> auth = words("auth").get(0);
    List<String> sign = words("sign").get(0);
    return new SimulationState(
        Instant.parse(words("made").get(0).get(1)),
        words("used").stream().findFirst().map(words -> Instant.parse(words.get(1))),
        auth.get(1),
        Integer.parseInt(auth.get(2)),
        sign.get(1),
        Integer.parseInt(sign.get(2)),
        Integer.parseInt(words("profile").get(0).get(1)),
        new ServiceMemory(reservations, faces));
  }

  /** The words of the lines that begin with one. */
  private List<List<String>> words(String first) {
    return lines.stream()
        .filter(line -> line.startsWith(first + " "))
        .map(line -> List.of(line.split(" ")))
        .toList();
  }

  private static String checksum(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

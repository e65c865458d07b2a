package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.reset.simulation.SavedFaces;
import io.github.jpki4j.reset.simulation.SavedReservation;
import io.github.jpki4j.reset.simulation.ServiceMemory;
import io.github.jpki4j.testcard.TestSecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A simulation as text: a line of title, a version, a kind of card, words, and a checksum over all
 * of it, by which an edit shows. The checksum keeps mistakes out, not people: it has no key.
 */
final class StateText {

  private static final String TITLE = "jpki TEST state";
  private static final String VERSION = "version 3";
  private static final String REMARK =
      "# A simulated card and its reset service. No real card is in it; do not edit it.";
  private static final String CHECKSUM = "checksum ";

  private static final Pattern CARD = Pattern.compile("[a-z0-9-]+");
  private static final Pattern HASH = Pattern.compile("[0-9A-F]{64}");

  /** Why a text is not taken: the key of a sentence. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final String key;

    /** The card of which the file is, or the number of the line that is wrong. */
    private final String detail;

    Refused(String key, String detail) {
      super(key);
      this.key = key;
      this.detail = detail;
    }

    String key() {
      return key;
    }

    String detail() {
      return detail;
    }
  }

  /** Writes it. */
  static String of(SimulationState state) {
    StringBuilder text = new StringBuilder();
    line(text, TITLE);
    line(text, VERSION);
    line(text, REMARK);
    state.description().lines().forEach(line -> line(text, line));
    line(text, "made " + state.made());
    state.lastUse().ifPresent(at -> line(text, "used " + at));
    state.secrets().forEach(secret -> line(text, secret.line()));
    for (SavedReservation one : state.memory().reservations()) {
      line(
          text, "reservation " + EnumNames.of(one.target()) + " " + one.card() + " " + one.until());
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
    if (lines.size() < 3 || !lines.get(1).equals(VERSION)) {
      throw new Refused("state.other-version", "");
    }
    int end = text.lastIndexOf(CHECKSUM);
    if (end < 0
        || !text.substring(end).equals(CHECKSUM + checksum(text.substring(0, end)) + "\n")) {
      throw new Refused("state.edited", "");
    }
    try {
      return state(new StateLines(lines, 2), wanted);
    } catch (StateLines.OddLine e) {
      throw new Refused("state.line", String.valueOf(e.number()));
    }
  }

  private static SimulationState state(StateLines lines, SimulatedCard wanted)
      throws StateLines.OddLine, Refused {
    lines.exactly(REMARK);
    String card = lines.one("card", words -> single(words, CARD));
    if (!card.equals(wanted.name())) {
      throw new Refused("state.other-card", card);
    }
    CardDescription description = CardDescription.read(wanted, lines);
    Instant made = lines.one("made", StateText::instant);
    Optional<Instant> used = lines.optional("used", StateText::instant);
    List<SavedSecret> secrets = new ArrayList<>();
    for (TestSecret which : TestSecret.values()) {
      Function<List<String>, SavedSecret> reading = words -> SavedSecret.read(which, words);
      if (SavedSecret.isAlwaysWritten(which)) {
        secrets.add(lines.one(EnumNames.of(which), reading));
      } else {
        lines.optional(EnumNames.of(which), reading).ifPresent(secrets::add);
      }
    }
    Set<List<Object>> seen = new HashSet<>();
    List<SavedReservation> reservations =
        lines.all("reservation", words -> reservation(words, seen));
    List<SavedFaces> faces = lines.all("faces", words -> faces(words, seen));
    lines.end();
    return new SimulationState(
        description, made, used, secrets, new ServiceMemory(reservations, faces));
  }

  private static String single(List<String> words, Pattern form) {
    StateLines.count(words, 1, 1);
    return StateLines.text(words.get(0), form);
  }

  private static Instant instant(List<String> words) {
    StateLines.count(words, 1, 1);
    return StateLines.instant(words.get(0));
  }

  private static SavedReservation reservation(List<String> words, Set<List<Object>> seen) {
    StateLines.count(words, 3, 3);
    KeyKind target = words.get(0).equals(EnumNames.of(KeyKind.AUTH)) ? KeyKind.AUTH : KeyKind.SIGN;
    StateLines.require(words.get(0).equals(EnumNames.of(target)));
    String card = StateLines.text(words.get(1), HASH);
    StateLines.require(seen.add(List.<Object>of(target, card)));
    return new SavedReservation(target, card, StateLines.instant(words.get(2)));
  }

  private static SavedFaces faces(List<String> words, Set<List<Object>> seen) {
    StateLines.count(words, 2, 3);
    String card = StateLines.text(words.get(0), HASH);
    int failures = StateLines.number(words.get(1), 1, 5);
    // The last failure in a row begins the cool-down, and no other does.
    StateLines.require((failures == 5) == (words.size() == 3));
    StateLines.require(seen.add(List.<Object>of(card)));
    Optional<Instant> until =
        words.size() == 3 ? Optional.of(StateLines.instant(words.get(2))) : Optional.empty();
    return new SavedFaces(card, failures, until);
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

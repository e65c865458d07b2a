package io.github.jpki4j.testcard.reset;

import io.github.jpki4j.reset.FaceMatch;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.ResetRefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts the faces that did not match, card by card. Facts: reset-service.md F15 to F17. */
final class FaceAttempts {

  private final Duration coolDown;
  private final Map<String, SavedFaces> failed = new LinkedHashMap<>();

  FaceAttempts(Duration coolDown, List<SavedFaces> saved) {
    this.coolDown = coolDown;
    saved.forEach(faces -> failed.put(faces.card(), faces));
  }

  /** Takes one attempt; the fifth failure in a row begins the cool-down. */
  void attempt(String card, FaceMatch face, Instant now) throws ResetRefusedException {
    requireNoCoolDown(card, now);
    switch (face) {
      case MATCHED -> failed.remove(card);
      case NOT_MATCHED -> fail(card, now);
      case TOO_DIFFERENT -> throw new ResetRefusedException(Refusal.FACE_TOO_DIFFERENT);
      case NOT_COMPARED -> throw new ResetRefusedException(Refusal.FACE_NOT_MATCHED);
    }
  }

  private void requireNoCoolDown(String card, Instant now) throws ResetRefusedException {
    Optional<Instant> until =
        Optional.ofNullable(failed.get(card)).flatMap(SavedFaces::coolDownUntil);
    if (until.isEmpty()) {
      return;
    }
    if (now.isBefore(until.get())) {
      throw new ResetRefusedException(Refusal.FACE_COOL_DOWN, until);
    }
    failed.remove(card);
  }

  private void fail(String card, Instant now) throws ResetRefusedException {
    int before = failed.containsKey(card) ? failed.get(card).failures() : 0;
    int failures = before + 1;
    if (failures < SavedFaces.MOST) {
      failed.put(card, new SavedFaces(card, failures, Optional.empty()));
      throw new ResetRefusedException(Refusal.FACE_NOT_MATCHED);
    }
    Optional<Instant> until = Optional.of(now.plus(coolDown));
    failed.put(card, new SavedFaces(card, failures, until));
    throw new ResetRefusedException(Refusal.FACE_COOL_DOWN, until);
  }

  List<SavedFaces> saved() {
    return new ArrayList<>(failed.values());
  }
}

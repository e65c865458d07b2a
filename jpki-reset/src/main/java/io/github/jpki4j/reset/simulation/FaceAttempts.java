package io.github.jpki4j.reset.simulation;

import io.github.jpki4j.reset.FaceState;
import io.github.jpki4j.reset.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts the faces that did not match, card by card. Facts: docs/reset-faq.md, F15 to F17. */
final class FaceAttempts {

  private final Duration coolDown;
  private final Map<String, SavedFaces> failed = new LinkedHashMap<>();

  FaceAttempts(Duration coolDown, List<SavedFaces> saved) {
    this.coolDown = coolDown;
    saved.forEach(faces -> failed.put(faces.card(), faces));
  }

  /** Takes one attempt, in no cool-down; the fifth failure in a row begins one. */
  void attempt(String card, FaceMatch face, Instant now) throws ResetRefusedException {
    if (state(card, now).standing() == FaceState.Standing.NOT_TRIED) {
      failed.remove(card);
    }
    switch (face) {
      case MATCHED -> failed.remove(card);
      case NOT_MATCHED -> fail(card, now);
      case TOO_DIFFERENT -> throw new ResetRefusedException(Refusal.FACE_TOO_DIFFERENT);
      case NOT_COMPARED -> throw new ResetRefusedException(Refusal.FACE_NOT_MATCHED);
    }
  }

  /** The same together with the face that is shown now, where nothing can change what it is. */
  FaceState seen(String card, FaceMatch face, Instant now) {
    FaceState state = state(card, now);
    return face == FaceMatch.TOO_DIFFERENT && state.standing() != FaceState.Standing.COOLING_DOWN
        ? FaceState.of(FaceState.Standing.TOO_DIFFERENT)
        : state;
  }

  /** How far the face of a card's holder has come. */
  FaceState state(String card, Instant now) {
    if (!failed.containsKey(card)) {
      return FaceState.NOT_TRIED;
    }
    Optional<Instant> until = failed.get(card).coolDownUntil();
    if (!until.isPresent()) {
      return FaceState.of(FaceState.Standing.FAILED);
    }
    return now.isBefore(until.get()) ? FaceState.coolingDown(until.get()) : FaceState.NOT_TRIED;
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

package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.reset.FaqEntry;
import io.github.jpki4j.reset.simulation.FaceMatch;
import java.util.Map;

/** A tester chooses what comparing the face found. */
record Face() implements AppStep {

  @Override
  public String page() {
    return "face";
  }

  @Override
  public Map<String, Object> model() {
    return Map.of("hints", FaqEntry.FACE_HINTS);
  }

  @Override
  public Step<Phone> chosen(Phone phone, Form form) {
    return switch (form.action()) {
      case "matched" -> new Reserving(FaceMatch.MATCHED);
      case "not-matched" -> new Reserving(FaceMatch.NOT_MATCHED);
      case "too-different" -> new Reserving(FaceMatch.TOO_DIFFERENT);
      default -> this;
    };
  }
}

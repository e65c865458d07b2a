package io.github.jpki4j.cli.reset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.cli.support.Desk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the app found when it compared the face, told to reset check. */
class ResetFaceTest {

  private static Desk.Result check(String target, String face) {
    List<String> args = new ArrayList<>(List.of("reset", "check", target, "--json", "--simulate"));
    args.addAll(List.of("--knows-other=yes", "--knows-target=no", "--moved=no", "--face", face));
    if (target.equals("auth")) {
      args.add("--pin-file=-");
    }
    return Desk.empty().withoutReader().stdin("ABC123").run(args.toArray(String[]::new));
  }

  private static JsonNode json(Desk.Result result) throws IOException {
    return new ObjectMapper().readTree(result.out());
  }

  private static List<JsonNode> faces(JsonNode advice) {
    List<JsonNode> faces = new ArrayList<>();
    for (JsonNode evidence : advice.get("evidence")) {
      if (evidence.get("requirement").asText().equals("face-matches")) {
        faces.add(evidence);
      }
    }
    return faces;
  }

  @ParameterizedTest
  @CsvSource({
    "not-tried, unknown, face-not-tried, eligible, reserve-in-app, 0",
    "matched, satisfied, face-matched, eligible, reserve-in-app, 0",
    "failed, unknown, face-not-matched-yet, eligible, reserve-in-app, 0",
    "too-different, violated, face-too-different, not-eligible, go-to-municipality, 61",
    "cooling-down, violated, face-cooling-down, not-eligible, wait, 61"
  })
  void theFaceCountsForTheSignPassword(
      String face, String state, String reason, String verdict, String nextStep, int code)
      throws IOException {
    Desk.Result result = check("sign", face);

    assertThat(result.code()).as(result.out()).isEqualTo(code);
    JsonNode advice = json(result);
    assertThat(advice.get("verdict").asText()).isEqualTo(verdict);
    assertThat(advice.get("nextStep").asText()).isEqualTo(nextStep);
    assertThat(faces(advice)).hasSize(1);
    assertThat(faces(advice).get(0).get("state").asText()).isEqualTo(state);
    assertThat(faces(advice).get(0).get("reason").asText()).isEqualTo(reason);
    if (code != 0) {
      assertThat(advice.get("reason").asText()).isEqualTo(reason);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"not-tried", "matched", "failed", "too-different", "cooling-down"})
  void theFaceIsNoRequirementForTheAuthPin(String face) throws IOException {
    Desk.Result result = check("auth", face);

    assertThat(result.code()).as(result.out()).isZero();
    assertThat(json(result).get("verdict").asText()).isEqualTo("eligible");
    assertThat(faces(json(result))).isEmpty();
  }
}

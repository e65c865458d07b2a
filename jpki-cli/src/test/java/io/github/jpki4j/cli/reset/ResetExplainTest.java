package io.github.jpki4j.cli.reset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.cli.console.DisplayWidth;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Language;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.reset.FaqEntry;
import io.github.jpki4j.reset.FaqTopic;
import io.github.jpki4j.reset.ResetGuidance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What reset explain says, without a card on the desk. */
class ResetExplainTest {

  private static Desk.Result run(Language language, String... arguments) {
    List<String> line =
        new ArrayList<>(List.of("--lang", EnumNames.of(language), "reset", "explain"));
    line.addAll(List.of(arguments));
    return Desk.empty().run(line.toArray(String[]::new));
  }

  private static ResetGuidance guidance(Language language) {
    return ResetGuidance.of(Locale.forLanguageTag(EnumNames.of(language)));
  }

  /** Lines are broken in the middle of Japanese text. */
  private static String unbroken(String text) {
    return text.replaceAll("\\s+", "");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void withoutATopicTheTopicsAreListedWithTheirNames(Language language) {
    Desk.Result result = run(language);
    assertThat(result.code()).as(result.said()).isZero();
    assertThat(result.out().lines()).hasSameSizeAs(FaqTopic.values());
    for (FaqTopic topic : FaqTopic.values()) {
      assertThat(result.out())
          .containsPattern(
              "(?m)^" + EnumNames.of(topic) + " +\\Q" + guidance(language).text(topic));
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyEntryIsReachedByItsTopic(Language language) {
    for (FaqEntry entry : FaqEntry.values()) {
      Desk.Result result = run(language, EnumNames.of(entry.topic()));
      assertThat(result.code()).as(result.said()).isZero();
      assertThat(unbroken(result.out())).contains(unbroken("- " + guidance(language).text(entry)));
      assertThat(result.out().lines()).allMatch(line -> DisplayWidth.of(line) <= TextPage.COLUMNS);
    }
  }

  @ParameterizedTest
  @EnumSource(FaqTopic.class)
  void programsGetEachTextWithItsEntry(FaqTopic topic) throws IOException {
    JsonNode json =
        new ObjectMapper().readTree(run(Language.EN, EnumNames.of(topic), "--json").out());
    assertThat(json.get("topic").asText()).isEqualTo(EnumNames.of(topic));
    assertThat(json.get("name").asText()).isEqualTo(guidance(Language.EN).text(topic));
    assertThat(json.get("texts"))
        .extracting(text -> text.get("entry").asText() + ": " + text.get("text").asText())
        .containsExactlyElementsOf(
            topic.entries().stream()
                .map(s -> EnumNames.of(s) + ": " + guidance(Language.EN).text(s))
                .toList());
  }

  @Test
  void programsGetTheTopicsWithTheirNames() throws IOException {
    JsonNode json = new ObjectMapper().readTree(run(Language.EN, "--json").out());
    assertThat(json.get("topics"))
        .extracting(topic -> topic.get("topic").asText() + ": " + topic.get("name").asText())
        .containsExactlyElementsOf(
            Arrays.stream(FaqTopic.values())
                .map(t -> EnumNames.of(t) + ": " + guidance(Language.EN).text(t))
                .toList());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatIsNoTopicIsAMistakeThatNamesThemAll(Language language) {
    Desk.Result result = run(language, "weather");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.said())
        .contains(Arrays.stream(FaqTopic.values()).map(EnumNames::of).toArray(String[]::new));
  }

  @Test
  void checkSaysWhatTheCounterCanDoAndUntilWhenAKioskMustFinish() {
    Desk.Result counter =
        Desk.with(Desk.card()).run("reset", "check", "sign", "--knows-other", "no");
    assertThat(counter.code()).isEqualTo(61);
    assertThat(counter.out()).contains("The counter can set both anew.");
    Desk.Result app =
        Desk.with(Desk.card())
            .run(
                "reset",
                "check",
                "sign",
                "--knows-target=no",
                "--knows-other=yes",
                "--moved=no",
                "--at=2026-11-25T12:00");
    assertThat(app.code()).as(app.said()).isZero();
    assertThat(app.out()).contains("the reservation ends at 2026/11/26 12:00.");
  }
}

package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.reset.FaqTopic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What the words mean, and what people ask. */
record WordsShown() implements AppStep {

  @Override
  public String page() {
    return "words";
  }

  @Override
  public Map<String, Object> model() {
    List<Map<String, Object>> topics =
        Arrays.stream(FaqTopic.values())
            .map(topic -> Map.<String, Object>of("topic", topic, "entries", topic.entries()))
            .toList();
    return Map.of("topics", topics);
  }

  @Override
  public boolean isTimed() {
    return false;
  }
}

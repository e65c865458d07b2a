package io.github.jpki4j.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Keeps idioms, and words of the house for which the field has its own, out of code, comments,
 * messages and pages: most readers have learnt English as a foreign language.
 */
class PlainWordsTest {

  /** The end of a line with what comments and scripts put at the start of the next. */
  private static final Pattern LINE_END =
      Pattern.compile("[ \\t]*\\R[ \\t]*(?:\\*(?!/)|//|#)?[ \\t]*");

  /** What is not to be said, and what is said instead. */
  private static final Map<Pattern, String> WORDS = new LinkedHashMap<>();

  static {
    forbid("questions? for the counters?", "retry-counter query");
    forbid("native ways?", "native backend");
    forbid("talk(?:s|ed|ing)?", "exchange, send commands, connect");
    forbid("CAs? that (?:does not )?counts?", "trusted CA");
    forbid("(?:CA|CAs|issuer|root)(?: does not| do not)? counts?", "is trusted");
    forbid("(?:list|CRL) (?:does not )?speaks? for", "covers");
    forbid("(?:can|cannot|could|could not|to) be had", "is available");
    forbid("(?:without|asks? for) leave", "permission");
    forbid("shall be like", "the settings of");
    forbid("be it that", "whether");
    forbid("dear", "expensive");
    forbid("swallow(?:s|ed|ing)?", "takes, loses");
    forbid("without mercy", "strictly");
    forbid("in vain", "without need");
    forbid("for want of", "because there is no");
    forbid("but for", "except for");
    forbid("by way of", "through");
    forbid("at hand", "available");
    forbid("in good order", "without faults");
    forbid("once and for all", "it does not change");
    forbid("behind \\S+ \\S+ back", "without asking");
    forbid("no matter", "does not concern");
    forbid("(?:and its|and their) kin", "and the like");
    forbid("(?:will|would) not do", "is not accepted");
    forbid("lives? on", "stays usable");
    forbid("comes? and go(?:es)?", "are put in and taken out");
    forbid("comes? apart", "do not fit");
    forbid("the whole truth", "everything");
    forbid("(?:which|what|the|same) doors?", "place, step");
  }

  private static void forbid(String words, String instead) {
    WORDS.put(Pattern.compile("\\b(?:" + words + ")\\b", Pattern.CASE_INSENSITIVE), instead);
  }

  @Test
  void nobodySaysWhatAReaderMustLookUp() {
    List<String> said = new ArrayList<>();
    for (ProjectFile file : ProjectFile.all()) {
      if (!file.name().equals("PlainWordsTest.java")) {
        find(file.text()).forEach(found -> said.add(file.path() + ": " + found));
      }
    }
    assertThat(said).isEmpty();
  }

  @Test
  void wordsAreFoundAcrossTheLinesOfAComment() {
    assertThat(find("/**\n   * Sends the question for\n   * the counter. */"))
        .containsExactly("'question for the counter', say: retry-counter query");
    assertThat(find("# The native\n# way")).containsExactly("'native way', say: native backend");
    assertThat(find("a retry-counter query, Talkative")).isEmpty();
  }

  private static List<String> find(String text) {
    String line = LINE_END.matcher(text).replaceAll(" ");
    List<String> found = new ArrayList<>();
    WORDS.forEach(
        (words, instead) -> {
          Matcher matcher = words.matcher(line);
          while (matcher.find()) {
            found.add("'" + matcher.group() + "', say: " + instead);
          }
        });
    return found;
  }
}

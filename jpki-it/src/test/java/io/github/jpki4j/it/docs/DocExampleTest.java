package io.github.jpki4j.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.testkit.PageCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The Java examples in texts for people are those that are compiled with the tests; the Japanese
 * pages have Japanese comments.
 */
class DocExampleTest {

  /** In the order of the document; each holds at least one. */
  @ParameterizedTest
  @CsvSource({
    "README, LoginJob CertificateJob AdviceJob",
    "docs/card, CardExample",
    "docs/kiosk, KioskExample",
    "docs/jca, JcaExample",
    "docs/login, LoginExample JdbcNonceStore",
    "docs/documents, DocumentExample",
    "docs/genuine, GenuineExample",
    "docs/testing, TestingExampleTest",
    "docs/integrations, JavaHttpExample HttpClientExample CmsExample"
        + " PdfExample XmlExample NimbusExample Jose4jExample"
        + " CardTokenConnection DssExample SshExample",
  })
  void theExamplesAreThoseThatAreCompiled(String document, String examples) {
    NamedTests tests = new NamedTests();
    List<String> compiled = new ArrayList<>();
    for (String example : examples.split(" ", -1)) {
      List<String> sources = tests.sources(example);
      assertThat(sources).as(example).hasSize(1);
      List<String> parts = PageCode.parts(sources.get(0), "// example-begin\n", "// example-end");
      assertThat(parts).as(example).isNotEmpty();
      compiled.addAll(parts);
    }
    for (String language : List.of(".md", ".ja.md")) {
      String page = ProjectFile.read(ProjectFile.ROOT.resolve(document + language)).text();
      assertThat(PageCode.differences(page, language.equals(".ja.md"), compiled))
          .as(language)
          .isEmpty();
    }
  }
}

package io.github.jpki4j.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of the repository and the links between them; and small ones with faults. */
class SitePagesTest {

  private static final Path ROOT = Path.of(System.getProperty("jpki.root"));

  @TempDir private Path folder;

  @BeforeEach
  void aSmallRepository() throws IOException {
    write("README.md", "# Name\n\n[日本語](README.ja.md), [more](docs/login.md)");
    write("README.ja.md", "# 名前\n\n[English](README.md)");
    write("docs/login.md", "# More\n\n[日本語](login.ja.md)\n\n## `A` place, here\n\n## A place here");
    write("docs/login.ja.md", "# もっと\n\n[English](login.md)\n\n## この場所（要点）");
    write("docs/card-model.md", "# Only in English");
    write("sample/pom.xml", "<a>&</a>");
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    Files.writeString(folder.resolve(file), text);
  }

  /** What is said of a link in a page of a language, without its beginning. */
  private List<String> problems(String page, String link) throws IOException {
    String twin = page.contains(".ja.") ? "card.md" : "card.ja.md";
    write(page, "# Page\n\n[twin](" + twin + ") [link](" + link + ")");
    write("docs/" + twin, "# Twin\n\n[twin](" + Path.of(page).getFileName() + ")");
    return Site.of(folder).links().problems().stream()
        .map(it -> it.replace(page + ": " + link + " ", ""))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "![words](images/a.png), ''",
    "![words](images/b.png), images/b.png is no picture (PNG) of the project",
    "![words](login.md), login.md is no picture (PNG) of the project",
    "![words](../../a.png), ../../a.png is no picture (PNG) of the project",
    "![](images/a.png), a picture without words for who does not see it"
  })
  void aPictureIsThereAndHasWords(String picture, String problem) throws IOException {
    write("docs/images/a.png", "a picture");
    write("docs/card.md", "# Page\n\n" + picture);
    Site site = Site.of(folder);
    String wrong = problem.isEmpty() ? "" : "docs/card.md: " + problem;
    assertThat(String.join("", site.links().problems())).isEqualTo(wrong);
    Path target = folder.resolve("site");
    site.write(target, List.of(), false);
    if (problem.isEmpty()) {
      assertThat(target.resolve("docs/images/a.png")).hasContent("a picture");
      assertThat(Files.readString(target.resolve("docs/card.html")))
          .contains("<img src=\"images/a.png\" alt=\"words\"");
    }
  }

  @Test
  void everyLinkOfEveryPageLeadsSomewhereInTheLanguageOfThePage() throws IOException {
    Site site = Site.of(ROOT);
    assertThat(site.links().problems()).isEmpty();
    assertThat(site.pages()).hasSizeGreaterThan(50);
    assertThat(site.links().count()).isGreaterThan(250);
  }

  @Test
  void everyPageOfTheRepositoryIsInTheSiteOnce(@TempDir Path target) throws IOException {
    Site site = Site.of(ROOT);
    site.write(target, SiteMenu.lines(), false);
    Set<String> outputs =
        site.pages().values().stream().map(SitePage::output).collect(Collectors.toSet());
    assertThat(outputs).hasSameSizeAs(site.pages().keySet());
    Set<String> expected = new TreeSet<>(outputs);
    site.links().files().forEach(file -> expected.add(SiteLinks.fileOutput(file)));
    try (Stream<Path> files = Files.walk(target)) {
      assertThat(
              files
                  .map(file -> target.relativize(file).toString().replace('\\', '/'))
                  .filter(file -> file.endsWith(".html")))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "docs/card.md, login.md",
    "docs/card.md, login.md#a-place-here",
    "docs/card.md, login.md#a-place-here-1",
    "docs/card.md, #page",
    "docs/card.md, ../sample/pom.xml",
    "docs/card.md, ../README.md",
    "docs/card.md, https://www.example.jp/x",
    "docs/card.ja.md, login.ja.md#この場所要点",
    "docs/card.ja.md, card-model.md",
  })
  void aGoodLinkIsTaken(String page, String link) throws IOException {
    assertThat(problems(page, link)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "docs/card.md, none" + ".md, does not exist",
    "docs/card.md, docs/login.md, does not exist",
    "docs/card.md, login.md#a-place, has no such heading",
    "docs/card.md, login.md#a-place-here-2, has no such heading",
    "docs/card.md, #here, has no such heading",
    "docs/card.md, ../sample, is a folder; name its README in the language of the page",
    "docs/card.md, ../sample/pom.xml#a, is no page and has no headings",
    "docs/card.md, ../../etc/passwd, leads out of the project",
    "docs/card.md, /docs/login" + ".md, leads out of the project",
    "docs/card.md, file:///etc/passwd, leads out of the project",
    "docs/card.md, javascript:alert, leads out of the project",
    "docs/card.md, login.ja.md, exists in the language of the page: docs/login.md",
    "docs/card.ja.md, login.md, exists in the language of the page: docs/login.ja.md",
    "docs/card.ja.md, ../README.md, exists in the language of the page: README.ja.md",
  })
  void aWrongLinkIsFound(String page, String link, String problem) throws IOException {
    assertThat(problems(page, link)).containsExactly(problem);
  }

  @Test
  void aPageThatDoesNotLeadToItsTwinIsFound() throws IOException {
    write("docs/login.ja.md", "# もっと");
    assertThat(Site.of(folder).links().problems())
        .containsExactly("docs/login.ja.md: does not lead to docs/login.md");
  }

  @ParameterizedTest
  @CsvSource({"![picture](x.png)", "text <b>bold</b>", "<div>block</div>"})
  void whatTheSiteWouldNotShowIsFound(String text) throws IOException {
    write("docs/card-model.md", "# Only\n\n" + text);
    assertThat(Site.of(folder).links().problems())
        .isNotEmpty()
        .allMatch(it -> it.startsWith("docs/card-model.md: "));
  }

  @Test
  void aLinkInCodeIsNone() throws IOException {
    write("docs/card-model.md", "# Only\n\n`[a](b)`\n\n    [a](b)\n\n```\n[a](b)\n```");
    assertThat(Site.of(folder).links().problems()).isEmpty();
  }

  @Test
  void aLineThatEndsInJapaneseEndsWithoutASpace(@TempDir Path target) throws IOException {
    write(
        "docs/card-model.md",
        "# 名前\n\nです。\nカード\n**証明書**\nABC\nです one\ntwo\n[\nthree](login" + ".md)");
    Site.of(folder).write(target, List.of(), false);
    assertThat(Files.readString(target.resolve("docs/card-model.html")))
        .contains("<p>です。カード<strong>証明書</strong>\nABC\nです one\ntwo\n<a href=");
  }

  @Test
  void theMenuLeadsToEveryPageInTheLanguageOfThePage() throws IOException {
    write("samples/README.md", "# Samples");
    write("samples/ci-card/README.md", "# One");
    Site site = Site.of(folder);
    List<String> lines = List.of("# First | 最初", "README.md", "docs/card-model.md");
    assertThat(SiteMenu.of(lines, site.pages(), SiteLanguage.JAPANESE))
        .extracting(SiteMenu.Group::heading, SitePagesTest::sources)
        .containsExactly(
            tuple("最初", List.of("README.ja.md", "docs/card-model.md")),
            tuple("その他", List.of("docs/login.ja.md", "samples/README.md")));
    assertThat(SiteMenu.of(lines, site.pages(), SiteLanguage.ENGLISH))
        .extracting(SiteMenu.Group::heading, SitePagesTest::sources)
        .containsExactly(
            tuple("First", List.of("README.md", "docs/card-model.md")),
            tuple("More", List.of("docs/login.md", "samples/README.md")));
  }

  private static List<String> sources(SiteMenu.Group group) {
    return group.pages().stream().map(SitePage::source).toList();
  }

  @Test
  void aPlaceInTheMenuForAPageThatDoesNotExistIsAFault(@TempDir Path target) throws IOException {
    Site site = Site.of(folder);
    assertThatThrownBy(() -> site.write(target, List.of("docs/none" + ".md"), false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("which does not exist");
  }
}

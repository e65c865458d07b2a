package io.github.jpki4j.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chromium's look at the pages of the repository; and at small ones with faults. */
@Tag("program")
class SiteVisitIT {

  private static final Path ROOT = Path.of(System.getProperty("jpki.root"));

  @TempDir private Path target;
  @TempDir private Path pictures;

  @Test
  void everyPageOfTheRepositoryIsFoundAndHasNoFault() throws IOException {
    Site site = Site.of(ROOT);
    site.write(target, SiteMenu.lines(), false);
    SiteVisit.Report report = SiteVisit.of(target, pictures);
    assertThat(report.faults()).isEmpty();
    assertThat(report.pages())
        .containsAll(site.pages().values().stream().map(SitePage::output).toList());
    assertThat(report.links()).isGreaterThan(1000);
    assertThat(report.anchors()).isGreaterThan(10);
    assertThat(report.external()).anyMatch(address -> address.startsWith("https://"));
    assertThat(pictures.resolve("index.ja.png")).isNotEmptyFile();
  }

  @Test
  void everyKindOfFaultIsFound() throws IOException {
    String other = "<header><a hreflang=ja href=index.ja.html>ja</a></header>";
    Files.writeString(
        target.resolve("index.html"),
        "<!DOCTYPE html><html lang=en><link rel=icon href='data:,'>"
            + other
            + "<a href=none.html>a</a><a href=more.html#there>b</a><a href=more.html#here>c</a>"
            + "<a href=#nowhere>d</a><a href=none.txt>e</a><a href=ftp://127.0.0.1/x>f</a>"
            + "<a href=https://www.example.jp/>g</a>");
    Files.writeString(
        target.resolve("index.ja.html"),
        "<!DOCTYPE html><html lang=ja><link rel=icon href='data:,'>"
            + "<header><a hreflang=en href=more.html>en</a></header>");
    Files.writeString(
        target.resolve("more.html"),
        """
        <!DOCTYPE html><html lang=ja><link rel=icon href='data:,'><p id=here>
        <img src=none.png><img src='https://www.example.com/a.png'>
        <iframe src='https://www.example.net/'></iframe>
        <script>console.error('said');
        console.warn('warned');
        console.assert(false, 'hoped')</script>
        <script>nothing.at.all()</script>
        <script>const ask = new XMLHttpRequest();
        ask.open('GET', 'none.json', false);
        ask.send()</script>
        """);
    Files.writeString(target.resolve("alone.html"), "<!DOCTYPE html><html lang=en>");
    SiteVisit.Report report = SiteVisit.of(target, pictures);
    assertThat(String.join("\n", report.faults()))
        .contains("alone.html: no link leads to it")
        .contains("index.html: a link of another kind, ftp://127.0.0.1/x")
        .contains("index.html: dead link to none.html")
        .contains("index.html: dead link to none.txt")
        .contains("index.html: index.html has no place nowhere")
        .contains("index.html: more.html has no place there")
        .contains("index.ja.html: what it calls en is not")
        .contains("more.html: asks another host, https://www.example.com/a.png")
        .contains("more.html: asks another host, https://www.example.net/")
        .containsPattern("more.html: \\S+/more.html [0-9:]+ .*said")
        .containsPattern("more.html: \\S+/more.html [0-9:]+ .*warned")
        .containsPattern("more.html: \\S+/more.html [0-9:]+ .*hoped")
        .containsPattern("more.html: \\S+/more.html [0-9:]+ .*nothing is not defined")
        .contains("more.html: leads 0 times to the other language")
        .containsPattern("more.html: 404 \\S+/none.png")
        .containsPattern("more.html: 404 \\S+/none.json")
        .contains("more.html: net::ERR_NAME_NOT_RESOLVED https://www.example.net/")
        .containsPattern("none.html: 404 \\S+/none.html")
        .doesNotContain("no place here");
    assertThat(report.external()).containsExactly("https://www.example.jp/");
  }
}

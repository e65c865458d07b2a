package io.github.jpki4j.it.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.testkit.program.ForeignJudge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ./release says of a project, and what it refuses before anything is built. */
@Tag("program")
final class ReleaseScriptTest {

  private static final Path ROOT = Path.of(System.getProperty("jpki.root"));
  private static final List<String> COPIED =
      List.of(
          "release",
          "config/jdks.sh",
          "config/release.sh",
          "config/release-compare.sh",
          "jpki-it/src/test/java/io/github/jpki4j/it/module/ApiListing.java");
  private static final String LISTING =
      """
      # What m offers; CONTRIBUTING.md says how to write this file anew.

      class a.One
        One()
      """;

  /** A project with one module, in Git. */
  @TempDir private Path project;

  private record Run(int exit, String text) {}

  @BeforeEach
  void makeProject() throws IOException, InterruptedException {
    ForeignJudge.of("git", "--version", "git");
    ForeignJudge.of("gpg", "--version", "gnupg");
    for (String name : COPIED) {
      write(name, Files.readString(ROOT.resolve(name)));
    }
    write(".gitignore", "target/\n");
    write("m/src/main/java/module-info.java", "module m { exports a; }");
    write("m/src/main/java/a/One.java", "package a; public class One {}");
    write("m/api.txt", LISTING);
    write("pom.xml", "<project>\n  <version>1.0.0</version>\n</project>\n");
    write("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n\n## [1.0.0] - 2026-11-30\n- All.\n");
    run("git", "init", "-q");
    commit();
  }

  @Test
  void everythingIsThereForARelease() throws IOException, InterruptedException {
    Run run = release();
    assertThat(run.text())
        .contains("A true release of 1.0.0 needs:")
        .contains("yes  everything committed")
        .contains("yes  a version that is no snapshot")
        .contains("yes  its section in CHANGELOG.md")
        .contains("yes  listings of the API that are those of the code")
        .contains("yes  the tools")
        .doesNotContain("NO ");
    assertThat(run.exit()).as("nothing is released by it").isEqualTo(2);
  }

  @Test
  void eachThingThatIsMissingIsASentence() throws IOException, InterruptedException {
    write("pom.xml", "<project>\n  <version>1.1.0-SNAPSHOT</version>\n</project>\n");
    write("m/api.txt", LISTING + "  int more()\n");
    commit();
    write("m/new.txt", "");
    assertThat(release().text())
        .contains("NO   everything committed: 1 files differ from the last commit.")
        .contains("NO   a version that is no snapshot: the version is 1.1.0-SNAPSHOT.")
        .contains("CHANGELOG.md has no section \"1.1.0\" with something in it.")
        .contains("m/api.txt is not of this code");
  }

  @Test
  void aRehearsalRefusesAListingOfOtherCode() throws IOException, InterruptedException {
    write("m/src/main/java/a/One.java", "package a; public class One { public void more() {} }");
    commit();
    assertThat(release("--rehearse"))
        .isEqualTo(
            new Run(
                1,
                "release: m/api.txt is not of this code; CONTRIBUTING.md says how to write it"
                    + " anew.\n"));
  }

  @Test
  void aRehearsalRefusesAVersionOfWhichNothingIsWritten() throws IOException, InterruptedException {
    write("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n\n## [0.9.0]\n- All.\n");
    commit();
    assertThat(release("--rehearse"))
        .isEqualTo(
            new Run(1, "release: CHANGELOG.md has no section \"1.0.0\" with something in it.\n"));
  }

  @Test
  void anOptionThatItDoesNotKnowIsRefused() throws IOException, InterruptedException {
    assertThat(release("--upload").text()).endsWith("release: \"--upload\" is no option\n");
    assertThat(release("--rehearse", "--against", "nowhere").text())
        .isEqualTo("release: --against takes the folder of a repository\n");
    assertThat(release("--samples", "web-login").text())
        .isEqualTo("release: --against and --samples are for --rehearse\n");
  }

  @Test
  void whatBreaksAProgramIsToldAndNeedsAnEntryThatSaysHowToMove()
      throws IOException, InterruptedException {
    write(
        "japicmp.txt",
        """
        +++  NEW CLASS: PUBLIC(+) a.New  (not serializable)
        \t+++  NEW METHOD: PUBLIC(+) void ofTheNew()
        ---! REMOVED CLASS: PUBLIC(-) a.Gone  (not serializable)
        \t---! REMOVED METHOD: PUBLIC(-) void ofTheGone()
        ***! MODIFIED CLASS: PUBLIC a.Changed  (not serializable)
        \t+++  NEW METHOD: PUBLIC(+) void more()
        \t---! REMOVED METHOD: PUBLIC(-) void less()
        **** MODIFIED INTERFACE: PUBLIC ABSTRACT a.Wanted  (not serializable)
        \t+++* NEW METHOD: PUBLIC(+) ABSTRACT(+) void wanted()
        """);
    write(
        "target/release/source/" + "CHANGELOG.md",
        """
        ## [1.0.0]
        - `Gone` is gone.
          To move, take `New`.
        - `Changed` and `Wanted` are better.
        - `WantedNow`: is new. To move, do nothing.
        """);
    Run run =
        run(
            "bash",
            "-c",
            "source config/release.sh; source config/release-compare.sh; version=1.0.0; mkdir $LOG;"
                + " changed_api m <japicmp.txt; for type in $(cat $LOG/broken-m); do"
                + " says_how_to_move $type || echo $type: not said; done");
    assertThat(run.text())
        .isEqualTo(
            """
              m: 2 added, 3 broken
                +++  NEW CLASS: PUBLIC(+) a.New  (not serializable)
                ---! REMOVED CLASS: PUBLIC(-) a.Gone  (not serializable)
                Changed: +++  NEW METHOD: PUBLIC(+) void more()
                Changed: ---! REMOVED METHOD: PUBLIC(-) void less()
                Wanted: +++* NEW METHOD: PUBLIC(+) ABSTRACT(+) void wanted()
            Changed: not said
            Wanted: not said
            """);
  }

  private Run release(String... options) throws IOException, InterruptedException {
    String[] command = new String[options.length + 2];
    command[0] = "bash";
    command[1] = "release";
    System.arraycopy(options, 0, command, 2, options.length);
    Run run = run(command);
    if (run.text().contains("a JDK 22 or later is missing")) {
      System.out.println("LEFT OUT: ./release, which needs a JDK 22 or later");
      Assumptions.abort("no JDK 22 or later");
    }
    return run;
  }

  private void commit() throws IOException, InterruptedException {
    run("git", "add", "-A");
    Run run =
        run("git", "-c", "user.name=a", "-c", "user.email=a@jpki4j.invalid", "commit", "-qm", "a");
    assertThat(run.exit()).as(run.text()).isZero();
  }

  private void write(String name, String text) throws IOException {
    SmallRelease.write(project.resolve(name), text);
  }

  private Run run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
    builder.environment().put("GIT_CONFIG_GLOBAL", project.resolve("none").toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), text);
  }
}

package io.github.jpki4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.testkit.program.ForeignProgram;
import io.github.jpki4j.testkit.program.ForeignProgram.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code jpki} as ./package installs it, with a Java that shows how it was called. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {

  private static final Path SCRIPT = Path.of(System.getProperty("jpki.root")).resolve("jpki");

  @TempDir private Path folder;
  private Path home;
  private Path jar;
  private Path jpki;

  @BeforeEach
  void install() throws IOException {
    Path installed = folder.resolve("マイ ナンバー");
    jar = installed.resolve("lib/jpki.jar");
    jpki = installed.resolve("bin/jpki");
    home = Files.createDirectory(folder.resolve("home"));
    Files.createDirectories(jar.getParent());
    Files.createFile(jar);
    Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
    Files.createDirectories(jpki.getParent());
    Files.writeString(
        jpki, Files.readString(SCRIPT).replaceFirst("(?m)^package=$", "package=jar-7"));
  }

  /** A Java that prints the charset of its environment and its arguments, one a line. */
  private Path java(String version) throws IOException {
    Path java = folder.resolve("java-" + version);
    Path program = java.resolve("bin/java");
    Files.createDirectories(program.getParent());
    Files.writeString(java.resolve("release"), "JAVA_RUNTIME_VERSION=\"" + version + "\"\n");
    script(program, "printf '%s\\n' \"${LC_ALL:-none} ${LC_CTYPE:-none}\" \"$@\"\n");
    return java.toRealPath();
  }

  private static void script(Path program, String text) throws IOException {
    Files.writeString(program, "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Runs it with nothing in the environment but this. */
  private Outcome run(Path script, String... environment) {
    List<String> command =
        new ArrayList<>(List.of("env", "-i", "PATH=" + System.getenv("PATH"), "HOME=" + home));
    command.addAll(List.of(environment));
    command.addAll(List.of("sh", script.toString(), "status", "a b"));
    return ForeignProgram.of(command.toArray(String[]::new)).run();
  }

  private Path archive(Path java, String version) throws IOException {
    return Path.of(
        home + "/.cache/jpki" + jar.toRealPath() + java + "/" + version + "-jar-7.classes");
  }

  @ParameterizedTest
  @CsvSource({"17.0.1+1, -XX:SharedArchiveFile=", "25+36, -XX:AOTCache="})
  void aPersonsArchiveIsMadeOnceInAFolderOfTheirOwn(String version, String option)
      throws IOException {
    Path java = java(version);
    Path archive = archive(java, version);
    Outcome outcome = run(jpki, "JAVA_HOME=" + java);
    assertThat(outcome.exit()).as(outcome.text()).isZero();
    assertThat(outcome.text().lines())
        .contains(option + archive, "-jar", jar.toRealPath().toString())
        .endsWith("status", "a b");
    assertThat(archive).exists();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(home.resolve(".cache/jpki"))))
        .isEqualTo("rwx------");
    Files.writeString(archive, "kept");
    run(jpki, "JAVA_HOME=" + java);
    assertThat(archive).hasContent("kept");
  }

  @Test
  void theArchiveOfAnEarlierJarIsDeleted() throws IOException {
    Path java = java("17.0.1");
    Path archive = archive(java, "17.0.1");
    run(jpki, "JAVA_HOME=" + java);
    Path earlier = Files.move(archive, archive.resolveSibling("17.0.1-jar-6.classes"));
    run(jpki, "JAVA_HOME=" + java);
    assertThat(archive).exists();
    assertThat(earlier).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwx---", "rwx---rwx", "rwxr-x---"})
  void nothingIsTakenFromAFolderThatOthersReach(String permissions) throws IOException {
    Path java = java("25");
    run(jpki, "JAVA_HOME=" + java);
    Path cache = home.resolve(".cache/jpki");
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString(permissions));
    Outcome outcome = run(jpki, "JAVA_HOME=" + java);
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.text()).doesNotContain(".classes").contains("\n-jar\n");
  }

  @Test
  void thereMayBeNoHomeAndAnotherCache() throws IOException {
    Path java = java("25");
    Path none = folder.resolve("none");
    for (String variable : List.of("HOME=" + none, "HOME=")) {
      assertThat(run(jpki, "JAVA_HOME=" + java, variable).text())
          .doesNotContain(".classes")
          .contains("\n-jar\n");
    }
    assertThat(none).doesNotExist();
    Path cache = folder.resolve("cache");
    assertThat(run(jpki, "JAVA_HOME=" + java, "XDG_CACHE_HOME=" + cache).text())
        .contains("=" + cache + "/jpki/");
    assertThat(run(jpki, "JAVA_HOME=" + java, "XDG_CACHE_HOME=not/absolute").text())
        .contains("=" + home + "/.cache/jpki/");
  }

  @ParameterizedTest
  @CsvSource({
    "LANG=C, none C.UTF-8",
    "LC_ALL=POSIX, C.UTF-8 C.UTF-8",
    "LANG=ja_JP.UTF-8, none none",
    "LC_ALL=ja_JP.UTF-8, ja_JP.UTF-8 none"
  })
  void inTheCLocaleJavaFindsJapaneseNamesAsWell(String environment, String charset)
      throws IOException {
    Outcome outcome = run(jpki, "JAVA_HOME=" + java("25"), environment);
    assertThat(outcome.text()).startsWith(charset + "\n");
  }

  @Test
  void linksAreFollowed() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), jpki);
    Path relative = Files.createSymbolicLink(folder.resolve("again"), Path.of("link"));
    assertThat(run(link, "JAVA_HOME=" + java("17")).text()).contains(jar.toRealPath().toString());
    assertThat(run(relative, "JAVA_HOME=" + java("17")).text())
        .contains(jar.toRealPath().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"LC_ALL", "LC_MESSAGES", "LANG"})
  void whatIsWrongWithJavaIsToldInThePersonsLanguage(String variable) throws IOException {
    String old = "JAVA_HOME=" + java("11.0.2+9");
    Outcome english = run(jpki, old, variable + "=en_US.UTF-8");
    assertThat(english.exit()).isEqualTo(1);
    assertThat(english.text()).matches("jpki: Java 17 or newer is needed; \\S+ is 11.0.2\\+9\n");
    Outcome japanese = run(jpki, old, variable + "=ja_JP.UTF-8");
    assertThat(japanese.exit()).isEqualTo(1);
    assertThat(japanese.text()).matches("jpki: Java 17 以降が必要です。\\S+ のバージョンは11.0.2\\+9です\n");
    assertThat(run(jpki, "JAVA_HOME=" + folder, variable + "=ja_JP.UTF-8").text())
        .startsWith("jpki: JAVA_HOME は " + folder);
    assertThat(run(jpki, "JAVA_HOME=" + folder, variable + "=C").text())
        .startsWith("jpki: JAVA_HOME is set to " + folder);
  }

  @Test
  void aMissingJavaIsToldInOneSentence() throws IOException {
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : List.of("sh", "dirname", "readlink")) {
      Path program = ForeignProgram.find(tool).orElseThrow().toRealPath();
      script(tools.resolve(tool), "exec " + program + " \"$@\"\n");
    }
    assertThat(run(jpki, "PATH=" + tools).text())
        .isEqualTo("jpki: Java is missing: install Java 17 or newer\n");
    assertThat(run(jpki, "PATH=" + tools, "LANG=ja_JP.UTF-8").text())
        .isEqualTo("jpki: Java がありません。Java 17 以降をインストールしてください\n");
  }
}

package io.github.jpki4j.it.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader of a release sees each fault that it is there for. */
final class ReadReleaseTest {

  @TempDir private Path folder;

  /** Something that is wrong from the start. */
  @FunctionalInterface
  private interface Mistake {
    void in(SmallRelease release);
  }

  @Test
  void aReleaseWithoutFaultHasNone() throws IOException {
    assertThat(new SmallRelease(folder).write().faults()).isEmpty();
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("the pom has no url", r -> r.pom = r.pom.replaceFirst("<url>a</url>", "")),
        mistake(
            "the pom has no scm/url", r -> r.pom = r.pom.replace("<url>a</url></scm>", "</scm>")),
        mistake(
            "the pom has no developers/developer/name",
            r -> r.pom = r.pom.replace("<developer><name>a</name>", "<developer>")),
        mistake("the pom has parent", r -> r.pom = r.pom.replace("</scm>", "</scm><parent/>")),
        mistake(
            "the pom has repositories",
            r -> r.pom = r.pom.replace("</scm>", "</scm><repositories/>")),
        mistake(
            "the pom is that of another module or version",
            r -> r.pom = r.pom.replace(">1.2.3<", ">1.2.4<")),
        mistake(
            "the pom depends on example in version \"4.5-SNAPSHOT\"",
            r -> r.pom = r.pom.replace(">4.5<", ">4.5-SNAPSHOT<")),
        mistake(
            "the pom depends on example in version \"${example.version}\"",
            r -> r.pom = r.pom.replace(">4.5<", ">${example.version}<")),
        mistake(
            "the pom depends on example in scope test",
            r -> r.pom = r.pom.replace(">runtime<", ">test<")),
        mistake(
            "the pom depends on example of another release",
            r -> r.pom = r.pom.replace(">org.example<", ">io.github.jpki4j<")),
        mistake("a jar has no META-INF/LICENSE", r -> r.classes.remove("META-INF/LICENSE")),
        mistake("a jar has no META-INF/LICENSE", r -> r.sources.remove("META-INF/LICENSE")),
        mistake("classes without their source: [a/One]", r -> r.sources.remove("a/One.java")),
        mistake("sources without their class: [a/Two]", r -> r.sources.put("a/Two.java", "")),
        mistake(
            "has no module descriptor",
            r -> {
              r.classes.remove("module-info.class");
              r.sources.remove("module-info.java");
            }),
        mistake(
            "the manifest has another version",
            r -> r.classes.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n")),
        mistake(
            "a/One.class names a folder of the machine that built it",
            r -> r.classes.put("a/One.class", "in /machine/folder/target")),
        mistake(
            "a/One.class names a folder of the machine that built it",
            r -> r.classes.put("a/One.class", "in somebody/.m2/repository/a.jar")),
        mistake(
            "io/github/jpki4j/testkit/A.class is for our own tests",
            r -> {
              r.classes.put("io/github/jpki4j/testkit/A.class", "");
              r.sources.put("io/github/jpki4j/testkit/A.java", "");
            }),
        mistake(
            "the SBOM has not the SHA-256 of example-4.5.jar",
            r -> r.sbom = r.sbom.replaceAll("\"SHA-256\">.", "\"SHA-256\">x")),
        mistake(
            "Maven resolved [io.github.jpki4j:jpki-login:1.2.3]",
            r -> r.resolved = r.resolved.lines().findFirst().orElseThrow()),
        mistake(
            "the SBOM has [io.github.jpki4j:jpki-login:1.2.3],",
            r -> r.sbom = r.sbom.replace(">required<", ">optional<")));
  }

  private static Arguments mistake(String fault, Mistake made) {
    return Arguments.of(fault, made);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void aMistakeIsSeen(String fault, Mistake made) throws IOException {
    SmallRelease release = new SmallRelease(folder);
    made.in(release);
    assertThat(release.write().faults()).anySatisfy(seen -> assertThat(seen).contains(fault));
  }

  @Test
  void eachFileThatIsMissingIsSeen() throws IOException {
    SmallRelease release = new SmallRelease(folder).write();
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder.resolve("repository"))) {
      all = files.filter(Files::isRegularFile).toList();
    }
    assertThat(all).hasSize(36);
    for (Path file : all) {
      byte[] content = Files.readAllBytes(file);
      Files.delete(file);
      assertThat(release.faults()).as("%s", file).contains("missing: " + file.getFileName());
      Files.write(file, content);
    }
    assertThat(release.faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"md5", "sha1", "sha256", "sha512"})
  void aWrongChecksumIsSeen(String kind) throws IOException {
    SmallRelease release = new SmallRelease(folder).write();
    Path jar = release.files.file(SmallRelease.MODULE, ".jar");
    SmallRelease.write(ReleaseFiles.beside(jar, "." + kind), "00");
    assertThat(release.faults()).containsExactly("wrong checksum: jpki-login-1.2.3.jar." + kind);
  }

  @Test
  void aFileTooManyIsSeen() throws IOException {
    SmallRelease release = new SmallRelease(folder).write();
    SmallRelease.write(
        folder.resolve("repository/io/github/jpki4j/jpki-it/1.2.3/jpki-it-1.2.3.jar"), "");
    assertThat(release.faults()).containsExactly("does not belong there: jpki-it-1.2.3.jar");
  }

  @Test
  void whatTheTwoFormsOfTheSbomSayIsTheSame() throws IOException {
    SmallRelease release = new SmallRelease(folder).write();
    Path json = release.files.file(SmallRelease.MODULE, "-cyclonedx.json");
    Files.writeString(json, "{}");
    assertThat(release.faults())
        .contains("jpki-login: the SBOM says other things in JSON than in XML");
  }
}

package io.github.jpki4j.it.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** The rehearsal is one more repository, and no mirror takes its place. */
final class RehearsalSettingsTest {

  private static final String GLOBAL =
      """
      <settings xmlns="http://maven.apache.org/SETTINGS/1.0.0">
        <mirrors>
          <mirror><id>a</id><mirrorOf>external:http:*</mirrorOf><url>http://0.0.0.0/</url></mirror>
        </mirrors>
        <profiles><!-- none --></profiles>
      </settings>
      """;
  private static final String USER =
      """
      <settings>
        <servers><server><id>b</id><username>me</username></server></servers>
        <mirrors>
          <mirror><id>b</id><mirrorOf>*</mirrorOf><url>https://mirror.invalid/</url></mirror>
          <mirror><id>c</id><mirrorOf>central</mirrorOf><url>https://mirror.invalid/</url></mirror>
        </mirrors>
      </settings>
      """;

  @TempDir private Path folder;

  @Test
  void theRehearsalIsAddedAndEverythingElseStays() throws Exception {
    write(
        Files.writeString(folder.resolve("a"), GLOBAL),
        Files.writeString(folder.resolve("b"), USER));
    Element global = PublishedPom.parse(folder.resolve("global.xml"));
    assertThat(PublishedPom.text(global, "mirrors/mirror/mirrorOf")).isEqualTo("external:http:*");
    assertThat(PublishedPom.text(global, "profiles/profile/id")).isEqualTo("jpki4j-rehearsal");
    assertThat(PublishedPom.text(global, "activeProfiles/activeProfile"))
        .isEqualTo("jpki4j-rehearsal");
    assertThat(PublishedPom.text(global, "profiles/profile/repositories/repository/url"))
        .isEqualTo(folder.resolve("repository").toUri().toString());
    Element user = PublishedPom.parse(folder.resolve("user.xml"));
    assertThat(PublishedPom.all(user, "mirrors/mirror/mirrorOf"))
        .extracting(Element::getTextContent)
        .containsExactly("*,!jpki4j-rehearsal", "central");
    assertThat(PublishedPom.text(user, "servers/server/username")).isEqualTo("me");
  }

  @Test
  void settingsThatAreNotThereAreEmptyOnes() throws Exception {
    write(folder.resolve("missing"), folder.resolve("missing"));
    Element global = PublishedPom.parse(folder.resolve("global.xml"));
    assertThat(PublishedPom.all(global, "profiles/profile")).hasSize(1);
    Element user = PublishedPom.parse(folder.resolve("user.xml"));
    assertThat(user.getChildNodes().getLength()).isZero();
  }

  private void write(Path global, Path user) throws Exception {
    RehearsalSettings.main(
        new String[] {
          global.toString(),
          user.toString(),
          folder.resolve("repository").toString(),
          folder.toString()
        });
  }
}

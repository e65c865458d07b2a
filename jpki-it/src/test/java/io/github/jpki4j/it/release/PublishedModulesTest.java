package io.github.jpki4j.it.release;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** One list of modules that are published, and what Maven Central wants to know of each. */
final class PublishedModulesTest {

  private static final Path ROOT = Path.of(System.getProperty("jpki.root"));

  /** The BOM's list, which ./release reads, and the BOM itself. */
  static Set<String> published() throws IOException {
    Set<String> modules =
        PublishedPom.all(pom(ReleaseFiles.BOM), "dependencyManagement/dependencies/dependency")
            .stream()
            .map(dependency -> PublishedPom.text(dependency, "artifactId"))
            .collect(toCollection(TreeSet::new));
    modules.add(ReleaseFiles.BOM);
    return modules;
  }

  private static Element pom(String module) throws IOException {
    return PublishedPom.parse(ROOT.resolve(module).resolve("pom.xml"));
  }

  @Test
  void theBomHasEveryModuleThatIsDeployed() throws IOException {
    Set<String> deployed = new TreeSet<>();
    for (Element module : PublishedPom.all(pom(""), "modules/module")) {
      String name = module.getTextContent();
      if (!PublishedPom.text(pom(name), "properties/maven.deploy.skip").equals("true")) {
        deployed.add(name);
      }
    }
    assertThat(published()).isEqualTo(deployed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.ja.md"})
  void theTableOfModulesHasThem(String page) throws IOException {
    assertThat(
            Pattern.compile("(?m)^\\| `(jpki-[a-z-]+)` \\|")
                .matcher(Files.readString(ROOT.resolve(page)))
                .results()
                .map(row -> row.group(1)))
        .containsExactlyInAnyOrderElementsOf(published());
  }

  @Test
  void theArchitectureSaysOfTheOthersThatTheyAreNotPublished() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/architecture.md"));
    Set<String> modules = new TreeSet<>();
    for (String entry : page.split("\\n    (?=[a-z])", -1)) {
      String name = entry.split("\\s", 2)[0];
      String said = entry.split("\\n\\n", 2)[0];
      if (name.startsWith("jpki-") && !said.endsWith("not published")) {
        modules.add(name);
      }
    }
    assertThat(modules).isEqualTo(published());
  }

  @ParameterizedTest
  @MethodSource("published")
  void thePomHasWhatCentralDemands(String module) throws IOException {
    Element own = pom(module);
    List<String> missing = PublishedPom.missing(own);
    if (!PublishedPom.all(own, "parent").isEmpty()) {
      Element parent = pom("");
      missing =
          missing.stream()
              .filter(path -> isOwn(path) || PublishedPom.text(parent, path).isEmpty())
              .toList();
    }
    assertThat(missing).isEmpty();
    assertThat(PublishedPom.text(own, "artifactId")).isEqualTo(module);
  }

  /** Two modules of one name could not be told apart. */
  private static boolean isOwn(String path) {
    return path.equals("name") || path.equals("description");
  }
}

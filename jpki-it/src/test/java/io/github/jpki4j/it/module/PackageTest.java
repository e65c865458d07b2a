package io.github.jpki4j.it.module;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packages of all modules, those of tests included. */
final class PackageTest {

  private static final Path PROJECT = Path.of(System.getProperty("jpki.root"));
  private static final String TESTS = Layers.name("it");

  /** The most files that a person looks through. */
  private static final int MOST_FILES = 35;

  @Test
  void noPackageHasMoreFilesThanAPersonLooksThrough() throws IOException {
    Map<Path, Long> files;
    try (Stream<Path> all = Files.walk(PROJECT)) {
      files =
          all.filter(file -> file.toString().endsWith(".java"))
              .map(PROJECT::relativize)
              .filter(file -> file.getNameCount() > 2)
              .filter(file -> file.getName(1).toString().equals("src"))
              .collect(groupingBy(Path::getParent, TreeMap::new, counting()));
    }
    assertThat(files)
        .hasSizeGreaterThan(50)
        .allSatisfy(
            (name, count) -> assertThat(count).as("%s", name).isLessThanOrEqualTo(MOST_FILES));
  }

  /** A class for a later Java has the name of the one that it takes the place of. */
  @Test
  void noNameStandsForTwoClassesOfTheLibrary() throws IOException {
    try (Stream<Path> all = Files.walk(PROJECT)) {
      assertThat(
              all.map(PROJECT::relativize)
                  .filter(file -> file.getNameCount() > 4)
                  .filter(file -> file.subpath(1, 4).equals(Path.of("src", "main", "java")))
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".java") && !name.endsWith("-info.java")))
          .isNotEmpty()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void thePackagesOfTheseTestsFormNoCycle(@TempDir Path scratch)
      throws IOException, URISyntaxException {
    Path tests =
        Path.of(PackageTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Map<String, Set<String>> uses =
        Use.of(Layers.copy(tests, scratch.resolve("tests"))).stream()
            .filter(use -> use.isOf(TESTS) && Use.isWithin(use.userPackage(), TESTS))
            .filter(use -> !use.usedPackage().equals(use.userPackage()))
            .collect(groupingBy(Use::userPackage, mapping(Use::usedPackage, toSet())));
    assertThat(uses).hasSizeGreaterThan(3);
    assertThat(cycles(uses)).isEmpty();
  }

  @Test
  void aCycleIsFound() {
    assertThat(cycles(Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("b", "d"))))
        .containsOnlyKeys("a", "b", "c");
  }

  /** What is left when every package that uses nothing, or only such packages, is taken away. */
  private static Map<String, Set<String>> cycles(Map<String, Set<String>> uses) {
    Map<String, Set<String>> left = new HashMap<>();
    uses.forEach((user, used) -> left.put(user, new HashSet<>(used)));
    boolean changed = true;
    while (changed) {
      left.values().forEach(used -> used.retainAll(left.keySet()));
      changed = left.values().removeIf(Set::isEmpty);
    }
    return left;
  }
}

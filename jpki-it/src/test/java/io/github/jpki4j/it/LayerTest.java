package io.github.jpki4j.it;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may know whom, read from the class files by the JDK's own {@code jdeps}. */
final class LayerTest {

  private static final String ROOT = "io.github.jpki4j";
  private static final String TESTCARD = ROOT + ".testcard";
  private static final String SIMULATED_RESET = ROOT + ".reset.simulation";
  private static final String CLI = ROOT + ".cli";
  private static final String DOCUMENT = ROOT + ".document";

  /** The packages of core from the lowest layer up: a package uses only layers below its own. */
  private static final List<Set<String>> LAYERS =
      List.of(
          Set.of(ROOT + ".apdu"),
          Set.of(ROOT),
          Set.of(ROOT + ".internal"),
          Set.of(ROOT + ".cert.revocation"),
          Set.of(ROOT + ".cert", ROOT + ".pin", ROOT + ".transport"),
          Set.of(ROOT + ".card"));

  /** The same for the module of the command. */
  private static final List<Set<String>> COMMAND_LAYERS =
      List.of(
          Set.of(CLI + ".console"),
          Set.of(CLI + ".command"),
          Set.of(CLI + ".file"),
          Set.of(CLI + ".access"),
          Set.of(CLI + ".card", CLI + ".simulation"),
          Set.of(CLI + ".validate"),
          Set.of(CLI + ".document", CLI + ".tls", CLI + ".reset"),
          Set.of(CLI));

  /** The same for documents. */
  private static final List<Set<String>> DOCUMENT_LAYERS =
      List.of(
          Set.of(DOCUMENT),
          Set.of(DOCUMENT + ".signer"),
          Set.of(DOCUMENT + ".cms", DOCUMENT + ".pdf"));

  /** The most files that a package of the command may have. */
  private static final int MOST_FILES = 35;

  /** What core may use besides itself and the module java.base. */
  private static final List<String> LIBRARIES =
      List.of("org.slf4j", "org.bouncycastle", "org.jspecify.annotations");

  /** The modules of the library that know core, and none of each other. */
  private static final List<String> ON_CORE = List.of(ROOT + ".jca", ROOT + ".reset", DOCUMENT);

  private static List<Use> core;
  private static List<Use> onCore;
  private static List<Use> testcard;
  private static List<Use> command;
  private static ModuleDescriptor coreModule;

  @BeforeAll
  static void readTheClassFiles(@TempDir Path scratch) throws IOException {
    Path coreClasses = unpack(ROOT, scratch.resolve("core"));
    try (InputStream in = Files.newInputStream(coreClasses.resolve("module-info.class"))) {
      coreModule = ModuleDescriptor.read(in);
    }
    core = uses(coreClasses);
    onCore = new ArrayList<>();
    for (String module : ON_CORE) {
      onCore.addAll(uses(unpack(module, scratch.resolve(module))));
    }
    testcard = uses(unpack(TESTCARD, scratch.resolve("testcard")));
    command = uses(unpack(CLI, scratch.resolve("command")));
  }

  @Test
  void jdepsSeesWhatIsThere() {
    assertThat(core)
        .anyMatch(
            use ->
                use.user().equals(ROOT + ".CardResponseException")
                    && use.used().equals(ROOT + ".apdu.StatusWord"));
    assertThat(testcard).anyMatch(use -> use.usedPackage().equals(ROOT + ".transport"));
  }

  @Test
  void everyPackageOfCoreHasALayer() {
    assertThat(core.stream().map(Use::userPackage).collect(toSet()))
        .isSubsetOf(LAYERS.stream().flatMap(Set::stream).collect(toSet()));
  }

  @Test
  void noPackageOfCoreUsesAnotherOfItsLayerOrOfAHigherOne() {
    assertThat(core)
        .filteredOn(use -> isOurs(use.usedPackage()))
        .filteredOn(use -> !use.usedPackage().equals(use.userPackage()))
        .isNotEmpty()
        .allMatch(use -> layer(LAYERS, use.usedPackage()) < layer(LAYERS, use.userPackage()));
  }

  @Test
  void everyLayerOfTheCommandHoldsThePackagesThatThereAre() {
    assertThat(command.stream().map(Use::userPackage).collect(toSet()))
        .isEqualTo(COMMAND_LAYERS.stream().flatMap(Set::stream).collect(toSet()));
  }

  @Test
  void noPackageOfTheCommandUsesAnotherOfItsLayerOrOfAHigherOne() {
    assertThat(command)
        .filteredOn(use -> isWithin(use.usedPackage(), CLI))
        .filteredOn(use -> !use.usedPackage().equals(use.userPackage()))
        .isNotEmpty()
        .allMatch(
            use ->
                layer(COMMAND_LAYERS, use.usedPackage())
                    < layer(COMMAND_LAYERS, use.userPackage()));
  }

  @Test
  void noPackageOfTheCommandHasMoreFilesThanAPersonReads() {
    Map<String, Long> files =
        command.stream()
            .filter(use -> !use.user().contains("$"))
            .map(Use::user)
            .distinct()
            .collect(groupingBy(Use::packageOf, counting()));
    assertThat(files)
        .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MOST_FILES));
  }

  @Test
  void theCommandLeavesTheLibrariesOfDocumentsToThem() {
    assertThat(command).noneMatch(LayerTest::isOfDocuments);
    assertThat(onCore)
        .filteredOn(use -> isWithin(use.userPackage(), DOCUMENT))
        .anyMatch(LayerTest::isOfDocuments);
  }

  @Test
  void noPackageOfDocumentsUsesAnotherOfItsLayerOrOfAHigherOne() {
    List<Use> documents =
        onCore.stream().filter(use -> isWithin(use.userPackage(), DOCUMENT)).toList();
    assertThat(documents.stream().map(Use::userPackage).collect(toSet()))
        .isEqualTo(DOCUMENT_LAYERS.stream().flatMap(Set::stream).collect(toSet()));
    assertThat(documents)
        .filteredOn(use -> isWithin(use.usedPackage(), DOCUMENT))
        .filteredOn(use -> !use.usedPackage().equals(use.userPackage()))
        .isNotEmpty()
        .allMatch(
            use ->
                layer(DOCUMENT_LAYERS, use.usedPackage())
                    < layer(DOCUMENT_LAYERS, use.userPackage()));
    assertThat(documents)
        .filteredOn(use -> isWithin(use.usedPackage(), "org.apache.pdfbox"))
        .isNotEmpty()
        .allMatch(use -> use.userPackage().equals(DOCUMENT + ".pdf"));
  }

  private static boolean isOfDocuments(Use use) {
    return isWithin(use.usedPackage(), "org.apache.pdfbox")
        || isWithin(use.usedPackage(), "org.bouncycastle.cms");
  }

  @Test
  void theKeyTheAdviceAndTheDocumentsKnowCoreAndNotEachOther() {
    for (String module : ON_CORE) {
      assertThat(onCore)
          .filteredOn(use -> isWithin(use.userPackage(), module))
          .filteredOn(use -> isOurs(use.usedPackage()))
          .isNotEmpty()
          .allMatch(use -> isWithin(use.usedPackage(), module) || isOfCore(use.usedPackage()));
    }
  }

  @Test
  void theAdviceKnowsNoSimulation() {
    assertThat(onCore)
        .filteredOn(use -> use.userPackage().equals(ROOT + ".reset"))
        .isNotEmpty()
        .noneMatch(use -> isWithin(use.usedPackage(), SIMULATED_RESET));
  }

  @Test
  void coreUsesOnlyTheBaseModuleSlf4jAndBouncyCastle() {
    assertThat(core)
        .filteredOn(use -> !use.module().equals("java.base"))
        .filteredOn(use -> !isOurs(use.usedPackage()))
        .allMatch(use -> LIBRARIES.stream().anyMatch(lib -> use.used().startsWith(lib + ".")));
  }

  @Test
  void theModuleOfCoreRequiresNothingElse() {
    Map<String, Boolean> neededAtRunTime =
        coreModule.requires().stream()
            .collect(toMap(Requires::name, r -> !r.modifiers().contains(Requires.Modifier.STATIC)));
    assertThat(neededAtRunTime)
        .isEqualTo(
            Map.of(
                "java.base", true,
                "org.slf4j", true,
                "org.bouncycastle.provider", true,
                "org.jspecify", false));
  }

  @Test
  void theSimulatedCardSharesNoCodecWithTheLibraryItTests() {
    assertThat(testcard)
        .filteredOn(use -> isOurs(use.usedPackage()))
        .isNotEmpty()
        .allMatch(use -> Set.of(ROOT, ROOT + ".transport", TESTCARD).contains(use.usedPackage()));
  }

  @Test
  void theSimulatedKioskUsesTheLibraryAsAnAppDoes() {
    assertThat(onCore)
        .filteredOn(use -> isWithin(use.userPackage(), SIMULATED_RESET))
        .filteredOn(use -> isOurs(use.usedPackage()))
        .isNotEmpty()
        .noneMatch(use -> isWithin(use.usedPackage(), ROOT + ".internal"))
        .noneMatch(use -> isWithin(use.usedPackage(), ROOT + ".apdu"));
  }

  private static int layer(List<Set<String>> layers, String packageName) {
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).contains(packageName)) {
        return i;
      }
    }
    throw new AssertionError("no layer for " + packageName);
  }

  private static boolean isOfCore(String packageName) {
    return LAYERS.stream().anyMatch(layer -> layer.contains(packageName));
  }

  private static boolean isOurs(String packageName) {
    return isWithin(packageName, ROOT);
  }

  private static boolean isWithin(String packageName, String root) {
    return packageName.equals(root) || packageName.startsWith(root + ".");
  }

  /** The class files of the module that holds a package, out of its jar or target/classes. */
  private static Path unpack(String packageName, Path to) throws IOException {
    String marker = packageName.replace('.', '/') + "/package-info.class";
    URL url = LayerTest.class.getClassLoader().getResource(marker);
    assertThat(url).as("class file %s", marker).isNotNull();
    if (!url.getProtocol().equals("jar")) {
      Path classes = Path.of(URI.create(url.toString()));
      for (int i = 0; i < marker.split("/").length; i++) {
        classes = classes.getParent();
      }
      copy(classes, to);
      return to;
    }
    String jar = url.toString().substring("jar:".length(), url.toString().indexOf("!/"));
    try (FileSystem files = FileSystems.newFileSystem(Path.of(URI.create(jar)))) {
      copy(files.getPath("/"), to);
    }
    return to;
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> classFiles;
    try (Stream<Path> all = Files.walk(from)) {
      classFiles = all.filter(file -> file.toString().endsWith(".class")).toList();
    }
    for (Path file : classFiles) {
      Path copy = to.resolve(from.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
  }

  /** Runs jdeps, without the descriptor: with it jdeps would want the modules of all libraries. */
  private static List<Use> uses(Path classes) throws IOException {
    Files.deleteIfExists(classes.resolve("module-info.class"));
    StringWriter out = new StringWriter();
    PrintWriter printer = new PrintWriter(out);
    int exit =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(printer, printer, "-verbose:class", "-filter:none", classes.toString());
    printer.flush();
    assertThat(exit).as("%s", out).isZero();
    return out.toString().lines().flatMap(Use::parse).toList();
  }

  /**
   * One class that mentions another.
   *
   * @param user the class
   * @param used the class it mentions
   * @param module where jdeps found that one: a module of the JDK, the input, or "not found"
   */
  private record Use(String user, String used, String module) {

    private static final Pattern LINE = Pattern.compile("\\s+(\\S+)\\s+-> (\\S+)\\s+(\\S.*)");

    static Stream<Use> parse(String line) {
      Matcher matcher = LINE.matcher(line);
      return matcher.matches()
          ? Stream.of(new Use(matcher.group(1), matcher.group(2), matcher.group(3)))
          : Stream.empty();
    }

    String userPackage() {
      return packageOf(user);
    }

    String usedPackage() {
      return packageOf(used);
    }

    private static String packageOf(String type) {
      return type.substring(0, type.lastIndexOf('.'));
    }
  }
}

package io.github.jpki4j.it.module;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may know whom. */
final class LayerTest {

  private static final String SIMULATED_RESET = Layers.name("reset.simulation");

  /** What core may use besides itself and the module java.base. */
  private static final List<String> LIBRARIES =
      List.of("org.slf4j", "org.bouncycastle", "org.jspecify.annotations");

  private static final Map<Layers, List<Use>> USES = new HashMap<>();
  private static ModuleDescriptor coreModule;

  static List<Layers> modules() {
    return List.of(
        Layers.CORE,
        Layers.JCA,
        Layers.LOGIN,
        Layers.RESET,
        Layers.DOCUMENTS,
        Layers.PCSC,
        Layers.KIOSK,
        Layers.TESTCARD,
        Layers.COMMAND);
  }

  /** The modules of the library that know core, and none of each other. */
  static List<Layers> onCore() {
    return List.of(Layers.JCA, Layers.LOGIN, Layers.RESET, Layers.DOCUMENTS, Layers.PCSC);
  }

  @BeforeAll
  static void readTheClassFiles(@TempDir Path scratch) throws IOException {
    for (Layers module : modules()) {
      Path classes = module.unpack(scratch);
      if (module.equals(Layers.CORE)) {
        try (InputStream in = Files.newInputStream(classes.resolve("module-info.class"))) {
          coreModule = ModuleDescriptor.read(in);
        }
      }
      USES.put(module, Use.of(classes));
    }
  }

  private static Stream<Use> ours(Layers module) {
    return USES.get(module).stream().filter(use -> use.isOf(Layers.ROOT));
  }

  @Test
  void jdepsSeesWhatIsThere() {
    assertThat(ours(Layers.CORE))
        .anyMatch(
            use ->
                use.user().equals(Layers.name("apdu.ResponseApdu"))
                    && use.used().equals(Layers.name("StatusWord")));
    assertThat(ours(Layers.TESTCARD))
        .anyMatch(use -> use.usedPackage().equals(Layers.name("transport")));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void theLayersHoldThePackagesThatThereAre(Layers module) {
    assertThat(USES.get(module).stream().map(Use::userPackage).collect(toSet()))
        .isEqualTo(module.packages());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void noPackageUsesAnotherOfItsLayerOrOfAHigherOne(Layers module) {
    assertThat(ours(module))
        .filteredOn(use -> module.packages().contains(use.usedPackage()))
        .isNotEmpty()
        .allMatch(module::allows);
  }

  @ParameterizedTest
  @MethodSource("onCore")
  void whatStandsOnCoreKnowsNothingElseOfOurs(Layers module) {
    assertThat(ours(module))
        .isNotEmpty()
        .allMatch(
            use ->
                module.packages().contains(use.usedPackage())
                    || Layers.CORE.packages().contains(use.usedPackage()));
  }

  @Test
  void theCommandLeavesTheLibrariesOfDocumentsToThem() {
    assertThat(USES.get(Layers.COMMAND)).noneMatch(LayerTest::isOfDocuments);
    assertThat(USES.get(Layers.DOCUMENTS)).anyMatch(LayerTest::isOfDocuments);
  }

  @Test
  void ofDocumentsOnlyThePackagesForPdfKnowPdfBox() {
    assertThat(USES.get(Layers.DOCUMENTS))
        .filteredOn(use -> use.isOf("org.apache.pdfbox"))
        .isNotEmpty()
        .allMatch(use -> Use.isWithin(use.userPackage(), Layers.name("document.pdf")));
  }

  private static boolean isOfDocuments(Use use) {
    return use.isOf("org.apache.pdfbox") || use.isOf("org.bouncycastle.cms");
  }

  @Test
  void coreUsesOnlyTheBaseModuleSlf4jAndBouncyCastle() {
    assertThat(USES.get(Layers.CORE))
        .filteredOn(use -> !use.module().equals("java.base"))
        .filteredOn(use -> !use.isOf(Layers.ROOT))
        .allMatch(use -> LIBRARIES.stream().anyMatch(use::isOf));
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
    Set<String> known = Set.of(Layers.ROOT, Layers.name("transport"));
    assertThat(ours(Layers.TESTCARD))
        .isNotEmpty()
        .allMatch(
            use ->
                known.contains(use.usedPackage())
                    || Layers.TESTCARD.packages().contains(use.usedPackage()));
  }

  @Test
  void theSimulatedKioskUsesTheLibraryAsAnAppDoes() {
    assertThat(ours(Layers.RESET))
        .filteredOn(use -> Use.isWithin(use.userPackage(), SIMULATED_RESET))
        .isNotEmpty()
        .noneMatch(use -> use.isOf(Layers.name("internal")))
        .noneMatch(use -> use.isOf(Layers.name("apdu")))
        .noneMatch(use -> use.isOf(Layers.name("exchange")));
  }
}

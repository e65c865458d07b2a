package io.github.jpki4j.android;

import static org.assertj.core.api.Assertions.assertThat;

import android.nfc.NfcAdapter;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.testcard.TestCard;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Object;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** The jar as it is published. */
@Tag("program")
class JarIT {

  private static final String RULES = "META-INF/proguard/jpki-transport-android.pro";
  private static final String LICENSE = "META-INF/LICENSE";
  private static final String SIMULATION = "io.github.jpki4j.reset.simulation.";
  private static final int JAVA_17 = 61;

  @TempDir Path directory;

  private static Path home(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static JarFile jar() throws IOException, URISyntaxException {
    return new JarFile(home(NfcReader.class).toFile());
  }

  private static String rules() throws Exception {
    try (JarFile jar = jar()) {
      byte[] rules = jar.getInputStream(jar.getEntry(RULES)).readAllBytes();
      return new String(rules, StandardCharsets.UTF_8);
    }
  }

  /** With META-INF/com.android.tools in the jar, Android's plugin would not look elsewhere. */
  @Test
  void theRulesAreWhereEveryToolFindsThem() throws Exception {
    try (JarFile jar = jar()) {
      List<String> files =
          jar.stream()
              .filter(entry -> !entry.isDirectory())
              .map(JarEntry::getName)
              .filter(name -> name.startsWith("META-INF/"))
              .toList();
      assertThat(files).containsExactlyInAnyOrder("META-INF/MANIFEST.MF", LICENSE, RULES);
    }
  }

  @Test
  void itsClassFilesAreThoseOfJava17() throws Exception {
    try (JarFile jar = jar()) {
      List<JarEntry> types =
          jar.stream().filter(entry -> entry.getName().endsWith(".class")).toList();
      assertThat(types).isNotEmpty();
      for (JarEntry type : types) {
        try (DataInputStream in = new DataInputStream(jar.getInputStream(type))) {
          assertThat(in.readInt()).isEqualTo(0xCAFEBABE);
          assertThat(in.readInt()).as(type.getName()).isEqualTo(JAVA_17);
        }
      }
    }
  }

  /**
   * Android's plugin stops at a file that two jars bring, except for those that it merges or leaves
   * out itself, as it does with licences.
   */
  @Test
  void noTwoJarsOfAProgramBringTheSameFile() throws Exception {
    Map<String, Path> owners = new HashMap<>();
    for (Class<?> type :
        List.of(
            NfcReader.class,
            JpkiAp.class,
            JpkiProvider.class,
            KioskGuide.class,
            Logger.class,
            ASN1Object.class,
            NullMarked.class)) {
      Path jar = home(type);
      for (String name : names(jar)) {
        if (name.endsWith("/")
            || name.endsWith(".class")
            || name.equals("META-INF/MANIFEST.MF")
            || name.equals(LICENSE)
            || name.startsWith("META-INF/services/")) {
          continue;
        }
        assertThat(owners.put(name, jar)).as("%s is also in %s", name, jar).isNull();
      }
    }
    assertThat(owners).isNotEmpty();
  }

  /** What is part of a program, and what is there where it runs. */
  private Shrinker shrinker(String... programs) throws Exception {
    Path tests = home(JarIT.class);
    String dropped = "(!META-INF/**,!module-info.class)";
    String own =
        Stream.of(programs)
            .map(program -> program.replace('.', '/'))
            .map(program -> program + ".class," + program + "$*.class")
            .collect(Collectors.joining(",", "(", ")"));
    Shrinker shrinker = new Shrinker(directory).program(tests, own);
    for (Path jar : program()) {
      shrinker.program(jar, dropped);
    }
    return shrinker
        .library(tests, "(android/**)")
        .library(home(NfcAdapter.class), "(android/**,com/android/**)")
        .library(home(Test.class), "")
        .rules("-dontwarn com.sun.net.httpserver.**,jdk.net.**,org.junit.**") // of the test card
        .rules("-dontoptimize")
        .rules("-dontnote **")
        .rules(rules());
  }

  private static List<Path> program() throws URISyntaxException {
    return List.of(
        home(NfcReader.class),
        home(JpkiAp.class),
        home(JpkiProvider.class),
        home(KioskGuide.class),
        home(Logger.class),
        home(ASN1Object.class),
        home(TestCard.class));
  }

  private static String classPath(List<Path> program) throws URISyntaxException {
    List<String> all = new ArrayList<>();
    program.forEach(jar -> all.add(jar.toString()));
    all.add(home(JarIT.class).toString());
    all.add(home(NfcAdapter.class).toString());
    return String.join(File.pathSeparator, all);
  }

  /** Without the rules ProGuard stops: the test would not pass with an empty file. */
  @Test
  void aProgramThatWasShrunkWithTheRulesStillReadsAndSigns() throws Exception {
    String main = ShrunkProgram.class.getName();
    Shrinker shrinker =
        shrinker(PhoneField.class.getName(), main)
            .rules("-keep class " + main + " { public static void main(java.lang.String[]); }");
    Path shrunk = shrinker.shrink();
    assertThat(names(shrunk)).noneMatch(name -> name.contains("JpkiAp")).hasSizeLessThan(1000);
    assertThat(shrinker.run(classPath(List.of(shrunk)), main).lines())
        .containsSubsequence("MY_NUMBER", "signed: true", "wrong, tries left: 4", "card says: 4");
  }

  /** A program that uses everything: all is kept, and all that the rules allow is renamed. */
  @Test
  void everyPublicEntryDoesTheSameAfterItWasShrunk() throws Exception {
    List<Entry> entries = new ArrayList<>(Entry.of(home(NfcReader.class)));
    for (Class<?> type : List.of(JpkiAp.class, JpkiProvider.class, KioskGuide.class)) {
      entries.addAll(Entry.of(home(type)));
    }
    entries.removeIf(entry -> entry.type().startsWith(SIMULATION)); // no part of an app
    Path list = directory.resolve("entries.txt");
    Files.write(list, entries.stream().map(Entry::line).toList());
    Path mapping = directory.resolve("mapping.txt");
    List<String> helpers =
        Stream.of(OwnConnection.class, Phone.class, PhoneField.class, MainLooper.class)
            .map(Class::getName)
            .toList();
    Shrinker shrinker =
        shrinker(helpers.toArray(String[]::new))
            .rules(
                "-keep,allowobfuscation public class io.github.jpki4j.** { public protected *; }")
            .rules("-keep,allowobfuscation class " + String.join(",", helpers) + " { *; }")
            .rules("-printmapping '" + mapping + "'");
    Path shrunk = shrinker.shrink();
    assertThat(names(shrunk)).noneMatch(name -> name.contains("JpkiAp"));
    String main = EveryEntry.class.getName();
    List<String> before = outcomes(shrinker.run(classPath(program()), main, list.toString()));
    List<String> after =
        outcomes(
            shrinker.run(classPath(List.of(shrunk)), main, list.toString(), mapping.toString()));
    long ok = before.stream().filter(line -> line.contains("ok ")).count();
    List<String> unmade = before.stream().filter(line -> line.contains("UNMADE")).toList();
    System.out.printf(
        "Public entries: %d, that returned: %d, without arguments for it: %d%n",
        before.size(), ok, unmade.size());
    assertThat(before).hasSameSizeAs(entries);
    assertThat(unmade).as("entries that could not be called").isEmpty();
    assertThat(ok).as("entries that returned").isGreaterThan(entries.size() * 9L / 10);
    assertThat(after).containsExactlyElementsOf(before);
  }

  private static List<String> outcomes(String printed) {
    return printed.lines().filter(line -> line.contains(" = ")).toList();
  }

  private static List<String> names(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      return jar.stream().map(JarEntry::getName).toList();
    }
  }
}

package io.github.jpki4j.android;

import static org.assertj.core.api.Assertions.assertThat;

import android.nfc.NfcAdapter;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.testcard.TestCard;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.bouncycastle.asn1.ASN1Object;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** The jar as it is published. */
class JarIT {

  private static final String RULES = "META-INF/proguard/jpki-transport-android.pro";
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
      assertThat(files).containsExactlyInAnyOrder("META-INF/MANIFEST.MF", RULES);
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

  /** Without the rules ProGuard stops: the test would not pass with an empty file. */
  @Test
  void aProgramThatWasShrunkWithTheRulesStillReadsAndSigns() throws Exception {
    Path tests = home(JarIT.class);
    Path android = home(NfcAdapter.class);
    String dropped = "(!META-INF/**,!module-info.class)";
    String program = PhoneField.class.getName().replace('.', '/');
    String main = ShrunkProgram.class.getName();
    Shrinker shrinker =
        new Shrinker(directory)
            .program(home(NfcReader.class), dropped)
            .program(home(JpkiAp.class), dropped)
            .program(home(Logger.class), dropped)
            .program(home(ASN1Object.class), dropped)
            .program(home(TestCard.class), dropped)
            .program(tests, "(" + program + "*.class," + main.replace('.', '/') + ".class)")
            .library(tests, "(android/**)")
            .library(android, "(android/**,com/android/**)")
            .library(home(Test.class), "")
            .rules("-keep class " + main + " { public static void main(java.lang.String[]); }")
            .rules(
                "-keepnames class io.github.jpki4j.testcard.**") // it finds its files by its name
            .rules(
                "-dontwarn com.sun.net.httpserver.**,jdk.net.**,org.junit.**") // of the test card
            .rules("-dontoptimize")
            .rules("-dontnote **")
            .rules(rules());
    Path shrunk = shrinker.shrink();
    assertThat(names(shrunk)).noneMatch(name -> name.contains("JpkiAp")).hasSizeLessThan(1000);
    String classPath =
        String.join(
            File.pathSeparator, List.of(shrunk.toString(), tests.toString(), android.toString()));
    assertThat(shrinker.run(classPath, main).lines())
        .containsSubsequence("MY_NUMBER", "signed: true", "wrong, tries left: 4", "card says: 4");
  }

  private static List<String> names(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      return jar.stream().map(JarEntry::getName).toList();
    }
  }
}

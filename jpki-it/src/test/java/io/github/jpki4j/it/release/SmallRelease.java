package io.github.jpki4j.it.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A release of one module with one class and one dependency, in which there is no fault. */
final class SmallRelease {

  static final String MODULE = "jpki-login";
  static final String VERSION = "1.2.3";

  final Path programs;
  final Path local;
  final ReleaseFiles files;
  final Map<String, String> classes = new LinkedHashMap<>();
  final Map<String, String> sources = new LinkedHashMap<>();
  String pom;
  String sbom;
  String resolved =
      """
         io.github.jpki4j:jpki-login:jar:1.2.3:compile -- module a
         org.example:example:jar:4.5:runtime -- module example
      """;

  SmallRelease(Path folder) throws IOException {
    this.programs = Files.createDirectories(folder.resolve("programs"));
    this.local = folder.resolve("local");
    Path repository = folder.resolve("repository");
    this.files = new ReleaseFiles(repository, VERSION, List.of(MODULE));
    Path jar = local.resolve("org/example/example/4.5/example-4.5.jar");
    write(jar, "a jar");
    classes.put(
        "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nImplementation-Version: " + VERSION + "\n");
    classes.put("META-INF/LICENSE", "the licence");
    classes.put("module-info.class", "");
    classes.put("a/One.class", "");
    classes.put("a/One$Inner.class", "");
    sources.put("META-INF/LICENSE", "the licence");
    sources.put("module-info.java", "");
    sources.put("a/One.java", "");
    sources.put("a/package-info.java", "");
    pom =
        """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>io.github.jpki4j</groupId>
          <artifactId>jpki-login</artifactId>
          <version>1.2.3</version>
          <name>a</name>
          <description>a</description>
          <url>a</url>
          <licenses><license><name>a</name><url>a</url></license></licenses>
          <developers><developer><name>a</name><url>a</url></developer></developers>
          <scm><connection>a</connection><developerConnection>a</developerConnection><url>a</url></scm>
          <dependencies>
            <dependency>
              <groupId>org.example</groupId><artifactId>example</artifactId><version>4.5</version>
              <scope>runtime</scope>
            </dependency>
          </dependencies>
        </project>
        """;
    String own = purl("io.github.jpki4j", MODULE, VERSION);
    String other = purl("org.example", "example", "4.5");
    sbom =
        """
        <bom>
          <metadata><component bom-ref="OWN"><purl>OWN</purl></component></metadata>
          <components>
            <component bom-ref="OTHER">
              <group>org.example</group><name>example</name><version>4.5</version>
              <scope>required</scope>
              <hashes><hash alg="SHA-256">HASH</hash></hashes>
              <purl>OTHER</purl>
            </component>
          </components>
          <dependencies>
            <dependency ref="OWN"><dependency ref="OTHER"/></dependency>
          </dependencies>
        </bom>
        """
            .replace("OWN", own)
            .replace("OTHER", other)
            .replace("HASH", ReleaseFiles.hash(jar, "SHA-256"));
  }

  private static String purl(String group, String name, String version) {
    return "pkg:maven/" + group + "/" + name + "@" + version + "?type=jar";
  }

  /** Writes it, with checksums, and with files that stand where signatures do. */
  SmallRelease write() throws IOException {
    write(files.file(MODULE, ".pom"), pom);
    write(files.file(MODULE, "-cyclonedx.xml"), sbom);
    write(files.file(MODULE, "-cyclonedx.json"), sbom);
    jar(".jar", classes);
    jar("-sources.jar", sources);
    jar("-javadoc.jar", Map.of("index.html", ""));
    write(programs.resolve(MODULE), resolved);
    for (Path file : files.signed()) {
      write(ReleaseFiles.beside(file, ".asc"), "");
      for (String algorithm : List.of("MD5", "SHA-1", "SHA-256", "SHA-512")) {
        String ending = "." + algorithm.toLowerCase(Locale.ROOT).replace("-", "");
        write(ReleaseFiles.beside(file, ending), ReleaseFiles.hash(file, algorithm));
      }
    }
    return this;
  }

  List<String> faults() throws IOException {
    return ReadRelease.faults(files, List.of(MODULE), programs, local, "/machine/folder");
  }

  private void jar(String kind, Map<String, String> entries) throws IOException {
    try (JarOutputStream jar =
        new JarOutputStream(Files.newOutputStream(files.file(MODULE, kind)))) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        jar.putNextEntry(new JarEntry(entry.getKey()));
        jar.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}

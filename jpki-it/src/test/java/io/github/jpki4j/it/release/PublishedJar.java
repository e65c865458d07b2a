package io.github.jpki4j.it.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The three jars of a module. */
final class PublishedJar {

  /** For the class path alone: what the one needs is no module, and the other is a command. */
  private static final Set<String> WITHOUT_MODULE = Set.of("jpki-documents-dss", "jpki-cli");

  private static final String NATIVE = "META-INF/versions/22/io/github/jpki4j/pcsc/";
  private static final List<String> NOT_PUBLISHED = List.of("jpki4j/testkit/", "jpki4j/it/");

  /** Where Maven keeps its jars, on every machine. */
  private static final String LOCAL_REPOSITORY = ".m2/repository";

  private final ReleaseFiles files;
  private final String module;
  private final String machine;

  /**
   * Of a module.
   *
   * @param files where it is
   * @param module its name
   * @param machine a path of the machine that built it
   */
  PublishedJar(ReleaseFiles files, String module, String machine) {
    this.files = files;
    this.module = module;
    this.machine = machine;
  }

  List<String> faults() throws IOException {
    List<String> faults = new ArrayList<>();
    Map<String, byte[]> classes = read(".jar");
    Map<String, byte[]> sources = read("-sources.jar");
    Map<String, byte[]> javadoc = read("-javadoc.jar");
    if (classes.isEmpty() || sources.isEmpty() || javadoc.isEmpty()) {
      return List.of(); // told as missing
    }
    for (Map<String, byte[]> jar : List.of(classes, sources)) {
      if (!jar.containsKey("META-INF/LICENSE")) {
        faults.add("a jar has no META-INF/LICENSE");
      }
    }
    if (!javadoc.containsKey("index.html")) {
      faults.add("the Javadoc has no index.html");
    }
    Set<String> compiled = types(classes, ".class");
    Set<String> written = types(sources, ".java");
    written.removeIf(type -> type.endsWith("package-info"));
    compiled.removeIf(type -> type.endsWith("package-info"));
    if (!compiled.equals(written)) {
      Set<String> difference = new TreeSet<>(compiled);
      difference.removeAll(written);
      faults.add("classes without their source: " + difference);
      difference = new TreeSet<>(written);
      difference.removeAll(compiled);
      faults.add("sources without their class: " + difference);
    }
    faults.addAll(moduleFaults(classes));
    for (Map<String, byte[]> jar : List.of(classes, sources, javadoc)) {
      jar.forEach((name, content) -> faults.addAll(entryFaults(name, content)));
    }
    return faults.stream().map(fault -> module + ": " + fault).toList();
  }

  private List<String> moduleFaults(Map<String, byte[]> classes) throws IOException {
    List<String> faults = new ArrayList<>();
    if (module.equals("jpki-transport-pcsc")
        && !classes.containsKey(NATIVE + "FfmWinscard.class")) {
      faults.add("the native backend is missing");
    }
    try (JarFile jar = new JarFile(files.file(module, ".jar").toFile())) {
      Attributes main = jar.getManifest().getMainAttributes();
      boolean named =
          classes.containsKey("module-info.class")
              || main.getValue("Automatic-Module-Name") != null;
      if (named == WITHOUT_MODULE.contains(module)) {
        faults.add(named ? "is a module now" : "has no module descriptor");
      }
      if (!files.version().equals(main.getValue(Attributes.Name.IMPLEMENTATION_VERSION))) {
        faults.add("the manifest has another version");
      }
    }
    return faults;
  }

  private List<String> entryFaults(String name, byte[] content) {
    List<String> faults = new ArrayList<>();
    String text = new String(content, StandardCharsets.ISO_8859_1);
    for (String path : List.of(machine, LOCAL_REPOSITORY)) {
      if (text.contains(path)) {
        faults.add(name + " names a folder of the machine that built it");
      }
    }
    if (NOT_PUBLISHED.stream().anyMatch(name::contains)) {
      faults.add(name + " is for our own tests");
    }
    return faults;
  }

  /** The outer types, each with the version of Java that it is for. */
  private static Set<String> types(Map<String, byte[]> jar, String ending) {
    Set<String> types = new TreeSet<>();
    for (String name : jar.keySet()) {
      if (name.endsWith(ending)) {
        types.add(name.substring(0, name.length() - ending.length()).replaceFirst("\\$.*", ""));
      }
    }
    return types;
  }

  private Map<String, byte[]> read(String kind) throws IOException {
    Path file = files.file(module, kind);
    Map<String, byte[]> entries = new TreeMap<>();
    if (Files.exists(file)) {
      try (JarFile jar = new JarFile(file.toFile())) {
        for (ZipEntry entry : (Iterable<ZipEntry>) jar.stream().<ZipEntry>map(e -> e)::iterator) {
          entries.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
        }
      }
    }
    return entries;
  }
}

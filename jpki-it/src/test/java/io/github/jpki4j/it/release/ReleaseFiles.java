package io.github.jpki4j.it.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of a release: those that have to be there, no other, each with its checksums. */
final class ReleaseFiles {

  /** Has nothing but a pom. */
  static final String BOM = "jpki-bom";

  static final String GROUP = "io.github.jpki4j";

  private static final List<String> KINDS =
      List.of(".pom", ".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json", "-cyclonedx.xml");
  private static final String SIGNATURE = ".asc";
  private static final Map<String, String> CHECKSUMS =
      Map.of(".md5", "MD5", ".sha1", "SHA-1", ".sha256", "SHA-256", ".sha512", "SHA-512");

  private final Path repository;
  private final String version;
  private final List<String> modules;

  ReleaseFiles(Path repository, String version, List<String> modules) {
    this.repository = repository;
    this.version = version;
    this.modules = modules;
  }

  /** A file of a module, by what comes after its name and version. */
  Path file(String module, String kind) {
    return repository
        .resolve(GROUP.replace('.', '/'))
        .resolve(module)
        .resolve(version)
        .resolve(module + "-" + version + kind);
  }

  /** Everything that is to be signed, whether it is there or not. */
  List<Path> signed() {
    List<Path> signed = new ArrayList<>();
    for (String module : modules) {
      for (String kind : module.equals(BOM) ? List.of(".pom") : KINDS) {
        signed.add(file(module, kind));
      }
    }
    return signed;
  }

  List<String> faults() throws IOException {
    Set<Path> wanted = new TreeSet<>();
    for (Path file : signed()) {
      wanted.add(file);
      wanted.add(beside(file, SIGNATURE));
      CHECKSUMS.keySet().forEach(ending -> wanted.add(beside(file, ending)));
    }
    Set<Path> found = found();
    List<String> faults = new ArrayList<>();
    wanted.stream().filter(f -> !found.contains(f)).forEach(f -> faults.add("missing: " + name(f)));
    found.stream()
        .filter(f -> !wanted.contains(f))
        .forEach(f -> faults.add("does not belong there: " + name(f)));
    for (Path file : signed()) {
      for (Map.Entry<String, String> checksum : CHECKSUMS.entrySet()) {
        Path beside = beside(file, checksum.getKey());
        if (found.contains(file)
            && found.contains(beside)
            && !Files.readString(beside).equals(hash(file, checksum.getValue()))) {
          faults.add("wrong checksum: " + name(beside));
        }
      }
    }
    return faults;
  }

  static Path beside(Path file, String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  static String hash(Path file, String algorithm) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }

  String version() {
    return version;
  }

  String summary() throws IOException {
    long bytes = 0;
    Set<Path> found = found();
    for (Path file : found) {
      bytes += Files.size(file);
    }
    return "%d modules, %d files, %d of them signed, %d KB"
        .formatted(modules.size(), found.size(), signed().size(), bytes / 1000);
  }

  private Set<Path> found() throws IOException {
    try (Stream<Path> all = Files.walk(repository)) {
      return new TreeSet<>(all.filter(Files::isRegularFile).toList());
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}

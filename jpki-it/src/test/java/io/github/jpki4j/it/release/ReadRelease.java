package io.github.jpki4j.it.release;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a folder as Maven Central would get it, says what is in it, and fails on whatever is
 * missing or wrong. {@code ./release} starts it from the sources, without Maven, so it needs no
 * library.
 */
final class ReadRelease {

  private ReadRelease() {}

  /**
   * Ends with 1 after a line for each fault.
   *
   * @param arguments the folder; the public key; the version; the folder with the runtime
   *     dependencies of each module, as Maven resolved them; the local repository that they are in;
   *     a path that no file may name; then the modules
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> modules = List.of(arguments).subList(6, arguments.length);
    ReleaseFiles files = new ReleaseFiles(Path.of(arguments[0]), arguments[2], modules);
    List<String> faults =
        faults(files, modules, Path.of(arguments[3]), Path.of(arguments[4]), arguments[5]);
    try (Signatures signatures = new Signatures(Path.of(arguments[1]))) {
      for (Path file : files.signed()) {
        faults.addAll(signatures.faults(file));
      }
    }
    faults.forEach(fault -> System.out.println("  " + fault));
    System.out.println("  " + files.summary() + "; " + faults.size() + " faults");
    if (!faults.isEmpty()) {
      System.exit(1);
    }
  }

  /** Everything but the signatures. */
  static List<String> faults(
      ReleaseFiles files, List<String> modules, Path programs, Path local, String machine)
      throws IOException {
    List<String> faults = new ArrayList<>(files.faults());
    for (String module : modules) {
      faults.addAll(new PublishedPom(files.file(module, ".pom")).faults(module, files.version()));
      if (!module.equals(ReleaseFiles.BOM)) {
        faults.addAll(new PublishedJar(files, module, machine).faults());
        faults.addAll(new Sbom(files, module, local).faults(programs.resolve(module)));
      }
    }
    return faults;
  }
}

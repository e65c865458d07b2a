package io.github.jpki4j.it.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Asks GnuPG about signatures, with a keyring of its own in which there is one key. */
final class Signatures implements AutoCloseable {

  private final Path home;

  /**
   * Imports the key.
   *
   * @param key the one public key that counts, as GnuPG exports it
   */
  Signatures(Path key) throws IOException, InterruptedException {
    this.home = Files.createTempDirectory("gnupg");
    if (gpg("--import", key.toString()) != 0) {
      close();
      throw new IOException("GnuPG does not take the key " + key.getFileName());
    }
  }

  /** No fault, or that the signature is missing or not good. */
  List<String> faults(Path file) throws IOException, InterruptedException {
    Path signature = ReleaseFiles.beside(file, ".asc");
    if (!Files.exists(file) || !Files.exists(signature)) {
      return List.of(); // told as missing
    }
    return gpg("--verify", signature.toString(), file.toString()) == 0
        ? List.of()
        : List.of("not signed by the key of the release: " + file.getFileName());
  }

  private int gpg(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("gpg", "--batch", "--quiet", "--no-tty", "--no-autostart"));
    command.addAll(List.of("--homedir", home.toString()));
    command.addAll(List.of(arguments));
    Process gpg = new ProcessBuilder(command).redirectErrorStream(true).start();
    gpg.getOutputStream().close();
    gpg.getInputStream().readAllBytes(); // a full pipe would make it wait
    return gpg.waitFor();
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

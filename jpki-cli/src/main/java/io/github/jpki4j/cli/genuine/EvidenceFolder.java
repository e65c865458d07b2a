package io.github.jpki4j.cli.genuine;

import io.github.jpki4j.card.authenticity.AuthenticityEvidence;
import io.github.jpki4j.cli.command.Failures;
import io.github.jpki4j.cli.file.OutputFile;
import io.github.jpki4j.cli.file.SecretFile;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder for the evidence, made before the card is touched, and taken away again if nothing was
 * written. Its files are for the eyes of this user alone.
 */
final class EvidenceFolder implements AutoCloseable {

  private final Optional<Path> folder;
  private final boolean made;

  private EvidenceFolder(Optional<Path> folder, boolean made) {
    this.folder = folder;
    this.made = made;
  }

  /**
   * Makes sure that there is an empty folder.
   *
   * @throws io.github.jpki4j.cli.command.Failure if it cannot be made or is not empty
   */
  static EvidenceFolder open(Optional<String> name) {
    if (name.isEmpty()) {
      return new EvidenceFolder(Optional.empty(), false);
    }
    Path path = SecretFile.path(name.get());
    try {
      boolean there = Files.isDirectory(path);
      if (!there) {
        Files.createDirectory(path);
      } else if (hasFiles(path)) {
        throw new DirectoryNotEmptyException(path.toString());
      }
      return new EvidenceFolder(Optional.of(path), !there);
    } catch (IOException e) {
      throw Failures.unwritable(path, e);
    }
  }

  private static boolean hasFiles(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.findAny().isPresent();
    }
  }

  void write(AuthenticityEvidence evidence) {
    if (folder.isEmpty()) {
      return;
    }
    for (Map.Entry<String, byte[]> file : evidence.files().entrySet()) {
      try (OutputFile out = OutputFile.openPrivate(folder.get().resolve(file.getKey()))) {
        out.write(file.getValue());
      }
    }
  }

  @Override
  public void close() {
    if (made) {
      // fails, as it should, where there are files
      folder.ifPresent(path -> path.toFile().delete());
    }
  }
}

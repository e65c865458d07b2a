package io.github.jpki4j.cli.surface;

import io.github.jpki4j.card.surface.CardImage;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.Failures;
import io.github.jpki4j.cli.file.OutputFile;
import io.github.jpki4j.cli.file.SecretFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Where images go, each in a file of its own for the eyes of this user alone; or nowhere. */
final class ImageFolder {

  private final CommandContext context;
  private final Optional<Path> folder;

  private ImageFolder(CommandContext context, Optional<Path> folder) {
    this.context = context;
    this.folder = folder;
  }

  /** Makes the folder if it is not there, and sure that it can be written to. */
  static ImageFolder open(CommandContext context, Optional<String> name) {
    Optional<Path> folder = name.map(SecretFile::path);
    folder.ifPresent(ImageFolder::prepare);
    return new ImageFolder(context, folder);
  }

  private static void prepare(Path folder) {
    try {
      Files.createDirectories(folder);
      if (!Files.isWritable(folder)) {
        throw new AccessDeniedException(folder.toString());
      }
    } catch (IOException e) {
      throw Failures.unwritable(folder, e);
    }
  }

  boolean isThere() {
    return folder.isPresent();
  }

  /**
   * Writes an image.
   *
   * @param name of the file, without its end, which tells the kind
   * @return the file; empty if there is no folder
   */
  Optional<String> write(String name, CardImage image) {
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    Path path = folder.get().resolve(name + "." + image.kind().extension());
    byte[] bytes = image.bytes();
    try (OutputFile file = OutputFile.openPrivate(path)) {
      file.write(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
    context.output().note("note.written", path.toString());
    return Optional.of(path.toString());
  }
}

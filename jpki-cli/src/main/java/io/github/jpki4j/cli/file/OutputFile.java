package io.github.jpki4j.cli.file;

import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.Failures;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A file to be written whole or not at all. Opening proves that it can be written, before anything
 * is done that cannot be undone.
 */
public final class OutputFile implements AutoCloseable {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path named;

  /** Where the bytes go, behind links. */
  private final Path target;

  /** Beside the target; empty for what is no regular file, as /dev/null, and cannot be replaced. */
  private final Optional<Path> temporary;

  private OutputFile(Path named, Path target, Optional<Path> temporary) {
    this.named = named;
    this.target = target;
    this.temporary = temporary;
  }

  /**
   * Makes sure that the file can be written.
   *
   * @throws Failure if it cannot
   */
  public static OutputFile open(Path file) {
    return open(file, new FileAttribute<?>[0]);
  }

  /** The same, for the eyes of this user alone where the system has such files. */
  public static OutputFile openPrivate(Path file) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? open(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY))
        : open(file, new FileAttribute<?>[0]);
  }

  private static OutputFile open(Path file, FileAttribute<?>... attributes) {
    try {
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      if (Files.isDirectory(target)) {
        throw new IOException("a directory");
      }
      if (Files.exists(target) && !Files.isWritable(target)) {
        throw new AccessDeniedException(file.toString());
      }
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        return new OutputFile(file, target, Optional.empty());
      }
      Path temporary = target.resolveSibling("." + UUID.randomUUID() + ".jpki.tmp");
      return new OutputFile(file, target, Optional.of(Files.createFile(temporary, attributes)));
    } catch (IOException e) {
      throw Failures.unwritable(file, e);
    }
  }

  /**
   * Writes the whole file.
   *
   * @throws Failure if that failed; an older file is still there then
   */
  public void write(byte[] content) {
    try {
      if (temporary.isEmpty()) {
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
          out.write(content);
        }
        return;
      }
      Files.write(temporary.get(), content);
      replace(temporary.get());
    } catch (IOException e) {
      throw Failures.unwritable(named, e);
    }
  }

  private void replace(Path written) throws IOException {
    try {
      Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Leaves nothing behind if nothing was written. */
  @Override
  public void close() {
    temporary.ifPresent(path -> path.toFile().delete());
  }
}

package io.github.jpki4j.it.pcscd;

import io.github.jpki4j.it.pcscd.PcscdFixture.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/** A lock that all programs of the machine see, as a file in the folder for temporary files. */
public final class MachineLock implements AutoCloseable {

  /** Longer than the longest run that may hold it. */
  private static final Duration LIMIT = Duration.ofMinutes(15);

  private final FileChannel channel;

  private MachineLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes it, and says so if it has to wait. The system frees it when the program ends.
   *
   * @throws Unavailable if the file belongs to somebody who lets nobody else write it
   */
  public static MachineLock take(String name) throws Unavailable {
    Path file = Path.of(System.getProperty("java.io.tmpdir"), name);
    try {
      FileChannel channel = open(file);
      if (!isTaken(channel)) {
        System.out.println("waiting for another program that runs pcscd (" + file + ")");
        if (!PcscdFixture.within(LIMIT, () -> isTaken(channel))) {
          channel.close();
          throw new IllegalStateException("another program holds " + file);
        }
      }
      return new MachineLock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every user may use it; a file that is there is not created again, which systems forbid. */
  private static FileChannel open(Path file) throws IOException, Unavailable {
    try {
      return FileChannel.open(file, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
      return channel;
    } catch (AccessDeniedException e) {
      throw new Unavailable("this user may not write the lock " + file);
    }
  }

  private static boolean isTaken(FileChannel channel) {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

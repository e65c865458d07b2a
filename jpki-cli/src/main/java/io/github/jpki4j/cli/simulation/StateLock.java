package io.github.jpki4j.cli.simulation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The only use of a state file: from before it is read until after it was written, so that no try
 * and no failure that another command counted is lost. Holds for all processes of this computer,
 * and for the threads of this one. A process that is killed leaves a file behind that nobody holds.
 */
public final class StateLock implements AutoCloseable {

  /** How long between two looks, in milliseconds. */
  private static final int PAUSE = 10;

  /** Behind the content of the file, which can be written where locks are mandatory. */
  private static final long PLACE = Long.MAX_VALUE - 1;

  /** Sizes of the lock file, which has one byte at its end and takes no room before it. */
  private static final int SIZES = 1 << 20;

  /** Those of this process: the operating system tells processes apart, not threads. */
  private static final Set<Path> HELD = new HashSet<>();

  private final Path path;
  private final FileChannel channel;

  private StateLock(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Waits for it.
   *
   * @param state the state file, which need not be there
   * @param patience how long to wait
   * @return empty if somebody else held it all the time
   * @throws IOException if there can be no lock beside the file
   */
  public static Optional<StateLock> take(Path state, Duration patience) throws IOException {
    Path target = Files.exists(state) ? state.toRealPath() : state.toAbsolutePath();
    Path path = target.resolveSibling("." + target.getFileName() + ".lock");
    long start = System.nanoTime();
    while (true) {
      Optional<StateLock> lock = tryTake(path);
      if (lock.isPresent() || System.nanoTime() - start >= patience.toNanos()) {
        return lock;
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
  }

  private static Optional<StateLock> tryTake(Path path) throws IOException {
    synchronized (HELD) {
      if (!HELD.add(path)) {
        return Optional.empty();
      }
    }
    Optional<StateLock> lock = Optional.empty();
    try {
      lock = locked(path);
      return lock;
    } finally {
      if (lock.isEmpty()) {
        forget(path);
      }
    }
  }

  private static Optional<StateLock> locked(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    boolean taken = false;
    try {
      FileLock lock = channel.tryLock(PLACE, 1, false);
      taken = lock != null && isStillThere(path, channel);
      return taken ? Optional.of(new StateLock(path, channel)) : Optional.empty();
    } finally {
      if (!taken) {
        channel.close();
      }
    }
  }

  /**
   * Who held it may have removed the file between our opening and our locking it. The file is told
   * by its size, drawn by chance: to open it a second time would end the lock (POSIX).
   */
  private static boolean isStillThere(Path path, FileChannel channel) throws IOException {
    int size = ThreadLocalRandom.current().nextInt(SIZES);
    channel.truncate(0).write(ByteBuffer.allocate(1), size);
    try {
      return Files.size(path) == channel.size();
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static void forget(Path path) {
    synchronized (HELD) {
      HELD.remove(path);
    }
  }

  /** Lets the next one in. */
  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // The lock ends with the channel or with this process; a file that stays disturbs nobody.
    } finally {
      forget(path);
    }
  }
}

package io.github.jpki4j.it.pcscd;

import io.github.jpki4j.it.pcscd.PcscdFixture.Unavailable;
import io.github.jpki4j.testkit.program.ForeignProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** A pcscd of our own with virtual readers of two slots each, in the foreground, by its handle. */
public final class OwnPcscd implements AutoCloseable {

  /** Compiled into pcscd and its library on Debian. */
  public static final Path SOCKET = Path.of("/run/pcscd/pcscd.comm");

  private static final List<Path> DRIVERS =
      List.of(
          Path.of("/usr/lib/pcsc/drivers/serial/libifdvpcd.so"),
          Path.of("/usr/lib64/pcsc/drivers/serial/libifdvpcd.so"),
          Path.of("/usr/local/lib/pcsc/drivers/serial/libifdvpcd.so"));

  private static final InetAddress LOCAL = InetAddress.getLoopbackAddress();

  /**
   * Below those that Linux gives to whoever asks for any port, and so to a connection to a reader
   * while the service is away.
   */
  private static final int FIRST_PORT = 30_000;

  /** Of each of vpcd's readers. */
  public static final int SLOTS = 2;

  private final Path program;
  private final Path folder;
  private final int firstPort;
  private volatile Process process;

  private OwnPcscd(Path program, Path folder, int firstPort) throws IOException {
    this.program = program;
    this.folder = folder;
    this.firstPort = firstPort;
    this.process = launch(program, folder);
  }

  public static OwnPcscd start() throws Unavailable {
    return start(1);
  }

  /** With more readers than one, whose slots have consecutive ports. */
  public static OwnPcscd start(int readers) throws Unavailable {
    Path program =
        ForeignProgram.find("pcscd").orElseThrow(() -> new Unavailable("pcscd is not installed"));
    Path driver =
        DRIVERS.stream()
            .filter(Files::isReadable)
            .findFirst()
            .orElseThrow(() -> new Unavailable("vsmartcard's vpcd is not installed"));
    if (!Files.isWritable(Path.of("/run"))) {
      throw new Unavailable("pcscd does not run, and only root can start it");
    }
    try {
      Path folder = Files.createTempDirectory("jpki4j-pcscd");
      Path configuration = Files.createDirectory(folder.resolve("readers"));
      int port = freePorts(SLOTS * readers);
      StringBuilder stanzas = new StringBuilder(stanza(driver, port));
      for (int i = 1; i < readers; i++) {
        // vpcd has room for one reader in a process, and is another one under another name
        Path copy = Files.copy(driver, folder.resolve("vpcd-" + i + ".so"));
        stanzas.append('\n').append(stanza(copy, port + SLOTS * i));
      }
      Files.writeString(configuration.resolve("jpki4j"), stanzas);
      return new OwnPcscd(program, folder, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that was killed left its files: where another program has its number now, none starts. */
  private static Process launch(Path program, Path folder) throws IOException {
    Files.deleteIfExists(SOCKET);
    Files.deleteIfExists(SOCKET.resolveSibling("pcscd.pid"));
    return new ProcessBuilder(program.toString(), "-f", "-c", folder.resolve("readers").toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("pcscd.log").toFile())
        .start();
  }

  /** Ends the service as {@code kill -9} does. */
  public void kill() {
    ForeignProgram.kill(process);
  }

  /** Starts it again, with the same reader. */
  public void restart() {
    try {
      process = launch(program, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String stanza(Path driver, int port) {
    return """
    FRIENDLYNAME "%s %d"
    DEVICENAME   /dev/null:0x%X
    LIBPATH      %s
    CHANNELID    0x%X
    """
        .formatted(VirtualReader.NAME, port, port, driver, port);
  }

  /** The first of some ports side by side that nobody uses. */
  private static int freePorts(int count) throws IOException {
    for (int port = FIRST_PORT; port < FIRST_PORT + 200; port += count) {
      if (IntStream.range(port, port + count).allMatch(OwnPcscd::isFree)) {
        return port;
      }
    }
    throw new IOException("no free port from " + FIRST_PORT + " on");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, LOCAL)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** The port of the first slot; the others follow. */
  public int firstPort() {
    return firstPort;
  }

  /** Waits until the service shows the reader. */
  public VirtualReader awaitReader(Duration limit) {
    AtomicReference<Optional<VirtualReader>> found = new AtomicReference<>(Optional.empty());
    PcscdFixture.within(
        limit,
        () -> {
          found.set(VirtualReader.find());
          return found.get().isPresent() || !process.isAlive();
        });
    return found.get().orElseThrow(() -> new IllegalStateException("no reader came: " + log()));
  }

  /** What the service wrote. */
  public String log() {
    try {
      return Files.readString(folder.resolve("pcscd.log"));
    } catch (IOException e) {
      return "pcscd left no log";
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
    PcscdFixture.delete(folder.resolve("readers"));
    PcscdFixture.delete(folder);
  }
}

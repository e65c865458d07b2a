package io.github.jpki4j.it.pcscd;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.pcsc.PcscReader;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.bridge.VpcdBridge;
import io.github.jpki4j.testkit.program.ForeignProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A PC/SC service with two virtual readers. Takes a lock of the whole machine, because the
 * service's socket is compiled into its library; uses a service that runs already if it has virtual
 * readers, as one that an earlier run left behind; ends only what it started itself.
 */
public final class PcscdFixture implements AutoCloseable {

  /** How long anything may take that normally takes a second or less: machines may be busy. */
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  private final MachineLock lock;
  private final Optional<OwnPcscd> own;
  private final VirtualReader reader;
  private Optional<Runnable> removal = Optional.empty();

  /** This machine cannot run the service; the message says why. */
  public static final class Unavailable extends Exception {
    private static final long serialVersionUID = 1L;

    Unavailable(String message) {
      super(message);
    }
  }

  private PcscdFixture(MachineLock lock, Optional<OwnPcscd> own, VirtualReader reader) {
    this.lock = lock;
    this.own = own;
    this.reader = reader;
  }

  /**
   * Starts the service, or finds one.
   *
   * @return what the caller closes
   * @throws Unavailable if a program or a right is missing
   */
  public static PcscdFixture start() throws Unavailable {
    if (ForeignProgram.find("opensc-tool").isEmpty()) {
      throw new Unavailable("opensc-tool is not installed");
    }
    MachineLock lock = MachineLock.take("jpki4j-pcscd.lock");
    @Nullable OwnPcscd own = null;
    try {
      if (isRunning()) {
        VirtualReader found =
            VirtualReader.find()
                .orElseThrow(
                    () ->
                        new Unavailable("the pcscd that runs here has no virtual reader of vpcd"));
        PcscdFixture guest = new PcscdFixture(lock, Optional.empty(), found);
        if (!within(PATIENCE, () -> !guest.isPresent())) {
          throw new Unavailable(
              "another program has a card in " + found.name(0) + " of the pcscd that runs here");
        }
        return guest;
      }
      own = OwnPcscd.start();
      return new PcscdFixture(lock, Optional.of(own), own.awaitReader(PATIENCE));
    } catch (Unavailable | RuntimeException e) {
      if (own != null) {
        own.close();
      }
      lock.close();
      throw e;
    }
  }

  /** Whether somebody listens at the service's socket; a crash leaves the file behind. */
  public static boolean isRunning() {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(OwnPcscd.SOCKET))) {
      return channel.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** The name of a reader, slot 0 or 1. */
  public String readerName(int slot) {
    return reader.name(slot);
  }

  /** Where the card of a reader connects to, on 127.0.0.1. */
  public int port(int slot) {
    return reader.port(slot);
  }

  /** A reader by the way that this Java takes by itself. */
  public PcscReader reader(int slot) throws TransportException {
    return PcscReaders.system().named(readerName(slot));
  }

  /** Puts a card into the first reader and waits until the service sees it. */
  public void insert(TestCard card) throws IOException {
    requireEmpty();
    VpcdBridge bridge = VpcdBridge.connect(card, VpcdBridge.DEFAULT_HOST, port(0));
    awaitPresent(bridge::close);
  }

  /** Puts a scripted chip into the first reader and waits until the service sees it. */
  public void insert(ScriptedChip chip) throws IOException {
    requireEmpty();
    chip.connect(port(0));
    awaitPresent(chip::close);
  }

  private void requireEmpty() {
    if (!within(PATIENCE, () -> !isPresent())) {
      throw new IllegalStateException("there is a card in " + readerName(0) + " already");
    }
  }

  private void awaitPresent(Runnable thenRemoval) {
    removal = Optional.of(thenRemoval);
    if (!within(PATIENCE, this::isPresent)) {
      throw new IllegalStateException("the service does not see the card in " + readerName(0));
    }
  }

  /**
   * Takes the card out of the first reader, if there is one, and waits until the service sees it.
   */
  public void eject() {
    OtherClient.awaitCleaning();
    removal.ifPresent(Runnable::run);
    removal = Optional.empty();
    if (!within(PATIENCE, () -> !isPresent())) {
      throw new IllegalStateException("the card did not leave " + readerName(0));
    }
  }

  private boolean isPresent() {
    try {
      return reader(0).isCardPresent();
    } catch (TransportException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a card is in a reader; for {@link #within}. */
  public static boolean isPresent(PcscReader reader) {
    try {
      return reader.isCardPresent();
    } catch (TransportException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Looks every 20 ms until something is so, or the time is over. */
  public static boolean within(Duration limit, BooleanSupplier so) {
    long end = System.nanoTime() + limit.toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  /** The service, if this object started it and so may end it. */
  public Optional<OwnPcscd> own() {
    return own;
  }

  @Override
  public void close() {
    own.ifPresent(OwnPcscd::close);
    lock.close();
  }

  /** Deletes a folder without subfolders. */
  public static void delete(Path folder) {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

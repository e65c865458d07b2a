package io.github.jpki4j.it.pcscd;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.it.pcscd.PcscdFixture.Unavailable;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.testkit.program.ForeignProgram;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A PC/SC service with many virtual slots, which may be killed and started again. It is always its
 * own, and takes the lock of the whole machine, as {@link PcscdFixture} does.
 */
public final class ReaderBank implements AutoCloseable {

  /** {@code jpki4j test 30002 00 01}: port of the first slot, number among equal names, slot. */
  private static final Pattern NAME =
      Pattern.compile(VirtualReader.NAME + " (\\d+) [0-9A-F]{2} ([0-9A-F]{2})");

  private final MachineLock lock;
  private final OwnPcscd pcscd;
  private final int slots;

  private ReaderBank(MachineLock lock, OwnPcscd pcscd, int slots) {
    this.lock = lock;
    this.pcscd = pcscd;
    this.slots = slots;
  }

  /**
   * Starts the service and waits until it shows its slots.
   *
   * @param slots how many, an even number up to 16
   * @return what the caller closes
   * @throws IOException if a program, a right or the native backend is missing, or another pcscd
   *     runs; the message says which
   */
  public static ReaderBank start(int slots) throws IOException {
    try {
      PcscReaders.nativeApi().backend();
      MachineLock lock = MachineLock.take("jpki4j-pcscd.lock");
      try {
        return start(lock, slots);
      } catch (Unavailable | IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (Unavailable | TransportException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static ReaderBank start(MachineLock lock, int slots) throws Unavailable, IOException {
    if (ForeignProgram.find("opensc-tool").isEmpty()) {
      throw new Unavailable("opensc-tool is not installed");
    }
    if (PcscdFixture.isRunning()) {
      throw new Unavailable("a pcscd runs here that is not ours to kill");
    }
    OwnPcscd pcscd = OwnPcscd.start(slots / OwnPcscd.SLOTS);
    ReaderBank bank = new ReaderBank(lock, pcscd, slots);
    if (!bank.awaitSlots()) {
      String log = pcscd.log();
      pcscd.close();
      throw new IOException("the readers did not come: " + log);
    }
    return bank;
  }

  private boolean awaitSlots() {
    return PcscdFixture.within(
        PcscdFixture.PATIENCE,
        () -> {
          try {
            return PcscReaders.nativeApi().list().size() == slots;
          } catch (TransportException e) {
            return false;
          }
        });
  }

  /**
   * Where cards connect to, on 127.0.0.1.
   *
   * @return one for each slot
   */
  public List<Integer> ports() {
    return IntStream.range(pcscd.firstPort(), pcscd.firstPort() + slots).boxed().toList();
  }

  /**
   * The slot behind a name.
   *
   * @param reader as PC/SC calls it
   * @return its port
   */
  public static int port(String reader) {
    Matcher name = NAME.matcher(reader);
    if (!name.matches()) {
      throw new IllegalArgumentException("not a reader of ours: " + reader);
    }
    return Integer.parseInt(name.group(1)) + Integer.parseInt(name.group(2), 16);
  }

  /** Ends the service as {@code kill -9} does; returns when it is gone. */
  public void kill() {
    pcscd.kill();
  }

  /** Starts it again, with the same readers; does not wait for them. */
  public void restart() {
    pcscd.restart();
  }

  /**
   * Has another program reset a card: {@code opensc-tool --reset}.
   *
   * @param reader as PC/SC calls it
   * @return whether it could
   */
  public static boolean reset(String reader) {
    return ForeignProgram.of("opensc-tool", "--reader", reader, "--reset=warm")
            .with("OPENSC_DRIVER", "default")
            .run()
            .exit()
        == 0;
  }

  @Override
  public void close() {
    try {
      pcscd.close();
    } finally {
      lock.close();
    }
  }
}

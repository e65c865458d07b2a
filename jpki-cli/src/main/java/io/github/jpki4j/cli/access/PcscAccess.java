package io.github.jpki4j.cli.access;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.cli.command.CardAccess;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.Failures;
import io.github.jpki4j.pcsc.NativeRefusal;
import io.github.jpki4j.pcsc.PcscReader;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.pcsc.ReaderException;
import io.github.jpki4j.transport.CardConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The PC/SC readers of this computer.
 *
 * @param system {@link PcscReaders#system()}, which refuses a wrong value of its system property
 */
public record PcscAccess(Supplier<PcscReaders> system) implements CardAccess {

  /** Those readers, or why the backend that was chosen is not available. */
  private PcscReaders usable() throws TransportException {
    PcscReaders readers;
    try {
      readers = system.get();
    } catch (IllegalArgumentException e) {
      throw new Failure(
          e,
          ExitCode.USAGE,
          "usage.value",
          "jpki4j.pcsc.backend",
          new Failure.Names(List.of("auto", "native", "javax")));
    }
    try {
      readers.backend();
      return readers;
    } catch (ReaderException e) {
      throw readers
          .nativeRefusal()
          .map(refusal -> new Failure(e, ExitCode.NO_READER, "native-only", text(refusal)))
          .orElseGet(() -> Failures.of(e));
    }
  }

  /** A sentence about what the native backend lacks here. */
  public static Failure.Text text(NativeRefusal refusal) {
    return new Failure.Text("native." + refusal);
  }

  @Override
  public Backend backend() throws JpkiException {
    PcscReaders readers = usable();
    return new Backend(readers.backend(), readers.nativeRefusal());
  }

  @Override
  public List<Reader> readers() throws JpkiException {
    List<Reader> readers = new ArrayList<>();
    for (PcscReader reader : usable().list()) {
      readers.add(new Reader(reader.name(), reader.isCardPresent()));
    }
    return readers;
  }

  @Override
  public CardConnection open(Optional<String> reader, Duration timeout) throws JpkiException {
    PcscReaders readers = usable();
    return reader.isPresent() ? readers.named(reader.get()).await(timeout) : readers.await(timeout);
  }
}

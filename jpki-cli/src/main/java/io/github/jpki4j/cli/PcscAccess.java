package io.github.jpki4j.cli;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.pcsc.PcscReader;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.transport.CardConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The PC/SC readers of this computer. */
record PcscAccess(PcscReaders system) implements CardAccess {

  @Override
  public List<Reader> readers() throws JpkiException {
    List<Reader> readers = new ArrayList<>();
    for (PcscReader reader : system.list()) {
      readers.add(new Reader(reader.name(), reader.isCardPresent()));
    }
    return readers;
  }

  @Override
  public CardConnection open(Optional<String> reader, Duration timeout) throws JpkiException {
    return reader.isPresent() ? system.named(reader.get()).await(timeout) : system.await(timeout);
  }
}

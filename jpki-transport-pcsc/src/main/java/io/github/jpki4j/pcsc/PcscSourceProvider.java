package io.github.jpki4j.pcsc;

import io.github.jpki4j.transport.CardSource;
import io.github.jpki4j.transport.CardSourceProvider;
import java.time.Duration;

/**
 * Readers by text: {@code pcsc} is the one reader with a card, {@code pcsc:NAME} the reader with
 * that name, as for {@link PcscReaders#named}.
 *
 * @since 0.1.0
 */
public final class PcscSourceProvider implements CardSourceProvider {

  /** For {@link java.util.ServiceLoader}. */
  public PcscSourceProvider() {}

  @Override
  public String name() {
    return "pcsc";
  }

  @Override
  public CardSource source(String detail) {
    PcscReaders readers = PcscReaders.system();
    return detail.isBlank()
        ? () -> readers.await(Duration.ZERO)
        : () -> readers.named(detail).open();
  }
}

package io.github.jpki4j.cli.card;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.PinCancelledException;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.file.SecretFile;
import io.github.jpki4j.pin.CardSecret;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.pin.TryPolicy;
import java.util.Optional;
import java.util.function.Function;

/** {@link PinEntry} for a secret that opens data. */
public final class DataSecretEntry<T extends CardSecret> implements AutoCloseable {

  /** Reads a counter. */
  @FunctionalInterface
  public interface Counter {
    PinStatus read(DataSecret secret) throws JpkiException;
  }

  /** Asks a person who sees the counter. */
  @FunctionalInterface
  public interface Question<T> {
    T ask(PinStatus status) throws PinCancelledException;
  }

  private final CommandContext context;
  private final DataSecret secret;
  private final TryPolicy policy;
  private final Question<T> question;
  private Optional<T> current = Optional.empty();

  /**
   * Reads the file, if there is one, before the card is touched.
   *
   * @param made makes the secret of what was typed
   */
  public DataSecretEntry(
      CommandContext context,
      DataSecret secret,
      TryPolicy policy,
      Optional<String> file,
      Function<char[], T> made) {
    this(context, secret, policy, status -> made.apply(PinEntry.typed(context, secret, status)));
    current = file.map(name -> made.apply(SecretFile.read(name, context.environment().in())));
  }

  /** For a secret that a person is asked for in another way than in one line. */
  public DataSecretEntry(
      CommandContext context, DataSecret secret, TryPolicy policy, Question<T> question) {
    this.context = context;
    this.secret = secret;
    this.policy = policy;
    this.question = question;
  }

  /** Refuses to go on if nobody can be asked. */
  public DataSecretEntry<T> requireSource() {
    if (current.isEmpty()) {
      PinEntry.terminal(context);
    }
    return this;
  }

  /** The secret of the file, if there is one. */
  public Optional<T> given() {
    return current;
  }

  /** The secret. The card is asked for the counter before the person is asked for it. */
  public T current(Counter counter) throws JpkiException {
    if (current.isEmpty()) {
      PinStatus status = counter.read(secret);
      status.requireTries(policy);
      current = Optional.of(PinEntry.patiently(context, () -> question.ask(status)));
    }
    return current.get();
  }

  @Override
  public void close() {
    current.ifPresent(CardSecret::close);
  }
}

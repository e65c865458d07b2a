package io.github.jpki4j.cli.card;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinCancelledException;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.Failures;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.Terminal;
import io.github.jpki4j.cli.file.SecretFile;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.PinFormatException;
import io.github.jpki4j.pin.PinSource;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.pin.TryPolicy;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How one command gets its secrets: from a file before the card is touched, or from the person, who
 * sees how many tries are left. Erases what it handed out when it is closed.
 */
public final class PinEntry implements AutoCloseable {

  /** How often a secret that cannot be right may be typed: nobody may be looking. */
  private static final int MOST_ENTRIES = 3;

  /** A question whose answer becomes a secret. */
  @FunctionalInterface
  interface Entry<T> {
    T enter() throws PinCancelledException;
  }

  private final CommandContext context;
  private final KeyKind key;
  private final TryPolicy policy;
  private Optional<Pin> current;
  private Optional<Pin> next = Optional.empty();

  /**
   * Reads the file, if there is one, so that a file that cannot be read or a secret that cannot be
   * right shows at once.
   */
  public PinEntry(CommandContext context, KeyKind key, PinOptions options) {
    this(context, key, options.policy(), options.pinFile());
  }

  /** The same for a secret that has a file option of its own. */
  public PinEntry(CommandContext context, KeyKind key, TryPolicy policy, Optional<String> file) {
    this.context = context;
    this.key = key;
    this.policy = policy;
    this.current = file.map(this::fromFile);
  }

  /** Refuses to go on if nobody can be asked. */
  public PinEntry requireSource() {
    if (current.isEmpty()) {
      terminal(context);
    }
    return this;
  }

  /** Reads the secret to be from a file, or later asks for it. */
  public PinEntry withNext(Optional<String> file) {
    next = file.map(this::fromFile);
    if (next.isEmpty()) {
      terminal(context);
    }
    return this;
  }

  private Pin fromFile(String name) {
    return Pin.of(key, SecretFile.read(name, context.environment().in()));
  }

  /** Where a person can be asked. */
  public static Terminal terminal(CommandContext context) {
    return context
        .environment()
        .terminal()
        .orElseThrow(() -> new Failure(ExitCode.USAGE, "usage.no-terminal"));
  }

  public TryPolicy policy() {
    return policy;
  }

  /** The secret that is valid now. The card is asked for the counter before the person is. */
  public Pin current(JpkiAp card) throws JpkiException {
    if (current.isEmpty()) {
      PinStatus status = card.pinStatus(key);
      status.requireTries(policy);
      current = Optional.of(patiently(context, () -> Pin.of(key, typed(context, key, status))));
    }
    return current.get();
  }

  /** Verifies the secret that is valid now; not for a key whose certificate is not there. */
  public void verify(JpkiAp card) throws JpkiException {
    if (key == KeyKind.SIGN) {
      PresenceCheck.requireSignCertificate(card);
    }
    card.verify(current(card), policy);
  }

  /**
   * As a source for the card's Java key, which looks at the counter itself. A secret from a file is
   * handed over once.
   */
  public PinSource source() {
    return (wanted, triesLeft) -> {
      Pin pin =
          current.isPresent()
              ? current.get()
              : ask(context.messages().get("prompt." + key, triesLeft(triesLeft)));
      current = Optional.empty();
      return pin;
    };
  }

  private String triesLeft(OptionalInt left) {
    return left.isPresent()
        ? context.messages().get("tries.so-many", left.getAsInt())
        : context.messages().get("tries.not-told");
  }

  /** What a person types who sees how many tries are left; owned by the caller, who erases it. */
  static char[] typed(CommandContext context, SecretKind secret, PinStatus status)
      throws PinCancelledException {
    Messages messages = context.messages();
    return typed(
        context, secret, messages.get("prompt." + secret.name(), CounterText.of(status, messages)));
  }

  /** What a person types, whom a prompt tells all there is to know. */
  public static char[] typed(CommandContext context, SecretKind secret, String prompt)
      throws PinCancelledException {
    Terminal terminal = terminal(context);
    context.output().prompt(prompt);
    return terminal.readSecret().orElseThrow(() -> new PinCancelledException(secret));
  }

  /** The secret to be, typed twice if a person types it. */
  public Pin next() throws JpkiException {
    if (next.isEmpty()) {
      Messages messages = context.messages();
      next = Optional.of(ask(messages.get("prompt.new." + key)));
      try (Pin again = ask(messages.get("prompt.again"))) {
        requireSame(next.get(), again);
      }
    }
    return next.get();
  }

  private static void requireSame(Pin one, Pin other) {
    byte[] first = one.encoded();
    byte[] second = other.encoded();
    try {
      if (!Arrays.equals(first, second)) {
        throw new Failure(ExitCode.PIN_MALFORMED, "pin-malformed.different");
      }
    } finally {
      Arrays.fill(first, (byte) 0);
      Arrays.fill(second, (byte) 0);
    }
  }

  private Pin ask(String prompt) throws PinCancelledException {
    return patiently(context, () -> Pin.of(key, typed(context, key, prompt)));
  }

  /** Asks again where what was typed cannot be right: nothing of it was sent. */
  static <T> T patiently(CommandContext context, Entry<T> question) throws PinCancelledException {
    for (int left = MOST_ENTRIES - 1; ; left--) {
      try {
        return question.enter();
      } catch (PinFormatException e) {
        if (left == 0) {
          throw e;
        }
        context.output().error(Failures.of(e).sentence(context.messages()));
      }
    }
  }

  @Override
  public void close() {
    current.ifPresent(Pin::close);
    next.ifPresent(Pin::close);
  }
}

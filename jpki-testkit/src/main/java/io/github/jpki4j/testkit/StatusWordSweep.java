package io.github.jpki4j.testkit;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.transport.CardConnection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Status words to each command of a VERIFY, over one kind of link, to cards of both forms. The PIN
 * is sent once or not at all, and only after the card has shown its application; nothing but our
 * exceptions comes out, and they say what the card said.
 */
public final class StatusWordSweep {

  private static final int MOST_BROKEN = 10;

  /** A kind of link. */
  @FunctionalInterface
  public interface Transport {
    /**
     * Connects.
     *
     * @param card the far end; it answers every command and is told of every transaction
     * @return a connection for many sessions, closed by the sweep
     * @throws TransportException if it cannot
     */
    CardConnection connect(SweptCard card) throws TransportException;
  }

  private final String name;
  private final Map<SweptCard.Form, TryPolicy> policies = new EnumMap<>(SweptCard.Form.class);
  private final Transport transport;
  private final List<String> broken = new ArrayList<>();
  private final Map<String, Integer> outcomes = new TreeMap<>();

  /**
   * Creates it; connects to nothing yet. Two sweeps with another policy first, over two kinds of a
   * link, have each pair of kind, form and policy.
   *
   * @param name of the link, for people
   * @param first the policy for a card with short identifiers; the card without them gets the other
   * @param transport the link
   */
  public StatusWordSweep(String name, TryPolicy first, Transport transport) {
    this.name = name;
    policies.put(SweptCard.Form.SHORT_IDENTIFIER, first);
    policies.put(
        SweptCard.Form.SELECTED,
        first == TryPolicy.KEEP_LAST ? TryPolicy.SPEND_LAST : TryPolicy.KEEP_LAST);
    this.transport = transport;
  }

  /**
   * All 65,536 status words.
   *
   * @return each of them
   */
  public static IntStream everyWord() {
    return IntStream.range(0, 0x10000);
  }

  /**
   * The status words that a driver may follow by itself, and those that tell something of a PIN:
   * 61xx, 6Cxx, 63xx, 69xx, and success.
   *
   * @return 1,025 of them
   */
  public static IntStream tellingWords() {
    return everyWord()
        .filter(
            word ->
                switch (word >> 8) {
                  case 0x61, 0x6C, 0x63, 0x69 -> true;
                  default -> word == 0x9000;
                });
  }

  /**
   * Runs it and prints the counts. It runs in a thread of its own: the stack of a test framework is
   * deep, and an exception takes its time for each frame of it.
   *
   * @param answered the command that is answered by the status words
   * @param words some of them, with 9000
   * @throws AssertionError if a promise is broken; names the first cases
   */
  public void run(Answered answered, IntStream words) {
    int[] all = words.toArray();
    Thread thread = new Thread(() -> sweep(answered, all), "status-word-sweep");
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      broken.add("interrupted");
    }
    int runs = outcomes.values().stream().mapToInt(Integer::intValue).sum();
    System.out.println(name + ": " + runs + " answers to " + answered + ": " + outcomes);
    if (!outcomes.containsKey("verified")) {
      broken.add(name + ", " + answered + ": not even 9000 leads to a PIN that is verified");
    }
    if (!broken.isEmpty()) {
      throw new AssertionError(String.join("\n", broken));
    }
  }

  private void sweep(Answered answered, int[] words) {
    policies.forEach(
        (form, policy) -> {
          SweptCard card = new SweptCard(form, answered);
          try (CardConnection connection = transport.connect(card)) {
            for (int i = 0; i < words.length && broken.size() < MOST_BROKEN; i++) {
              card.start(words[i]);
              String broke = run(card, connection, policy);
              if (!broke.isEmpty()) {
                broken.add(
                    "%s, %s %04X, %s, %s: %s"
                        .formatted(name, answered, words[i], form, policy, broke));
              }
            }
          } catch (TransportException e) {
            broken.add(name + ": cannot connect: " + e);
          }
        });
  }

  /** One session with one VERIFY; says what was wrong with it. The connection is for the next. */
  private String run(SweptCard card, CardConnection connection, TryPolicy policy) {
    @Nullable JpkiException failure = null;
    try (Pin pin = Pin.auth("1234".toCharArray())) {
      MyNumberCard.open(connection).jpki().verify(pin, policy);
    } catch (JpkiException e) {
      failure = e;
    } catch (RuntimeException | Error e) {
      return "not one of our exceptions: " + e;
    }
    String outcome = failure == null ? "verified" : failure.getClass().getSimpleName();
    outcomes.merge(outcome, 1, Integer::sum);
    if (card.secrets() > 1) {
      return "the PIN was sent " + card.secrets() + " times";
    }
    if (card.secretWithoutProof(!connection.isExclusive())) {
      return "the PIN was sent before the application was proven";
    }
    return isTrue(card, failure) ? "" : outcome + " is not what the card said";
  }

  private static boolean isTrue(SweptCard card, @Nullable JpkiException failure) {
    boolean sent = card.secrets() == 1;
    if (failure == null) {
      return sent && card.accepted();
    }
    if (failure instanceof PinIncorrectException wrong) {
      return sent && !card.accepted() && wrong.triesLeft() == card.counter();
    }
    if (failure instanceof PinBlockedException) {
      return !card.accepted() && card.saidBlocked();
    }
    if (failure instanceof LastTryException last) {
      return !sent && last.isToldByCard() && card.counter() == 1;
    }
    return sent == (failure instanceof PinOutcomeUnknownException) && !card.accepted();
  }
}

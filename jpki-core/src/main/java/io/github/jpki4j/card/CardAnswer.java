package io.github.jpki4j.card;

import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.CertificateNotFoundException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.transport.CardWork;
import java.util.Objects;
import java.util.Optional;

/**
 * What a card answered to one question of a {@link CardOverview}. Only {@link State#TOLD} and
 * {@link State#MISSING} are knowledge; after every other state the thing may or may not be there.
 *
 * @param <T> what was asked for
 * @param state how the question ended
 * @param value what the card told, present with {@link State#TOLD} alone
 * @param failure what reading it alone would have thrown, present with every state but {@link
 *     State#TOLD} and {@link State#NOT_ASKED}
 * @since 0.1.0
 */
public record CardAnswer<T>(State state, Optional<T> value, Optional<JpkiException> failure) {

  /** How a question to a card ended. */
  public enum State {
    /** The card told it. */
    TOLD,
    /** The card has no such file, or one without contents. */
    MISSING,
    /** It can be read only after its secret is verified. */
    PIN_REQUIRED,
    /** The card refused for another reason, or its answer makes no sense. */
    FAILED,
    /** Nobody asked. */
    NOT_ASKED
  }

  /**
   * Creates it.
   *
   * @param state how the question ended
   * @param value what the card told
   * @param failure what reading it alone would have thrown
   * @throws IllegalArgumentException if value and failure do not fit the state
   */
  public CardAnswer {
    boolean told = state == State.TOLD;
    boolean failed = !told && Objects.requireNonNull(state, "state") != State.NOT_ASKED;
    if (value.isPresent() != told || failure.isPresent() != failed) {
      throw new IllegalArgumentException("value and failure must fit the state");
    }
  }

  /** Nobody asked. */
  static <T> CardAnswer<T> notAsked() {
    return new CardAnswer<>(State.NOT_ASKED, Optional.empty(), Optional.empty());
  }

  /**
   * Asks.
   *
   * @throws JpkiException if the failure says nothing of what was asked for, such as one of the
   *     link
   */
  static <T> CardAnswer<T> of(CardWork<T> question) throws JpkiException {
    try {
      return new CardAnswer<>(State.TOLD, Optional.of(question.run()), Optional.empty());
    } catch (CardResponseException e) {
      return failed(e.status().isFileNotFound() ? State.MISSING : State.FAILED, e);
    } catch (CertificateNotFoundException e) {
      return failed(State.MISSING, e);
    } catch (PinRequiredException e) {
      return failed(State.PIN_REQUIRED, e);
    } catch (MalformedResponseException e) {
      return failed(State.FAILED, e);
    }
  }

  private static <T> CardAnswer<T> failed(State state, JpkiException failure) {
    return new CardAnswer<>(state, Optional.empty(), Optional.of(failure));
  }

  /**
   * What the card told.
   *
   * @return the value
   * @throws JpkiException the {@link #failure()}, if the card did not tell
   * @throws IllegalStateException if nobody asked
   */
  public T orElseThrow() throws JpkiException {
    if (failure.isPresent()) {
      throw failure.get();
    }
    return value.orElseThrow(() -> new IllegalStateException("the card was not asked for this"));
  }
}

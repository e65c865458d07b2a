package io.github.jpki4j.cli;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.card.CardKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.ProfileAp;
import io.github.jpki4j.card.TokenInfo;
import io.github.jpki4j.reset.CardFacts;
import io.github.jpki4j.transport.CardConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The card that one command uses. Signals that end the JVM (INT, TERM, HUP) end the session first,
 * so that no other program finds a secret verified.
 */
final class CardSession implements AutoCloseable {

  private final EndableConnection link;
  private final CountingConnection connection;
  private final MyNumberCard card;
  private final AtExit atExit;

  /** Takes over the connection. */
  CardSession(CardConnection connection) {
    this.link = new EndableConnection(connection);
    this.connection = new CountingConnection(link);
    this.card = MyNumberCard.open(this.connection);
    this.atExit = new AtExit(this::end);
  }

  private void end() {
    link.end();
    closeCard();
  }

  /**
   * Waits for the card, telling the person so, and connects.
   *
   * @param access where it comes from
   * @param reader a part of the reader's name, or empty for any
   * @param timeout how long to wait
   * @param tap what to put in between, closest to the card
   * @param output tells the person
   * @throws Failure if there is no card, reader or service
   */
  static CardConnection connect(
      CardAccess access,
      Optional<String> reader,
      Duration timeout,
      UnaryOperator<CardConnection> tap,
      Output output)
      throws JpkiException {
    try {
      return tap.apply(await(access, reader, timeout, output));
    } catch (TransportException e) {
      throw e.remedy() == Remedy.CHECK_READER
          ? Failures.ofConnecting(e)
          : new Failure(e, ExitCode.NO_CARD, "no-card");
    }
  }

  private static CardConnection await(
      CardAccess access, Optional<String> reader, Duration timeout, Output output)
      throws JpkiException {
    try {
      return access.open(reader, Duration.ZERO);
    } catch (TransportException e) {
      if (e.remedy() == Remedy.CHECK_READER || timeout.isZero()) {
        throw e;
      }
    }
    output.note("note.place-card", timeout.toSeconds());
    return access.open(reader, timeout);
  }

  /** The JPKI application of whatever card there is: one exchange. */
  JpkiAp application() throws JpkiException {
    return card.jpki();
  }

  /** Tells what kind of card it is: two exchanges. */
  Detection detect() throws JpkiException {
    JpkiAp jpki;
    try {
      jpki = card.jpki();
    } catch (ApplicationNotFoundException e) {
      return new Detection(CardKind.OTHER, Optional.empty(), Optional.empty());
    }
    try {
      TokenInfo token = jpki.token();
      return new Detection(token.kind(), Optional.of(jpki), Optional.of(token));
    } catch (CardResponseException e) {
      if (e.status().isFileNotFound()) {
        return new Detection(CardKind.UNKNOWN_JPKI, Optional.of(jpki), Optional.empty());
      }
      throw e;
    }
  }

  /** Selects the JPKI application again, after another one. */
  JpkiAp jpki() throws JpkiException {
    return card.jpki();
  }

  /** The application with the card's own attributes. */
  ProfileAp profile() {
    return card.profile();
  }

  /** What is known of the card with its expiry, for which another application is selected. */
  CardFacts withExpiry(CardFacts facts) throws JpkiException {
    return facts.withCardExpiry(card);
  }

  /** The reader's name, for people. */
  String reader() {
    return connection.info().name();
  }

  Apdus apdus() {
    return connection.apdus();
  }

  @Override
  public void close() {
    closeCard();
    atExit.close();
  }

  private synchronized void closeCard() {
    link.beginClosing();
    card.close();
  }
}

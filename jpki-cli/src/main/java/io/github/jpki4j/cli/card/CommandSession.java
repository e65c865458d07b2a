package io.github.jpki4j.cli.card;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.CardKind;
import io.github.jpki4j.card.CardOverview;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.WholeCard;
import io.github.jpki4j.card.authenticity.CardAuthenticity;
import io.github.jpki4j.card.authenticity.CvAuthorities;
import io.github.jpki4j.card.info.CardInfoInputAp;
import io.github.jpki4j.card.number.IndividualNumberAccess;
import io.github.jpki4j.card.number.IndividualNumberPurpose;
import io.github.jpki4j.card.surface.CardSurfaceAp;
import io.github.jpki4j.cli.access.ApduStats;
import io.github.jpki4j.cli.access.AtExit;
import io.github.jpki4j.cli.access.CardConnector;
import io.github.jpki4j.cli.access.CountingConnection;
import io.github.jpki4j.cli.access.EndableConnection;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.reset.CardFacts;
import io.github.jpki4j.transport.CardConnection;

/**
 * The card that one command uses. Signals that end the JVM (INT, TERM, HUP) end the session first,
 * so that no other program finds a secret verified.
 */
public final class CommandSession implements AutoCloseable {

  private final EndableConnection link;
  private final CountingConnection connection;
  private final MyNumberCard card;
  private final AtExit atExit;

  /** Takes over the connection. */
  public CommandSession(CardConnection connection) {
    this.link = new EndableConnection(connection);
    this.connection = new CountingConnection(link);
    this.card = MyNumberCard.open(this.connection);
    this.atExit = new AtExit(this::end);
  }

  /** Ends it from another thread, after the command or transaction that is under way. */
  void end() {
    link.end();
    closeCard();
  }

  /**
   * Waits for the card that the command line chose, and opens a session with it.
   *
   * @throws Failure if there is no card, reader or service
   */
  public static CommandSession open(CommandContext context) throws JpkiException {
    return new CommandSession(CardConnector.connect(context));
  }

  /** The JPKI application of whatever card there is: one exchange. */
  public JpkiAp application() throws JpkiException {
    return card.jpki();
  }

  /** Tells what kind of card it is: two exchanges. */
  public Detection detect() throws JpkiException {
    return detection(card.identify());
  }

  /** The same, and of a card that this program is meant for everything that is free to read. */
  Detection overview() throws JpkiException {
    return detection(card.overview(CardKind::isSupported));
  }

  /** Everything that is free to read on all applications of whatever card there is. */
  WholeCard wholeCard() throws JpkiException {
    WholeCard whole = card.wholeCard();
    whole.overview().requireKind();
    return whole;
  }

  private Detection detection(CardOverview overview) throws JpkiException {
    overview.requireKind();
    return new Detection(overview, card.selected());
  }

  /** Selects the JPKI application again, after another one. */
  public JpkiAp jpki() throws JpkiException {
    return card.jpki();
  }

  /** The application with the card's own attributes. */
  public CardInfoInputAp cardInfoInput() {
    return card.cardInfoInput();
  }

  /** The application with the card face. */
  public CardSurfaceAp surface() {
    return card.surface();
  }

  /** The way to the individual number. */
  public IndividualNumberAccess individualNumber(IndividualNumberPurpose purpose) {
    return card.individualNumber(purpose);
  }

  /** Tells whether the card is genuine. */
  public CardAuthenticity authenticity(CvAuthorities authorities) {
    return card.authenticity(authorities);
  }

  /** What is known of the card with its expiry, for which another application is selected. */
  public CardFacts withExpiry(CardFacts facts) throws JpkiException {
    return facts.withCardExpiry(card);
  }

  /** The reader's name, for people. */
  String reader() {
    return connection.info().name();
  }

  ApduStats apdus() {
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

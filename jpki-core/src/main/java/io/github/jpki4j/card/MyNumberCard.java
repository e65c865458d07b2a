package io.github.jpki4j.card;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.card.authenticity.CardAuthenticity;
import io.github.jpki4j.card.authenticity.CvAuthorities;
import io.github.jpki4j.card.info.CardInfoInputAp;
import io.github.jpki4j.card.number.IndividualNumberAccess;
import io.github.jpki4j.card.number.IndividualNumberPurpose;
import io.github.jpki4j.card.surface.CardSurfaceAp;
import io.github.jpki4j.exchange.CardApplication;
import io.github.jpki4j.exchange.CardExchange;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ConnectionInfo;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A session with one card. Counts selections, so that an application object from before another
 * selection sends nothing to the wrong application.
 *
 * <p>Once the link has failed, every call throws a {@link TransportException}; open a new
 * connection then. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class MyNumberCard implements AutoCloseable {

  final CardExchange session;
  final Signer signer;
  private @Nullable JpkiAp jpki;
  private int jpkiSelection;

  private MyNumberCard(CardConnection connection, LongSupplier nanoTime) {
    this.session = new CardExchange(connection, nanoTime);
    this.signer = new Signer(session);
  }

  /**
   * Starts a session. Sends nothing.
   *
   * @param connection an open connection; the session closes it
   * @return the session, which the caller closes
   */
  public static MyNumberCard open(CardConnection connection) {
    return open(connection, System::nanoTime);
  }

  /** The same with a clock as {@link System#nanoTime()}. */
  static MyNumberCard open(CardConnection connection, LongSupplier nanoTime) {
    return new MyNumberCard(Objects.requireNonNull(connection, "connection"), nanoTime);
  }

  /**
   * Selects the JPKI application: one exchange. Verified PINs of an earlier selection count no
   * more.
   *
   * @return the application, valid until the next selection
   * @throws ApplicationNotFoundException if the card has none
   * @throws TransportException if the link failed
   */
  public JpkiAp jpki() throws JpkiException {
    jpki = null;
    int selection = session.select(CardApplication.JPKI);
    JpkiAp selected = new JpkiAp(session, signer, selection);
    jpki = selected;
    jpkiSelection = selection;
    return selected;
  }

  /**
   * The JPKI application that was selected last through this session. Sends nothing.
   *
   * @return what {@link #jpki()}, {@link #identify()} or {@link #overview} selected; empty if they
   *     selected none, or if this session selected another application since
   */
  public Optional<JpkiAp> selected() {
    return session.isCurrent(jpkiSelection) ? Optional.ofNullable(jpki) : Optional.empty();
  }

  /**
   * Tells what card this is: selects the JPKI application and reads its label, two exchanges.
   *
   * @return the kind and the token information; nothing else is asked
   * @throws TransportException if the link failed
   * @throws JpkiException as {@link #overview}
   */
  public CardOverview identify() throws JpkiException {
    return overview(kind -> false);
  }

  /**
   * Selects the JPKI application and reads what is free to read, in one transaction. A card without
   * the application is an answer, not an error.
   *
   * @param more of which kinds more than the token information is read, such as {@link
   *     CardKind#isSupported}
   * @return what the card answered; {@link #selected()} is the application then
   * @throws TransportException if the link failed
   * @throws CardResponseException if the card refused SELECT in a way that says nothing of its kind
   * @throws JpkiException as {@link JpkiAp#overview}
   */
  public CardOverview overview(Predicate<CardKind> more) throws JpkiException {
    CardOverview read = session.transact(() -> selectAndRead(more));
    Optional<JpkiAp> selected = selected();
    return selected.isPresent() ? read.checked(selected.get()) : read;
  }

  private CardOverview selectAndRead(Predicate<CardKind> more) throws JpkiException {
    JpkiAp selected;
    try {
      selected = jpki();
    } catch (ApplicationNotFoundException e) {
      return CardOverview.WITHOUT_APPLICATION;
    }
    return CardOverview.read(selected, more);
  }

  /**
   * Asks all applications of the card for what is free to read, in one transaction. No secret is
   * sent and no try spent; what was verified counts no more. A card without an application is an
   * answer, not an error.
   *
   * <p>Of a plain card 21 exchanges; 27 on a link that others share, where a file of each
   * application with counters shows that no other one told them, or the application is asked twice.
   * In the end the JPKI application is selected again, see {@link #selected()}, which is empty if
   * the card has none or refused.
   *
   * @return what the card answered
   * @throws TransportException if the link failed
   * @throws JpkiException as {@link #overview}
   */
  public WholeCard wholeCard() throws JpkiException {
    WholeCard read = session.transact(this::readWholeCard);
    return jpki == null ? read : read.withOverview(read.overview().checked(jpki));
  }

  private WholeCard readWholeCard() throws JpkiException {
    CardOverview overview = selectAndRead(WholeCardReader::isDescribed);
    WholeCard read = WholeCard.of(overview, new WholeCardReader(session, overview.kind()).read());
    if (overview.kind() != CardKind.OTHER) {
      try {
        jpki();
      } catch (ApplicationNotFoundException
          | CardResponseException
          | MalformedResponseException e) {
        // what was read is worth more than the selection: selected() is empty then
      }
    }
    return read;
  }

  /**
   * The application with the card's own four attributes (券面事項入力補助AP). Sends nothing: each of its
   * methods selects the application.
   *
   * @return the application, valid as long as this session
   */
  public CardInfoInputAp cardInfoInput() {
    return new CardInfoInputAp(session);
  }

  /**
   * Tells whether the card is genuine. Sends nothing: its method selects the applications that it
   * asks.
   *
   * @param authorities the CAs by whose keys the card is judged
   * @return what does it, valid as long as this session
   */
  public CardAuthenticity authenticity(CvAuthorities authorities) {
    return new CardAuthenticity(session, authorities);
  }

  /**
   * The application with the card face (券面事項確認AP). Sends nothing: each of its methods selects the
   * application.
   *
   * @return the application, valid as long as this session
   */
  public CardSurfaceAp surface() {
    return new CardSurfaceAp(session);
  }

  /**
   * The way to the individual number (個人番号) on the card, apart from everything else because the law
   * sets it apart: read the warning of {@link IndividualNumberAccess} first. Sends nothing.
   *
   * @param purpose what the number is needed for
   * @return the way, valid as long as this session
   */
  public IndividualNumberAccess individualNumber(IndividualNumberPurpose purpose) {
    return new IndividualNumberAccess(session, purpose);
  }

  /**
   * Reads the last day on which the card is valid, without a PIN: two exchanges. The common
   * application (共通カードAP) that tells it is selected then, so a {@link JpkiAp} from before is of no
   * use: call {@link #jpki()} again. Serial number and municipality, which stand beside it, are not
   * handed out.
   *
   * @return the day, in Japan; empty if the card does not tell, such as phones and Juki cards
   * @throws MalformedResponseException if the record is not what it should be
   * @throws CardResponseException if the card refuses with a status of no further meaning
   * @throws TransportException if the link failed
   */
  public Optional<LocalDate> expiry() throws JpkiException {
    return session.transact(
        () -> {
          try {
            Optional<LocalDate> told = readExpiry();
            // "No such record" is also what another application says that got in between.
            return told.isPresent() ? told : readExpiry();
          } catch (ApplicationNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  private Optional<LocalDate> readExpiry() throws JpkiException {
    session.select(CardApplication.COMMON);
    return new ExpiryRecord(session).read();
  }

  /**
   * What the transport knows of its link.
   *
   * @return the connection's own information
   */
  public ConnectionInfo connection() {
    return session.channel().info();
  }

  /**
   * Ends the session. If a secret was sent, another application is selected first, because a warm
   * reset, all that some links can do, does not make a card forget what was verified; then the
   * connection is closed, which drops verified PINs as far as the link can. Where that selection
   * fails, or the connection refuses it, as on the main thread of an Android program, the
   * connection is closed without it. Idempotent; never throws an exception, also if the connection
   * breaks its word and throws one.
   */
  @Override
  public void close() {
    session.close();
  }
}

package io.github.jpki4j.testkit.key;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.card.TracingConnection;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardSource;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reader with a simulated card, what its holder knows, and all that went by. Each session is for
 * one thread at a time.
 */
public final class Desk implements CardSource {

  /** The PIN of every card here, unless its builder says another. */
  public static final String AUTH_PIN = "1234";

  /** The password of every card here, unless its builder says another. */
  public static final String SIGN_PASSWORD = "ABC123";

  /** Whose card has other certificates, of the very same keys. */
  public static final Holder SOMEBODY_ELSE = Holder.test().withName("別人　花子");

  private static final TestPki PKI = TestPki.create();

  private final List<TracingConnection> links = new ArrayList<>();
  private TestCard card;
  private boolean readerGone;
  private @Nullable Fault fault;
  private int commandsToFault;
  private @Nullable FaultyConnection faulty;

  /** With the default card. */
  public Desk() {
    this(TestCard.builder());
  }

  /**
   * With a card.
   *
   * @param builder of the card, of the same test CAs for every desk
   */
  public Desk(TestCardBuilder builder) {
    card = builder.pki(PKI).build();
  }

  @Override
  public synchronized CardConnection open() throws TransportException {
    if (readerGone) {
      throw new TransportException("no reader", Remedy.CHECK_READER);
    }
    if (!card.isInserted()) {
      throw new CardRemovedException("no card");
    }
    // Exclusive: the tests count commands, and a proof of the application is one more.
    CardConnection link = card.connect(LinkProfile.standard().withExclusive(true));
    if (fault != null) {
      faulty = new FaultyConnection(link, fault, commandsToFault);
      link = faulty;
      fault = null;
    }
    TracingConnection traced = new TracingConnection(link);
    links.add(traced);
    return traced;
  }

  /**
   * The card in the reader.
   *
   * @return the one that was put there last
   */
  public TestCard card() {
    return card;
  }

  /**
   * Takes the card out and puts another one in.
   *
   * @param other of the other card
   */
  public synchronized void swap(TestCardBuilder other) {
    card.remove();
    card = other.pki(PKI).build();
  }

  /**
   * Puts another card into the reader, which has none.
   *
   * @param other the card
   */
  public synchronized void put(TestCard other) {
    card = other;
  }

  /** Takes the reader away, with its card. */
  public synchronized void unplug() {
    card.remove();
    readerGone = true;
  }

  /**
   * Lets a fault happen in the next session.
   *
   * @param planned the fault
   * @param atCommand which command of the session it hits, from 0
   */
  public synchronized void plan(Fault planned, int atCommand) {
    fault = planned;
    commandsToFault = atCommand;
  }

  /**
   * Whether the fault that was planned last has happened.
   *
   * @return false if none was planned
   */
  public synchronized boolean faultHappened() {
    return faulty != null && faulty.fired();
  }

  /**
   * The commands since the last call, of all sessions.
   *
   * @return in hex
   */
  public synchronized List<String> takeCommands() {
    List<String> all = links.stream().flatMap(link -> link.commands().stream()).toList();
    links.forEach(TracingConnection::clear);
    return all;
  }

  /**
   * How often a secret went to a card since {@link #takeCommands}, of all sessions.
   *
   * @return VERIFY and CHANGE REFERENCE DATA with data
   */
  public synchronized long secrets() {
    return links.stream().mapToLong(TracingConnection::secrets).sum();
  }

  /**
   * How often the reader was opened.
   *
   * @return sessions, closed ones included
   */
  public int sessions() {
    return links.size();
  }

  /**
   * What is left of the tries.
   *
   * @param kind whose secret
   * @return as the card has it
   */
  public int triesLeft(KeyKind kind) {
    return card.triesLeft(kind);
  }

  /**
   * The key's certificate.
   *
   * @param kind which key
   * @return as the card has it
   * @throws MalformedDataException if the card has none that can be read
   */
  public X509Certificate certificate(KeyKind kind) throws MalformedDataException {
    return JpkiCertificate.parse(card.certificate(kind.certificate())).x509();
  }

  /**
   * What the person knows.
   *
   * @param kind whose secret
   * @return {@link #AUTH_PIN} or {@link #SIGN_PASSWORD}
   */
  public static String secret(KeyKind kind) {
    return kind == KeyKind.AUTH ? AUTH_PIN : SIGN_PASSWORD;
  }
}

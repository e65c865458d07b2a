package io.github.jpki4j.it.jca;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.it.support.TracingConnection;
import io.github.jpki4j.testcard.Link;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardSource;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reader with a simulated card, a person who knows the PINs, and all that went by. */
public final class Desk implements CardSource {

  public static final String AUTH_PIN = "1234";
  public static final String SIGN_PASSWORD = "ABC123";

  /** Whose card has other certificates, of the very same keys. */
  static final Holder SOMEBODY_ELSE = Holder.test().withName("別人　花子");

  private static final TestPki PKI = TestPki.create();

  private final List<TracingConnection> links = new ArrayList<>();
  private TestCard card;
  private boolean readerGone;
  private @Nullable Fault fault;
  private int commandsToFault;
  private @Nullable FaultyConnection faulty;

  public Desk() {
    this(TestCard.builder());
  }

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
    CardConnection link = card.connect(Link.standard().withExclusive(true));
    if (fault != null) {
      faulty = new FaultyConnection(link, fault, commandsToFault);
      link = faulty;
      fault = null;
    }
    TracingConnection traced = new TracingConnection(link);
    links.add(traced);
    return traced;
  }

  public TestCard card() {
    return card;
  }

  synchronized void swap(TestCardBuilder other) {
    card.remove();
    card = other.pki(PKI).build();
  }

  /** Puts another card into the reader, which has none. */
  synchronized void put(TestCard other) {
    card = other;
  }

  synchronized void unplug() {
    card.remove();
    readerGone = true;
  }

  /** Lets a fault happen in the next session. */
  synchronized void plan(Fault planned, int atCommand) {
    fault = planned;
    commandsToFault = atCommand;
  }

  synchronized boolean faultHappened() {
    return faulty != null && faulty.fired();
  }

  /** The commands since the last call, of all sessions. */
  public synchronized List<String> takeCommands() {
    List<String> all = links.stream().flatMap(link -> link.commands().stream()).toList();
    links.forEach(TracingConnection::clear);
    return all;
  }

  public synchronized long secrets() {
    return links.stream().mapToLong(TracingConnection::secrets).sum();
  }

  int sessions() {
    return links.size();
  }

  public int triesLeft(KeyKind kind) {
    return card.triesLeft(kind);
  }

  /** The key's certificate, as the card has it. */
  public X509Certificate certificate(KeyKind kind) throws MalformedDataException {
    return JpkiCertificate.parse(card.certificate(kind.certificate())).x509();
  }

  public static String secret(KeyKind kind) {
    return kind == KeyKind.AUTH ? AUTH_PIN : SIGN_PASSWORD;
  }
}
